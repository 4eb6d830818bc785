package io.ovation.economics;

import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * A gift under a video: charged like a gift in a show, and earned in a stream of its own.
 *
 * @param gift what was sent; its place is the number of the video
 * @param dailyCapCoins the sender's own cap of coins a day, checked by the ledger; bought coins only
 * @param maturesOn the day from which the creator's earnings are available, in the creator's time zone
 */
public record VideoGiftSent(Header header, Gift gift, OptionalLong dailyCapCoins, LocalDate maturesOn)
        implements MoneyEvent {
    public VideoGiftSent {
        dailyCapCoins.ifPresent(cap -> Require.notNegative(cap, "daily cap"));
    }

    @Override
    public EventKind kind() {
        return EventKind.VIDEO_GIFT_SENT;
    }
}
