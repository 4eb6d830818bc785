package io.ovation.server.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * A token bucket for each of many keys: so many at once, then so many a second. Kept in memory only, so every instance
 * counts for itself; a key that was idle for a while starts full again.
 *
 * <p>Any thread.
 *
 * @param <K> whose buckets, with equals and hashCode
 */
public final class TokenBuckets<K> {
    private static final long MAXIMUM_KEYS = 200_000;

    private final long burst;
    private final double perMilli;
    private final Cache<K, Bucket> buckets;

    private static final class Bucket {
        private double tokens;
        private long atMillis;

        private Bucket(double tokens, long atMillis) {
            this.tokens = tokens;
            this.atMillis = atMillis;
        }
    }

    /**
     * What became of one request for one token.
     *
     * @param isTaken whether there was one
     * @param left whole tokens that are left
     * @param nextMillis until there is one again, 0 when there is
     * @param fullMillis until the bucket is full again
     */
    public record Level(boolean isTaken, long left, long nextMillis, long fullMillis) {}

    /**
     * Full buckets for everybody.
     *
     * @param burst how many at once, at least 1
     * @param perSecond how many a second later on, above 0
     */
    public TokenBuckets(long burst, double perSecond) {
        if (burst < 1 || !(perSecond > 0)) {
            throw new IllegalArgumentException("a bucket of " + burst + " with " + perSecond + " a second");
        }
        this.burst = burst;
        this.perMilli = perSecond / 1_000;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAXIMUM_KEYS)
                .expireAfterAccess(Duration.ofSeconds(Math.max(60, (long) Math.ceil(burst / perSecond))))
                .build();
    }

    /** Takes as many of the wanted tokens as there are; whole ones only. */
    public int take(K key, int wanted, long nowMillis) {
        Bucket bucket = bucket(key, nowMillis);
        synchronized (bucket) {
            fill(bucket, nowMillis);
            int taken = (int) Math.min(wanted, Math.floor(bucket.tokens));
            bucket.tokens -= taken;
            return taken;
        }
    }

    /** Takes one token, if there is one, and tells how things stand. */
    public Level takeOne(K key, long nowMillis) {
        Bucket bucket = bucket(key, nowMillis);
        synchronized (bucket) {
            fill(bucket, nowMillis);
            boolean isTaken = bucket.tokens >= 1;
            if (isTaken) {
                bucket.tokens -= 1;
            }
            long next = bucket.tokens >= 1 ? 0 : (long) Math.ceil((1 - bucket.tokens) / perMilli);
            return new Level(isTaken, (long) Math.floor(bucket.tokens), next, (long)
                    Math.ceil((burst - bucket.tokens) / perMilli));
        }
    }

    private Bucket bucket(K key, long nowMillis) {
        return buckets.get(key, unseen -> new Bucket(burst, nowMillis));
    }

    /** A clock that goes back gives nothing away. */
    private void fill(Bucket bucket, long nowMillis) {
        long passed = Math.max(0, nowMillis - bucket.atMillis);
        bucket.tokens = Math.min(burst, bucket.tokens + passed * perMilli);
        bucket.atMillis = Math.max(bucket.atMillis, nowMillis);
    }
}
