package io.ovation.economics;

import io.ovation.ledger.Side;

/** The way back of {@link BigGiftHeldRule}: coins, money and the meter of the day on which it was held. */
final class BigGiftUndoneRule {
    private BigGiftUndoneRule() {}

    static void post(BigGiftUndone event, Posting posting) {
        Gift gift = event.gift();
        long sender = gift.sender();
        long hold = event.hold();
        posting.references(gift.live(), gift.reference2(), sender);
        switch (gift.purse()) {
            case Purse.Bought(Asset currency) -> {
                int back = posting.fixed(Accounts.giftHold(hold), Accounts.wallet(sender, currency), gift.coins());
                posting.samePart(
                        Accounts.heldCoinLiability(hold, currency),
                        Accounts.coinLiability(sender, currency),
                        back,
                        Side.DEBIT);
                posting.samePart(
                        Accounts.heldTaxUnspent(hold, currency),
                        Accounts.taxUnspent(sender, currency),
                        back,
                        Side.DEBIT);
                posting.samePart(
                        Accounts.deferredChannelFee(sender, currency),
                        Accounts.heldChannelFee(hold, currency),
                        back,
                        Side.CREDIT);
                posting.fixed(
                        Accounts.spendMetered(event.header().market()),
                        Accounts.spendMeter(sender, event.heldOn()),
                        gift.coins());
            }
            case Purse.Promotional ignored ->
                posting.fixed(Accounts.giftHold(hold), Accounts.promoWallet(sender), gift.coins());
        }
    }
}
