package io.ovation.economics;

import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * A gift below the size that is held, charged and shown at once.
 *
 * @param gift what was sent
 * @param dailyCapCoins the sender's own cap of coins a day, checked by the ledger; bought coins only
 * @param maturesOn the day from which the creator's earnings are available, in the creator's time zone
 */
public record GiftSent(Header header, Gift gift, OptionalLong dailyCapCoins, LocalDate maturesOn)
        implements MoneyEvent {
    public GiftSent {
        dailyCapCoins.ifPresent(cap -> Require.notNegative(cap, "daily cap"));
    }

    @Override
    public EventKind kind() {
        return EventKind.GIFT_SENT;
    }
}
