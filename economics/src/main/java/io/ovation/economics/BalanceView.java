package io.ovation.economics;

import io.ovation.ledger.AccountVisitor;

/** Balances to be checked: a ledger's ({@code ledger::forEachAccount}), a projection's, an export's. */
@FunctionalInterface
public interface BalanceView {
    /** Shows every account once, with its natural balance, in any order. */
    void forEachAccount(AccountVisitor visitor);
}
