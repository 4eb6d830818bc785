package io.ovation.server.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a failed delivery is tried again: after a pause that doubles each time up to a longest one, spread by a fifth so that
 * what failed together does not come back together, until the time to give up; the last attempt is at its end. Pure.
 */
record RetrySchedule(Duration firstPause, Duration longestPause, Duration giveUpAfter) {
    private static final int MOST_DOUBLINGS = 30;

    static RetrySchedule of(WebhookSettings settings) {
        return new RetrySchedule(settings.firstPause(), settings.longestPause(), settings.giveUpAfter());
    }

    /**
     * When to try again; empty when it is time to give up.
     *
     * @param firstAt the first attempt
     * @param attempts how many there were, the one that just failed included
     * @param now when it failed
     * @param spread from 0 up to 1, at random
     * @param wish how long the endpoint asked us to wait; zero when it did not
     */
    Optional<Instant> next(Instant firstAt, int attempts, Instant now, double spread, Duration wish) {
        Instant end = firstAt.plus(giveUpAfter);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        double doubled = firstPause.toMillis() * Math.pow(2, Math.min(attempts - 1, MOST_DOUBLINGS));
        double pause = Math.min(doubled, longestPause.toMillis()) * (0.9 + 0.2 * spread);
        long asked = Math.min(wish.toMillis(), longestPause.toMillis());
        Instant next = now.plusMillis(Math.max((long) pause, asked));
        return Optional.of(next.isBefore(end) ? next : end);
    }
}
