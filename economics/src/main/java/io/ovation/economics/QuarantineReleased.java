package io.ovation.economics;

import java.time.LocalDate;

/**
 * A suspicious gift was found to be in order: its earnings go on to mature, or are available when their day has come.
 *
 * @param creator who received the gift
 * @param stream the stream it earned in
 * @param currency the earnings currency
 * @param maturesOn the day from which the earnings are available, as before the quarantine
 * @param matured whether that day has come
 * @param quarantine number of the quarantine
 * @param sender who sent the gift
 */
public record QuarantineReleased(
        Header header,
        long creator,
        Stream stream,
        Asset currency,
        LocalDate maturesOn,
        boolean matured,
        long quarantine,
        long sender)
        implements MoneyEvent {
    public QuarantineReleased {
        Require.positive(creator, "creator");
        if (!stream.hasDiamonds()) {
            throw new IllegalArgumentException("gifts earn diamonds, " + stream.code() + " has none");
        }
        Require.fiat(currency, "currency");
        Require.positive(quarantine, "quarantine");
        Require.positive(sender, "sender");
    }

    @Override
    public EventKind kind() {
        return EventKind.QUARANTINE_RELEASED;
    }
}
