package io.ovation.server.gift;

import io.ovation.economics.Asset;
import io.ovation.economics.Gift;
import io.ovation.economics.Purse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A big gift that was on its way.
 *
 * @param number of the hold, owner of its accounts
 * @param id of the gift, also of the hold's entry
 * @param currency number of the currency the coins were bought in; 0 when given coins pay
 * @param heldOn business day on which the sender's meter counted it
 * @param heldAt wall time of the journal batch
 * @param state {@code held}, {@code released} or {@code undone}
 */
record Hold(
        long number,
        UUID id,
        long live,
        long sender,
        boolean anonymous,
        boolean promotional,
        int currency,
        int gift,
        int count,
        long coins,
        LocalDate heldOn,
        Instant heldAt,
        String state) {
    static final String HELD = "held";
    static final String RELEASED = "released";
    static final String UNDONE = "undone";

    /** How long a sender may take it back. */
    static final long UNDO_MILLIS = 10_000;

    /** Number of the hold that a gift's entry makes: the same for every attempt. */
    static long numberOf(UUID id) {
        long number =
                (id.getLeastSignificantBits() ^ Long.rotateLeft(id.getMostSignificantBits(), 32)) & Long.MAX_VALUE;
        return number == 0 ? 1 : number;
    }

    Instant undoUntil() {
        return heldAt.plusMillis(UNDO_MILLIS);
    }

    /** The gift as the events of its release and undo name it again. */
    Gift asGift(long creator) {
        Purse purse = promotional ? new Purse.Promotional(0) : new Purse.Bought(Asset.of(currency));
        return new Gift(sender, creator, live, gift, count, coins, purse, anonymous);
    }
}
