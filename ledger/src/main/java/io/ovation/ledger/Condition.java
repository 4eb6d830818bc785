package io.ovation.ledger;

import java.util.Objects;

/**
 * What must hold of one account's natural balance after the whole entry, checked where no race is possible: a spending
 * cap is {@code AT_MOST} on the meter.
 *
 * @param account the account, not necessarily one of the entry's
 * @param bound direction
 * @param limit in the asset's smallest unit, natural sign of the account
 */
public record Condition(AccountId account, Bound bound, long limit) {

    /** Refuses null. */
    public Condition {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(bound, "bound");
    }
}
