package io.ovation.economics;

import java.util.OptionalLong;

/**
 * A gift of 20,000 coins or more was sent: it is on its way and may be undone for 10 seconds. The coins, and the money
 * that belongs to them, wait in accounts of the hold.
 *
 * @param gift what was sent
 * @param dailyCapCoins the sender's own cap of coins a day, checked by the ledger; bought coins only
 * @param hold number of the hold; release and undo name it again
 */
public record BigGiftHeld(Header header, Gift gift, OptionalLong dailyCapCoins, long hold) implements MoneyEvent {
    public BigGiftHeld {
        dailyCapCoins.ifPresent(cap -> Require.notNegative(cap, "daily cap"));
        Require.positive(hold, "hold");
    }

    @Override
    public EventKind kind() {
        return EventKind.BIG_GIFT_HELD;
    }
}
