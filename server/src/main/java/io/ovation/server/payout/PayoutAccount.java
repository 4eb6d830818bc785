package io.ovation.server.payout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a creator wants to be paid. Immutable.
 *
 * @param account in the one written form of its kind
 * @param holder the name of the account's holder, where its kind needs one
 * @param frozenUntil nothing is paid before this business time, because the account was changed; null when it never was
 */
public record PayoutAccount(
        String kind,
        String account,
        @Nullable String holder,
        @Nullable Instant frozenUntil) {
    /** Whether nothing is paid at this business time. */
    public boolean frozenAt(Instant business) {
        return frozenUntil != null && business.isBefore(frozenUntil);
    }
}
