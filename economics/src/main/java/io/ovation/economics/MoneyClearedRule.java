package io.ovation.economics;

/** Each amount comes out of the clearing account with the other market and goes where it was meant, or to suspense. */
final class MoneyClearedRule {
    private MoneyClearedRule() {}

    static void post(MoneyCleared event, Posting posting) {
        posting.references(event.reference1(), event.reference2(), event.reference3());
        for (MoneyCleared.Leg leg : event.legs()) {
            Asset asset = Asset.of(leg.account().asset());
            posting.fixed(
                    Accounts.clearing(event.fromMarket(), asset),
                    event.suspended() ? Accounts.suspense(event.fromMarket(), asset) : leg.account(),
                    leg.amount());
        }
    }
}
