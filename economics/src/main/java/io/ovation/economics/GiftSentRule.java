package io.ovation.economics;

import io.ovation.ledger.Side;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * The coins are spent. The money that was owed for them becomes revenue, tax becomes due and the fee a cost, each the
 * same part of what was waiting as the gift is of the wallet. The creator earns diamonds and their value, pending until
 * the maturity day; the published share goes to the reserve. The sender's meter counts the coins, and the sender's own
 * cap is a condition on it.
 */
final class GiftSentRule {
    private GiftSentRule() {}

    static void post(GiftSent event, Posting posting, RuleSet rules) {
        post(event.header(), Stream.LIVE, event.gift(), event.dailyCapCoins(), event.maturesOn(), posting, rules);
    }

    /** The part that gifts of shows and videos share. */
    static void post(
            MoneyEvent.Header header,
            Stream stream,
            Gift gift,
            OptionalLong dailyCapCoins,
            LocalDate maturesOn,
            Posting posting,
            RuleSet rules) {
        int market = header.market();
        posting.references(gift.live(), gift.reference2(), gift.sender());
        switch (gift.purse()) {
            case Purse.Bought(Asset currency) -> {
                int spent = posting.fixed(
                        Accounts.wallet(gift.sender(), currency), Accounts.coinsSpent(market), gift.coins());
                posting.samePart(
                        Accounts.coinLiability(gift.sender(), currency),
                        Accounts.giftRevenue(market, currency, header.day()),
                        spent,
                        Side.DEBIT);
                posting.samePart(
                        Accounts.taxUnspent(gift.sender(), currency),
                        Accounts.taxPayable(market, currency, header.day()),
                        spent,
                        Side.DEBIT);
                posting.samePart(
                        Accounts.channelFeeExpense(market, currency, header.day()),
                        Accounts.deferredChannelFee(gift.sender(), currency),
                        spent,
                        Side.CREDIT);
                CreatorEarning.ofBoughtCoins(header, stream, gift, maturesOn, posting, rules);
                var meter = Accounts.spendMeter(gift.sender(), header.day());
                posting.fixed(meter, Accounts.spendMetered(market), gift.coins());
                dailyCapCoins.ifPresent(cap -> posting.atMost(meter, cap));
            }
            case Purse.Promotional(long creatorValueMicros) -> {
                posting.fixed(Accounts.promoWallet(gift.sender()), Accounts.promoSpent(market), gift.coins());
                CreatorEarning.ofPromotion(header, stream, gift, maturesOn, creatorValueMicros, posting, rules);
            }
        }
    }
}
