package io.ovation.economics;

import io.ovation.ledger.Side;

/**
 * The coins wait in the hold, and so does the money that belongs to them: liability, tax and fee move with the coins,
 * in the same proportion, so that whatever the sender does with the rest of the wallet meanwhile, the release or the
 * undo moves exactly these. The meter counts at once: a hold cannot be used to get round a cap.
 */
final class BigGiftHeldRule {
    private BigGiftHeldRule() {}

    static void post(BigGiftHeld event, Posting posting) {
        Gift gift = event.gift();
        long sender = gift.sender();
        long hold = event.hold();
        posting.references(gift.live(), gift.reference2(), sender);
        switch (gift.purse()) {
            case Purse.Bought(Asset currency) -> {
                int held = posting.fixed(Accounts.wallet(sender, currency), Accounts.giftHold(hold), gift.coins());
                posting.samePart(
                        Accounts.coinLiability(sender, currency),
                        Accounts.heldCoinLiability(hold, currency),
                        held,
                        Side.DEBIT);
                posting.samePart(
                        Accounts.taxUnspent(sender, currency),
                        Accounts.heldTaxUnspent(hold, currency),
                        held,
                        Side.DEBIT);
                posting.samePart(
                        Accounts.heldChannelFee(hold, currency),
                        Accounts.deferredChannelFee(sender, currency),
                        held,
                        Side.CREDIT);
                var meter = Accounts.spendMeter(sender, event.header().day());
                posting.fixed(meter, Accounts.spendMetered(event.header().market()), gift.coins());
                event.dailyCapCoins().ifPresent(cap -> posting.atMost(meter, cap));
            }
            case Purse.Promotional ignored ->
                posting.fixed(Accounts.promoWallet(sender), Accounts.giftHold(hold), gift.coins());
        }
    }
}
