package io.ovation.server.payout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a creator wants to be paid. Immutable.
 *
 * @param account in the one written form of its kind, opened
 * @param holder the name of the account's holder, where its kind needs one
 * @param frozenUntil nothing is paid before this business time, because the account was changed; null when it never was
 * @param ownership whether it is the creator's own
 */
public record PayoutAccount(
        String kind,
        String account,
        @Nullable String holder,
        @Nullable Instant frozenUntil,
        Ownership ownership) {
    /** An account of which nobody has said yet whose it is. */
    public PayoutAccount(String kind, String account, @Nullable String holder, @Nullable Instant frozenUntil) {
        this(kind, account, holder, frozenUntil, Ownership.NOT_CHECKED);
    }

    /** Whether nothing is paid at this business time. */
    public boolean frozenAt(Instant business) {
        return frozenUntil != null && business.isBefore(frozenUntil);
    }
}
