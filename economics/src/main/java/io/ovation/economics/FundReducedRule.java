package io.ovation.economics;

import io.ovation.ledger.AccountId;
import io.ovation.ledger.Side;

/**
 * The mirror of a share: from what is pending first, then from what is available, and what neither has is owed by the creator
 * and kept from what matures next. The fund's cost falls by the whole amount, in any case.
 */
final class FundReducedRule {
    private FundReducedRule() {}

    static void post(FundReduced event, Posting posting) {
        MoneyEvent.Header header = event.header();
        long creator = event.creator();
        Asset currency = event.currency();
        AccountId expense = Accounts.fundExpense(header.market(), currency, header.day());
        AccountId owed = Accounts.receivable(creator, Stream.FUND, currency);
        posting.references(event.close(), event.fundDay().toEpochDay(), creator);
        int pending = posting.upTo(
                Accounts.earningsPending(creator, Stream.FUND, currency, event.maturesOn()),
                expense,
                event.valueMicros(),
                Side.DEBIT);
        posting.remainder(owed, expense, pending);
        posting.upTo(
                Accounts.earningsAvailable(creator, Stream.FUND, currency), owed, event.valueMicros(), Side.CREDIT);
    }
}
