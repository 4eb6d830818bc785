package io.ovation.ledger;

import java.util.Objects;

/**
 * A transfer as it was decided, with both balances just after it.
 *
 * @param debit the account that was debited
 * @param credit the account that was credited
 * @param amount in the asset's smallest unit, not negative
 * @param debitBalance natural balance of the debit account after this transfer
 * @param creditBalance natural balance of the credit account after this transfer
 */
public record Posted(AccountId debit, AccountId credit, long amount, long debitBalance, long creditBalance) {

    /** Refuses null. */
    public Posted {
        Objects.requireNonNull(debit, "debit");
        Objects.requireNonNull(credit, "credit");
    }
}
