package io.ovation.server.verification;

import io.ovation.server.api.PublicId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person whose name is like one on a list. Immutable.
 *
 * @param list name of the list
 * @param entryId the list's own id of the entry
 * @param sealed the {@link HitEvidence}
 * @param decidedBy the proposal that two people agreed on
 */
record ScreeningHit(
        long number,
        long person,
        String list,
        String entryId,
        String sealed,
        int scorePpm,
        Status status,
        Instant openedAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy) {
    static final String PREFIX = "hit";

    /** Where a hit stands. */
    enum Status {
        OPEN,
        CLEARED,
        CONFIRMED;

        String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    String id() {
        return PublicId.of(PREFIX, number);
    }

    /** What its evidence is sealed for. */
    static String purpose(long person) {
        return "screening-hit:" + person;
    }
}
