package io.ovation.economics;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Entry ids of steps that follow from something earlier. The same step always has the same id, so a step may be
 * repeated by anyone at any time and happens once. The result is a UUIDv7 that keeps its source's time: an id is never
 * from the future, however far the business clock was moved.
 *
 * <p>Numbers of records (payouts, refunds, recharges, users) hold their time of creation: 42 bits of epoch milliseconds
 * above 21 others. Pure; safe for any thread.
 */
public final class DerivedIds {
    private static final int NUMBER_RANDOM_BITS = 21;

    private DerivedIds() {}

    /** The id of the release of a big gift, from the id of its hold. */
    public static UUID giftRelease(UUID holdEntry) {
        return fromEntry(holdEntry, "gift-release");
    }

    /** The id of undoing a big gift, from the id of its hold. */
    public static UUID giftUndo(UUID holdEntry) {
        return fromEntry(holdEntry, "gift-undo");
    }

    /** The id of the arrival, in another market's shard, of what an entry sent there. */
    public static UUID moneyCleared(UUID firstHalf, int toMarket) {
        return fromEntry(firstHalf, "cleared:" + toMarket);
    }

    /** The id of crediting the coins of a recharge. */
    public static UUID coinsBought(long recharge) {
        return fromNumber(recharge, "coins-bought");
    }

    /**
     * The id of the maturing of a creator's earnings of one stream, currency and maturity day.
     *
     * @param firstEntry the entry that opened the bucket: one that is opened again after it matured has another first
     *     entry, and so another id
     */
    public static UUID earningsMatured(
            UUID firstEntry, long creator, Stream stream, Asset currency, LocalDate maturedOn) {
        String step = "earnings-matured:" + creator + ":" + maturedOn;
        // LIVE income was there before there were streams; its ids stay what they were.
        return fromEntry(firstEntry, stream == Stream.LIVE ? step : step + ":" + stream.code() + ":" + currency.code());
    }

    /** The id of asking for a refund. */
    public static UUID refundAsked(long refund) {
        return fromNumber(refund, "refund-asked");
    }

    /** The id of paying a refund. */
    public static UUID refundPaid(long refund) {
        return fromNumber(refund, "refund-paid");
    }

    /** The id of the failure of a refund. */
    public static UUID refundFailed(long refund) {
        return fromNumber(refund, "refund-failed");
    }

    /** The id of a paid refund's coming back. */
    public static UUID refundBounced(long refund) {
        return fromNumber(refund, "refund-bounced");
    }

    /** The id of asking for a payout. */
    public static UUID payoutAsked(long payout) {
        return fromNumber(payout, "payout-asked");
    }

    /** The id of approving a payout. */
    public static UUID payoutApproved(long payout) {
        return fromNumber(payout, "payout-approved");
    }

    /** The id of paying a payout. */
    public static UUID payoutPaid(long payout) {
        return fromNumber(payout, "payout-paid");
    }

    /** The id of the return (or rejection) of a payout. */
    public static UUID payoutReturned(long payout) {
        return fromNumber(payout, "payout-returned");
    }

    /** The id of keeping the reserve of a payout. */
    public static UUID payoutReserveHeld(long payout) {
        return fromNumber(payout, "payout-reserve-held");
    }

    /** The id of making the reserve of a payout available. */
    public static UUID payoutReserveReleased(long payout) {
        return fromNumber(payout, "payout-reserve-released");
    }

    /** The id of changing a payout into another currency. */
    public static UUID payoutConverted(long payout) {
        return fromNumber(payout, "payout-converted");
    }

    /** The id of changing a payout back. */
    public static UUID payoutConversionUndone(long payout) {
        return fromNumber(payout, "payout-conversion-undone");
    }

    /**
     * The id of a store's refund.
     *
     * @param round from 1; a store may refund again what it had taken back
     */
    public static UUID storeRefunded(long refund, int round) {
        return fromNumber(refund, "store-refunded:" + round);
    }

    /** The id of a store's taking a refund back. */
    public static UUID storeRefundReversed(long refund, int round) {
        return fromNumber(refund, "store-refund-reversed:" + round);
    }

    /** The id of a provider's settlement. */
    public static UUID providerSettled(long settlement) {
        return fromNumber(settlement, "provider-settled");
    }

    /** The id of an adjustment that two people agreed on. */
    public static UUID booksAdjusted(long proposal) {
        return fromNumber(proposal, "books-adjusted");
    }

    /** The id of a paid charge. */
    public static UUID chargePaid(long charge) {
        return fromNumber(charge, "charge-paid");
    }

    /** The id of taking money of a charge for its refund. */
    public static UUID chargeRefundAsked(long refund) {
        return fromNumber(refund, "charge-refund-asked");
    }

    /** The id of a paid refund of a charge. */
    public static UUID chargeRefundPaid(long refund) {
        return fromNumber(refund, "charge-refund-paid");
    }

