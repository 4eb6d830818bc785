package io.ovation.economics;

/** Given coins come from an issuance of their own and go to a wallet of their own: no money stands behind them. */
final class PromotionalCoinsRule {
    private PromotionalCoinsRule() {}

    static void post(PromotionalCoinsGranted event, Posting posting) {
        posting.references(event.grant(), 0, event.user());
        posting.fixed(
                Accounts.promoIssuance(event.header().market()), Accounts.promoWallet(event.user()), event.coins());
    }
}
