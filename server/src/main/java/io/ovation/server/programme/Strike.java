package io.ovation.server.programme;

import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A strike against a user's standing. It counts from when it is given until it expires or is lifted.
 *
 * @param note what happened, for the user too
 * @param expiresOn the first day on which it no longer counts
 */
record Strike(
        long number,
        long user,
        StrikeReason reason,
        int points,
        String note,
        Instant givenAt,
        LocalDate expiresOn,
        String givenBy,
        @Nullable Instant liftedAt,
        @Nullable String liftReason) {
    static final String PREFIX = "str";

    String id() {
        return PublicId.of(PREFIX, number);
    }

    boolean countsOn(LocalDate day) {
        return liftedAt == null && expiresOn.isAfter(day);
    }
}
