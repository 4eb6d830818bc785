package io.ovation.server.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * A token bucket for each of many keys: so many at once, then so many a second. Kept in memory only; a key that was idle
 * for a while starts full again.
 *
 * <p>Any thread.
 */
final class RateLimit {
    private static final long MAXIMUM_KEYS = 200_000;

    private final long burst;
    private final double perMilli;
    private final Cache<Long, Bucket> buckets;

    private static final class Bucket {
        private double tokens;
        private long atMillis;

        private Bucket(double tokens, long atMillis) {
            this.tokens = tokens;
            this.atMillis = atMillis;
        }
    }

    /**
     * Full buckets for everybody.
     *
     * @param burst how many at once
     * @param perSecond how many a second later on
     */
    RateLimit(long burst, double perSecond) {
        this.burst = burst;
        this.perMilli = perSecond / 1_000;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAXIMUM_KEYS)
                .expireAfterAccess(Duration.ofSeconds(Math.max(60, (long) Math.ceil(burst / perSecond))))
                .build();
    }

    /** Takes as many of the wanted tokens as there are; whole ones only. */
    int take(long key, int wanted, long nowMillis) {
        Bucket bucket = buckets.get(key, unseen -> new Bucket(burst, nowMillis));
        synchronized (bucket) {
            long passed = Math.max(0, nowMillis - bucket.atMillis);
            bucket.tokens = Math.min(burst, bucket.tokens + passed * perMilli);
            bucket.atMillis = Math.max(bucket.atMillis, nowMillis);
            int taken = (int) Math.min(wanted, Math.floor(bucket.tokens));
            bucket.tokens -= taken;
            return taken;
        }
    }
}
