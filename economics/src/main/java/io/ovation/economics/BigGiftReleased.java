package io.ovation.economics;

import java.time.LocalDate;

/**
 * The ten seconds of a big gift are over and it was not undone: it arrives. The id is
 * {@link DerivedIds#giftRelease}.
 *
 * @param gift what was sent, as in the hold
 * @param hold number of the hold
 * @param maturesOn the day from which the creator's earnings are available, in the creator's time zone
 */
public record BigGiftReleased(Header header, Gift gift, long hold, LocalDate maturesOn) implements MoneyEvent {
    public BigGiftReleased {
        Require.positive(hold, "hold");
    }

    @Override
    public EventKind kind() {
        return EventKind.BIG_GIFT_RELEASED;
    }
}
