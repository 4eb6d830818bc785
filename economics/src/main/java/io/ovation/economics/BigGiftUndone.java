package io.ovation.economics;

import java.time.LocalDate;

/**
 * The sender took a big gift back within its ten seconds. The id is {@link DerivedIds#giftUndo}.
 *
 * @param gift what was sent, as in the hold
 * @param hold number of the hold
 * @param heldOn the day in the header of the hold: the meter that gets the spending back
 */
public record BigGiftUndone(Header header, Gift gift, long hold, LocalDate heldOn) implements MoneyEvent {
    public BigGiftUndone {
        Require.positive(hold, "hold");
    }

    @Override
    public EventKind kind() {
        return EventKind.BIG_GIFT_UNDONE;
    }
}
