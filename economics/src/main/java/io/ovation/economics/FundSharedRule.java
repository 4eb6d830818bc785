package io.ovation.economics;

/** The fund's cost of the market and month becomes income of the creator, pending until it matures. */
final class FundSharedRule {
    private FundSharedRule() {}

    static void post(FundShared event, Posting posting) {
        MoneyEvent.Header header = event.header();
        posting.references(event.close(), event.fundDay().toEpochDay(), event.creator());
        posting.fixed(
                Accounts.fundExpense(header.market(), event.currency(), header.day()),
                Accounts.earningsPending(event.creator(), Stream.FUND, event.currency(), event.maturesOn()),
                event.valueMicros());
    }
}
