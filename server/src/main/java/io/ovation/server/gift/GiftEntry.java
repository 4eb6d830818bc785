package io.ovation.server.gift;

import io.ovation.economics.AccountKind;
import io.ovation.economics.EventKind;
import io.ovation.economics.Gift;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Posted;
import java.time.LocalDate;

/**
 * A gift as its entry in the books tells it: {@code gift sent}, or {@code big gift arrived}.
 *
 * @param hold number of the hold it came from; 0 for a gift that was sent at once
 * @param promotional whether given coins paid
 * @param paidCurrency number of the currency the coins were bought in; 0 when given coins paid
 * @param revenueMicros what the viewer had paid for these coins, without tax
 * @param earningsCurrency number of the currency the creator earns in; 0 when the creator earns nothing
 * @param diamondUnits hundredths of a diamond
 */
record GiftEntry(
        long live,
        long creator,
        long sender,
        boolean anonymous,
        int gift,
        int count,
        long coins,
        long hold,
        boolean promotional,
        int paidCurrency,
        long revenueMicros,
        long taxMicros,
        long feeMicros,
        int earningsCurrency,
        long creatorMicros,
        long reserveMicros,
        long diamondUnits,
        LocalDate maturesOn) {
    /** Whether an entry is a gift that has arrived. */
    static boolean isArrival(AcceptedEntry entry) {
        return entry.code() == EventKind.GIFT_SENT.code() || entry.code() == EventKind.BIG_GIFT_RELEASED.code();
    }

    /** Reads an entry for which {@link #isArrival} holds. */
    static GiftEntry of(AcceptedEntry entry) {
        Facts facts = new Facts();
        for (Posted posted : entry.transfers()) {
            facts.take(posted);
        }
        return new GiftEntry(
                entry.reference1(),
                facts.creator,
                entry.reference3(),
                Gift.anonymous(entry.reference2()),
                Gift.giftNumber(entry.reference2()),
                Gift.count(entry.reference2()),
                facts.coins,
                facts.hold,
                facts.promotional,
                facts.paidCurrency,
                facts.revenueMicros,
                facts.taxMicros,
                facts.feeMicros,
                facts.earningsCurrency,
                facts.creatorMicros,
                facts.reserveMicros,
                facts.diamondUnits,
                facts.maturesOn);
    }

    /** Collects what each posting says, whatever the order of the rule's transfers. */
    private static final class Facts {
        private long creator;
        private long coins;
        private long hold;
        private boolean promotional;
        private int paidCurrency;
        private long revenueMicros;
        private long taxMicros;
        private long feeMicros;
        private int earningsCurrency;
        private long creatorMicros;
        private long reserveMicros;
        private long diamondUnits;
        private LocalDate maturesOn = LocalDate.EPOCH;

        private void take(Posted posted) {
            switch (AccountKind.of(posted.debit())) {
                case WALLET, PROMO_WALLET -> coins = posted.amount();
                case GIFT_HOLD -> {
                    coins = posted.amount();
                    hold = posted.debit().owner();
                }
                case CHANNEL_FEE_EXPENSE -> feeMicros = posted.amount();
                default -> {}
            }
            switch (AccountKind.of(posted.credit())) {
                case PROMO_SPENT -> promotional = true;
                case GIFT_REVENUE -> {
                    revenueMicros = posted.amount();
                    paidCurrency = posted.credit().asset();
                }
                case TAX_PAYABLE -> taxMicros = posted.amount();
                case DIAMONDS_PENDING, DIAMONDS_PENDING_VIDEO -> {
                    creator = posted.credit().owner();
                    diamondUnits = posted.amount();
                    maturesOn = LocalDate.ofEpochDay(posted.credit().bucket());
                }
                case EARNINGS_PENDING_LIVE, EARNINGS_PENDING_VIDEO -> {
                    creatorMicros = posted.amount();
                    earningsCurrency = posted.credit().asset();
                }
                case FRAUD_RESERVE -> reserveMicros = posted.amount();
                default -> {}
            }
        }
    }
}
