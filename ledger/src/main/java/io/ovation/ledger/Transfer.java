package io.ovation.ledger;

import java.util.Objects;

/**
 * One amount from one debit account to one credit account of the same asset.
 *
 * @param debit the account that is debited
 * @param credit the account that is credited
 * @param amount how much
 */
public record Transfer(AccountId debit, AccountId credit, Amount amount) {

    /** Refuses null. */
    public Transfer {
        Objects.requireNonNull(debit, "debit");
        Objects.requireNonNull(credit, "credit");
        Objects.requireNonNull(amount, "amount");
    }
}
