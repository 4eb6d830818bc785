package io.ovation.server.webhook;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event at one endpoint. Immutable.
 *
 * @param firstAt when it was tried first, or sent again by hand
 * @param nextAttemptAt null when nothing is due
 * @param statusCode of the last answer; null when there was none
 * @param error why the last attempt failed; null when it did not
 */
record Delivery(
        long endpoint,
        long position,
        UUID event,
        String type,
        State state,
        int attempts,
        Instant firstAt,
        Instant lastAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Integer statusCode,
        @Nullable String error,
        int tookMillis) {
    /** Where it stands. */
    enum State {
        DELIVERED,
        RETRYING,
        /** Given up; somebody may send it again by hand. */
        DEAD;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
