package io.ovation.server.verification;

import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One identity check: its row as it stands, with what is sealed still sealed. Immutable.
 *
 * @param person user number
 * @param status as decided; {@link #statusOn} knows whether it has expired since
 * @param sealed the {@link PersonDetails}
 * @param level what it is good for once verified: 1 a person with a document, 2 with proof of address as well
 * @param submittedAt business clock
 * @param decidedBy user number
 */
public record Verification(
        long number,
        long person,
        VerificationStatus status,
        String sealed,
        int level,
        Instant submittedAt,
        @Nullable Long decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        @Nullable LocalDate expiresOn) {
    /** Prefix of public ids. */
    public static final String PREFIX = "idv";

    /** The highest level there is. */
    public static final int HIGHEST_LEVEL = 2;

    /** The public id. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }

    /** Where it stands on a day. */
    public VerificationStatus statusOn(LocalDate day) {
        boolean over = status == VerificationStatus.VERIFIED && expiresOn != null && !day.isBefore(expiresOn);
        return over ? VerificationStatus.EXPIRED : status;
    }
}
