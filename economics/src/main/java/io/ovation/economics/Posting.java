package io.ovation.economics;

import io.ovation.ledger.AccountId;
import io.ovation.ledger.Amount;
import io.ovation.ledger.Bound;
import io.ovation.ledger.Condition;
import io.ovation.ledger.Entry;
import io.ovation.ledger.Side;
import io.ovation.ledger.Transfer;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry being written by a rule: transfers in order, debit account first. Used by one rule on one thread.
 */
final class Posting {
    private final MoneyEvent event;
    private final int ruleVersion;
    private final List<Transfer> transfers = new ArrayList<>(8);
    private final List<Condition> conditions = new ArrayList<>(1);
    private long reference1;
    private long reference2;
    private long reference3;

    Posting(MoneyEvent event, RuleSet rules) {
        this.event = event;
        this.ruleVersion = rules.version();
    }

    void references(long first, long second, long third) {
        reference1 = first;
        reference2 = second;
        reference3 = third;
    }

    /** Exactly this amount. Returns the transfer's index, for {@link #samePart}. */
    int fixed(AccountId debit, AccountId credit, long amount) {
        return add(debit, credit, new Amount.Fixed(amount));
    }

    /**
     * The same part of one account's balance that the transfer {@code base} took of its debit account's; rounded down,
     * and everything when that one took everything.
     *
     * @param of which of the two accounts the part is of
     */
    int samePart(AccountId debit, AccountId credit, int base, Side of) {
        return add(debit, credit, new Amount.Proportional(base, of));
    }

    /** All that one account has; of two balances, no more than the smaller. */
    int everything(AccountId debit, AccountId credit, Side of) {
        return add(debit, credit, new Amount.UpTo(Long.MAX_VALUE, of));
    }

    /** What one account has, at most this much. Returns the transfer's index, for {@link #samePart} and {@link #remainder}. */
    int upTo(AccountId debit, AccountId credit, long limit, Side of) {
        return add(debit, credit, new Amount.UpTo(limit, of));
    }

    /** What the transfer {@code base}, an {@link #upTo}, could not take. */
    int remainder(AccountId debit, AccountId credit, int base) {
        return add(debit, credit, new Amount.Remainder(base));
    }

    /** After the entry the account's balance must be at most this. */
    void atMost(AccountId account, long limit) {
        conditions.add(new Condition(account, Bound.AT_MOST, limit));
    }

    Entry entry() {
        MoneyEvent.Header header = event.header();
        return new Entry(
                header.id(),
                event.kind().code(),
                ruleVersion,
                reference1,
                reference2,
                reference3,
                header.fingerprint(),
                header.notAfterMillis(),
                transfers,
                conditions);
    }

    private int add(AccountId debit, AccountId credit, Amount amount) {
        transfers.add(new Transfer(debit, credit, amount));
        return transfers.size() - 1;
    }
}
