package io.ovation.server.risk;

import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person has to look at: the row as it stands. Immutable.
 *
 * @param reasons JSON: a list of {@link Score.Reason}
 * @param holds whether the creator's payouts wait while it is open
 * @param decidedBy user number of who decided
 * @param decision in their words
 */
record RiskCase(
        long number,
        long creator,
        int score,
        String reasons,
        Status status,
        boolean holds,
        Instant openedAt,
        Instant changedAt,
        @Nullable Long decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decision) {
    static final String PREFIX = "case";

    /** Where a case stands. */
    enum Status {
        OPEN,
        /** Everything was in order. */
        CLEARED,
        /** It was fraud, and the creator had a part in it. */
        CONFIRMED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    String id() {
        return PublicId.of(PREFIX, number);
    }
}
