package io.ovation.server.earning;

import io.ovation.economics.AccountKind;
import io.ovation.economics.Gift;
import io.ovation.economics.Stream;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Posted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A gift that arrived, as its entry tells it. Immutable. */
record GiftLine(
        long creator,
        Stream stream,
        long sequence,
        UUID entryId,
        UUID giftId,
        Instant at,
        int code,
        boolean promotional,
        boolean anonymous,
        long show,
        int giftNumber,
        int count,
        long sender,
        long coins,
        long diamonds,
        long micros,
        LocalDate maturesOn) {
    private static final int DIAMONDS_PENDING = AccountKind.DIAMONDS_PENDING.number();
    private static final int DIAMONDS_PENDING_VIDEO = AccountKind.DIAMONDS_PENDING_VIDEO.number();
    private static final int PENDING = AccountKind.EARNINGS_PENDING_LIVE.number();
    private static final int PENDING_VIDEO = AccountKind.EARNINGS_PENDING_VIDEO.number();
    private static final int COINS_SPENT = AccountKind.COINS_SPENT.number();
    private static final int PROMO_SPENT = AccountKind.PROMO_SPENT.number();

    /**
     * Reads the entry of a gift.
     *
     * @param giftId the id that the gift has everywhere
     */
    static GiftLine of(AcceptedEntry entry, UUID giftId, Instant at) {
        long creator = 0;
        long coins = 0;
        long diamonds = 0;
        long micros = 0;
        long day = 0;
        boolean promotional = false;
        Stream stream = Stream.LIVE;
        for (Posted posted : entry.transfers()) {
            int credit = posted.credit().kind();
            if (credit == DIAMONDS_PENDING || credit == DIAMONDS_PENDING_VIDEO) {
                stream = credit == DIAMONDS_PENDING ? Stream.LIVE : Stream.VIDEO;
                creator = posted.credit().owner();
                day = posted.credit().bucket();
                diamonds += posted.amount();
            } else if (credit == PENDING || credit == PENDING_VIDEO) {
                micros += posted.amount();
            } else if (credit == COINS_SPENT || credit == PROMO_SPENT) {
                coins += posted.amount();
                promotional = credit == PROMO_SPENT;
            }
        }
        return new GiftLine(
                creator,
                stream,
                entry.sequence(),
                entry.id(),
                giftId,
                at,
                entry.code(),
                promotional,
                Gift.anonymous(entry.reference2()),
                entry.reference1(),
                Gift.giftNumber(entry.reference2()),
                Gift.count(entry.reference2()),
                entry.reference3(),
                coins,
                diamonds,
                micros,
                LocalDate.ofEpochDay(day));
    }
}
