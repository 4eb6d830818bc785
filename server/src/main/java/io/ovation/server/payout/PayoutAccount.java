package io.ovation.server.payout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a creator wants to be paid. Immutable.
 *
 * @param frozenUntil nothing is paid before this business time, because the account was changed; null when it never was
 */
public record PayoutAccount(
        String kind, String account, @Nullable Instant frozenUntil) {
    /** Whether nothing is paid at this business time. */
    public boolean frozenAt(Instant business) {
        return frozenUntil != null && business.isBefore(frozenUntil);
    }
}
