package io.ovation.server.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * When each viewer last commented in a room with slow mode.
 *
 * <p>Any thread.
 */
final class SlowMode {
    private record Key(long live, long user) {}

    private final Cache<Key, Long> last = Caffeine.newBuilder()
            .maximumSize(200_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /**
     * Lets a comment in, or says how long it has to wait.
     *
     * @return milliseconds to wait; 0 when the comment may go in, and the wait begins anew
     */
    long enter(long live, long user, int seconds, long nowMillis) {
        if (seconds == 0) {
            return 0;
        }
        long[] wait = {0};
        last.asMap().compute(new Key(live, user), (key, before) -> {
            long due = before == null ? nowMillis : before + seconds * 1_000L;
            wait[0] = Math.max(0, due - nowMillis);
            return wait[0] > 0 ? before : Long.valueOf(nowMillis);
        });
        return wait[0];
    }
}
