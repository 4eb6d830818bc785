package io.ovation.economics;

import io.ovation.ledger.Side;

/** The gift of {@link GiftSentRule}, from the hold instead of the wallet; the meter has counted it already. */
final class BigGiftReleasedRule {
    private BigGiftReleasedRule() {}

    static void post(BigGiftReleased event, Posting posting, RuleSet rules) {
        MoneyEvent.Header header = event.header();
        Gift gift = event.gift();
        int market = header.market();
        long hold = event.hold();
        posting.references(gift.live(), gift.reference2(), gift.sender());
        switch (gift.purse()) {
            case Purse.Bought(Asset currency) -> {
                int spent = posting.fixed(Accounts.giftHold(hold), Accounts.coinsSpent(market), gift.coins());
                posting.samePart(
                        Accounts.heldCoinLiability(hold, currency),
                        Accounts.giftRevenue(market, currency, header.day()),
                        spent,
                        Side.DEBIT);
                posting.samePart(
                        Accounts.heldTaxUnspent(hold, currency),
                        Accounts.taxPayable(market, currency, header.day()),
                        spent,
                        Side.DEBIT);
                posting.samePart(
                        Accounts.channelFeeExpense(market, currency, header.day()),
                        Accounts.heldChannelFee(hold, currency),
                        spent,
                        Side.CREDIT);
                CreatorEarning.ofBoughtCoins(header, Stream.LIVE, gift, event.maturesOn(), posting, rules);
            }
            case Purse.Promotional(long creatorValueMicros) -> {
                posting.fixed(Accounts.giftHold(hold), Accounts.promoSpent(market), gift.coins());
                CreatorEarning.ofPromotion(
                        header, Stream.LIVE, gift, event.maturesOn(), creatorValueMicros, posting, rules);
            }
        }
    }
}
