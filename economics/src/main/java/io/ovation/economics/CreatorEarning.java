package io.ovation.economics;

import java.time.LocalDate;

/**
 * What a gift earns its creator, in diamonds and in their locked value, both pending until the same day: the part that
 * the gift and the release of a big gift share.
 */
final class CreatorEarning {
    private CreatorEarning() {}

    static void ofBoughtCoins(
            MoneyEvent.Header header, Stream stream, Gift gift, LocalDate maturesOn, Posting posting, RuleSet rules) {
        int market = header.market();
        Asset currency = rules.earningsCurrency();
        long share = rules.creatorShareMicros(gift.coins());
        posting.fixed(
                Accounts.diamondIssuance(market),
                Accounts.diamondsPending(gift.creator(), stream, maturesOn),
                rules.diamondUnits(gift.coins()));
        posting.fixed(
                Accounts.creatorShareCost(market, currency, header.day()),
                Accounts.earningsPending(gift.creator(), stream, currency, maturesOn),
                share);
        posting.fixed(
                Accounts.fraudLoss(market, currency, header.day()),
                Accounts.fraudReserve(market, currency),
                rules.reserveMicros(share));
        forward(stream, gift, maturesOn, rules.diamondUnits(gift.coins()), share, posting, rules);
    }

    /** Given coins earn what the promotion's budget pays for, and just as many diamonds as that is worth. */
    static void ofPromotion(
            MoneyEvent.Header header,
            Stream stream,
            Gift gift,
            LocalDate maturesOn,
            long creatorValueMicros,
            Posting posting,
            RuleSet rules) {
        int market = header.market();
        Asset currency = rules.earningsCurrency();
        if (creatorValueMicros % rules.diamondUnitValueMicros() != 0) {
            throw new IllegalArgumentException("creator value " + creatorValueMicros
                    + " is not a multiple of the value of a hundredth of a diamond, "
                    + rules.diamondUnitValueMicros());
        }
        posting.fixed(
                Accounts.diamondIssuance(market),
                Accounts.diamondsPending(gift.creator(), stream, maturesOn),
                creatorValueMicros / rules.diamondUnitValueMicros());
        posting.fixed(
                Accounts.promoExpense(market, currency, header.day()),
                Accounts.earningsPending(gift.creator(), stream, currency, maturesOn),
                creatorValueMicros);
        forward(
                stream,
                gift,
                maturesOn,
                creatorValueMicros / rules.diamondUnitValueMicros(),
                creatorValueMicros,
                posting,
                rules);
    }

    /**
     * A creator of another shard has the earnings here for the length of the entry only: it passes them on, and so names
     * the accounts there ({@link MoneyCleared}).
     */
    private static void forward(
            Stream stream,
            Gift gift,
            LocalDate maturesOn,
            long diamondUnits,
            long valueMicros,
            Posting posting,
            RuleSet rules) {
        if (gift.creatorMarket().isEmpty()) {
            return;
        }
        int there = gift.creatorMarket().getAsInt();
        Asset currency = rules.earningsCurrency();
        posting.fixed(
                Accounts.diamondsPending(gift.creator(), stream, maturesOn),
                Accounts.clearing(there, Asset.DIAMOND),
                diamondUnits);
        posting.fixed(
                Accounts.earningsPending(gift.creator(), stream, currency, maturesOn),
                Accounts.clearing(there, currency),
                valueMicros);
    }
}
