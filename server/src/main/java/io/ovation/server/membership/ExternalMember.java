package io.ovation.server.membership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A member of another platform as it tells of them.
 *
 * @param id theirs of the member
 * @param email as they say it; kept only as a keyed hash
 * @param tier name of theirs; empty for none
 * @param amount minor units a month; null when they do not say
 * @param endsOn first day that is not paid; null when they do not say
 * @param at when it was so: what is older than what we know changes nothing
 */
record ExternalMember(
        String id,
        String name,
        @Nullable String email,
        String tier,
        @Nullable Long amount,
        @Nullable String currency,
        Status status,
        LocalDate since,
        @Nullable LocalDate endsOn,
        Instant at) {

    /** How they stand there. */
    enum Status {
        ACTIVE,
        DECLINED,
        FORMER;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
