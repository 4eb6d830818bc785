package io.ovation.economics;

/**
 * The wallet gets the coins. The money is a debt of the provider to us and, less tax, our debt to the viewer until the
 * coins are spent; tax and the provider's fee wait beside it.
 */
final class CoinsBoughtRule {
    private CoinsBoughtRule() {}

    static void post(CoinsBought event, Posting posting) {
        int market = event.header().market();
        Asset currency = event.currency();
        var receivable = Accounts.providerReceivable(event.provider(), currency);
        posting.references(event.recharge(), 0, event.user());
        posting.fixed(Accounts.coinIssuance(market), Accounts.wallet(event.user(), currency), event.coins());
        posting.fixed(
                receivable, Accounts.coinLiability(event.user(), currency), event.grossMicros() - event.taxMicros());
        posting.fixed(receivable, Accounts.taxUnspent(event.user(), currency), event.taxMicros());
        posting.fixed(Accounts.deferredChannelFee(event.user(), currency), receivable, event.feeMicros());
    }
}
