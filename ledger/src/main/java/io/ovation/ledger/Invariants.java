package io.ovation.ledger;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must hold of every ledger at any time, whatever the money events were. Walks over all accounts. */
public final class Invariants {

    private Invariants() {}

    /**
     * What does not hold, one sentence each; empty when all is well. On the ledger's thread.
     *
     * <ul>
     *   <li>Every asset sums to zero: credits minus debits over all of its accounts.
     *   <li>No constrained account is below zero.
     * </ul>
     */
    public static List<String> broken(Ledger ledger) {
        List<String> broken = new ArrayList<>();
        Map<Integer, BigInteger> sums = new TreeMap<>();
        ledger.forEachAccount((account, balance) -> {
            BigInteger value = BigInteger.valueOf(balance);
            sums.merge(account.asset(), account.debitNatural() ? value.negate() : value, BigInteger::add);
            if (balance < 0 && account.constraint() != Constraint.NONE) {
                broken.add("account " + account + " is constrained and stands at " + balance);
            }
        });
        sums.forEach((asset, sum) -> {
            if (sum.signum() != 0) {
                broken.add("asset " + asset + " sums to " + sum + " instead of 0");
            }
        });
        return broken;
    }
}
