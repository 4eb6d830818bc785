package io.ovation.economics;

import java.util.OptionalInt;

/**
 * What was sent, by whom, to whom: the part that a gift and the steps of a big gift share.
 *
 * @param sender who pays
 * @param creator who earns
 * @param live number of the show, or of the video
 * @param giftNumber number of the gift in the catalogue, 31 bits
 * @param count how many of it
 * @param coins price of all of them together
 * @param purse which wallet pays
 * @param anonymous whether others may not learn who sent it
 * @param creatorMarket market whose shard keeps the creator's accounts, when it is not the shard of the sender's: the
 *     earnings then go there through the clearing account
 */
public record Gift(
        long sender,
        long creator,
        long live,
        int giftNumber,
        int count,
        long coins,
        Purse purse,
        boolean anonymous,
        OptionalInt creatorMarket) {
    public Gift {
        Require.positive(sender, "sender");
        Require.positive(creator, "creator");
        Require.positive(live, "live");
        Require.positive(giftNumber, "gift number");
        Require.positive(count, "count");
        Require.positive(coins, "coins");
        creatorMarket.ifPresent(market -> Require.positive(market, "creator's market"));
    }

    /** A gift whose creator's accounts are in the sender's shard. */
    public Gift(
            long sender,
            long creator,
            long live,
            int giftNumber,
            int count,
            long coins,
            Purse purse,
            boolean anonymous) {
        this(sender, creator, live, giftNumber, count, coins, purse, anonymous, OptionalInt.empty());
    }

    /** The same, whose sender everybody may know. */
    public Gift(long sender, long creator, long live, int giftNumber, int count, long coins, Purse purse) {
        this(sender, creator, live, giftNumber, count, coins, purse, false);
    }

    /**
     * Reference 2 of gift entries: the gift's number in the upper half, the count in the lower; the highest bit says that
     * the sender wants not to be named.
     */
    public long reference2() {
        return (anonymous ? Long.MIN_VALUE : 0) | ((long) giftNumber << 32) | count;
    }

    /** Whether the sender in an entry with this reference 2 wants not to be named. */
    public static boolean anonymous(long reference2) {
        return reference2 < 0;
    }

    /** The gift's number in a reference 2 made by {@link #reference2()}. */
    public static int giftNumber(long reference2) {
        return (int) (reference2 >>> 32) & Integer.MAX_VALUE;
    }

    /** The count in a reference 2 made by {@link #reference2()}. */
    public static int count(long reference2) {
        return (int) reference2;
    }
}