    /** The id of putting money of a charge back. */
    public static UUID chargeRefundFailed(long refund) {
        return fromNumber(refund, "charge-refund-failed");
    }

    /** The id of a paid refund of a charge coming back. */
    public static UUID chargeRefundBounced(long refund) {
        return fromNumber(refund, "charge-refund-bounced");
    }

    /** The id of taking in that a dispute was opened. */
    public static UUID disputeOpened(long dispute) {
        return fromNumber(dispute, "dispute-opened");
    }

    /** The id of taking in that a dispute was won. */
    public static UUID disputeWon(long dispute) {
        return fromNumber(dispute, "dispute-won");
    }

    /**
     * The id of taking in that a dispute was opened.
     *
     * @param round from 0; one more whenever it was opened again
     */
    public static UUID disputeOpened(long dispute, int round) {
        return fromNumber(dispute, round == 0 ? "dispute-opened" : "dispute-opened:" + round);
    }

    /**
     * The id of taking in that a dispute was won.
     *
     * @param round from 0; one more whenever it was opened again
     */
    public static UUID disputeWon(long dispute, int round) {
        return fromNumber(dispute, round == 0 ? "dispute-won" : "dispute-won:" + round);
    }

    /**
     * The id of voiding coins of a lost dispute that came back into the wallet.
     *
     * @param voided how many coins had been voided before
     */
    public static UUID disputeLostRest(long dispute, long voided) {
        return fromNumber(dispute, "dispute-lost-rest:" + voided);
    }

    /** The id of making a confirmed accomplice owe what others bore for a disputed gift. */
    public static UUID clawBackCorrected(long dispute, UUID gift) {
        return fromNumber(dispute, "claw-back-corrected:" + gift);
    }

    /** The id of putting a gift's earnings into quarantine. */
    public static UUID earningsQuarantined(long quarantine) {
        return fromNumber(quarantine, "earnings-quarantined");
    }

    /** The id of releasing them. */
    public static UUID quarantineReleased(long quarantine) {
        return fromNumber(quarantine, "quarantine-released");
    }

    /** The id of giving them to the fraud reserve. */
    public static UUID quarantineConfiscated(long quarantine) {
        return fromNumber(quarantine, "quarantine-confiscated");
    }

    /** The id of taking in that a dispute was lost. */
    public static UUID disputeLost(long dispute) {
        return fromNumber(dispute, "dispute-lost");
    }

    /** The id of what a lost dispute means for a gift, by the id of the gift's entry. */
    public static UUID giftDisputed(long dispute, UUID gift) {
        return fromNumber(dispute, "gift-disputed:" + gift);
    }

    /** The id of what a run of the creator fund's close means for a creator. */
    public static UUID fundPosted(long run, long creator) {
        return fromNumber(run, "fund-posted:" + creator);
    }

    /** The id of serving a day of a membership. */
    public static UUID membershipServed(long membership, LocalDate day) {
        return fromNumber(membership, "membership-served:" + day);
    }

    /** The id of giving a place of a gift of memberships, from 0. */
    public static UUID membershipGiven(long gift, int place) {
        return fromNumber(gift, "membership-given:" + place);
    }

    /** The id of taking back what was not served of a given month whose payment was lost in a dispute. */
    public static UUID membershipForfeited(long dispute, long membership) {
        return fromNumber(dispute, "membership-forfeited:" + membership);
    }

    /** The id of taking back the creator's share of a served day whose payment was lost in a dispute. */
    public static UUID membershipShareTaken(long dispute, long membership, LocalDate day) {
        return fromNumber(dispute, "membership-share-taken:" + membership + ":" + day);
    }

    /**
     * The id of a step that follows from an earlier entry.
     *
     * @param entry id of the earlier entry, UUIDv7
     * @param step what the step is; different steps of one entry have different names
     */
    public static UUID fromEntry(UUID entry, String step) {
        return derive(
                entry.getMostSignificantBits() >>> 16,
                entry.getMostSignificantBits(),
                entry.getLeastSignificantBits(),
                step);
    }

    /**
     * The id of a step of a record of the system.
     *
     * @param number the record's number, with its time of creation in it
     * @param step what the step is; different steps of one record have different names
     */
    public static UUID fromNumber(long number, String step) {
        Require.positive(number, "number");
        return derive(number >>> NUMBER_RANDOM_BITS, 0, number, step);
    }

    private static UUID derive(long timeMillis, long high, long low, String step) {
        byte[] name = step.getBytes(StandardCharsets.UTF_8);
        ByteBuffer input = ByteBuffer.allocate(16 + name.length);
        input.putLong(high).putLong(low).put(name);
        ByteBuffer hash = ByteBuffer.wrap(sha256(input.array()));
        long mostSignificant = timeMillis << 16 | 0x7000L | (hash.getLong() & 0x0FFFL);
        long leastSignificant = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(mostSignificant, leastSignificant);
    }

    private static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
