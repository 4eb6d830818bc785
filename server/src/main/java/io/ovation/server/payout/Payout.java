package io.ovation.server.payout;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way to a creator: the row of the intent as it stands. Immutable.
 *
 * @param amount minor units
 * @param diamondUnits hundredths of a diamond that go with the money; 0 until it is set aside
 * @param holder whose account it is, where its kind needs that
 * @param bankSays the furthest the provider has told us; null while it has told nothing
 * @param told how often the provider told that something changed
 * @param asked up to which of those it was asked what
 * @param decidedBy user number of who approved or rejected it
 * @param askedAt business clock
 * @param businessDay day of its journal entries, in the market's zone
 */
public record Payout(
        long number,
        long creator,
        Fingerprint fingerprint,
        String market,
        String currency,
        long amount,
        long diamondUnits,
        String accountKind,
        String account,
        @Nullable String holder,
        PayoutStatus status,
        PayoutProvider.@Nullable State bankSays,
        @Nullable String bankReason,
        int told,
        int asked,
        @Nullable Long decidedBy,
        @Nullable String decisionReason,
        Instant askedAt,
        LocalDate businessDay) {
    /** Prefix of public payout ids. */
    public static final String PREFIX = "pay";

    /** Whether the provider told that something changed, and has not been asked what since. */
    public boolean lookAgain() {
        return told > asked;
    }

    /** The public id, which is also the provider's idempotency key. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }
}
