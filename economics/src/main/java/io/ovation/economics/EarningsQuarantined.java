package io.ovation.economics;

import java.time.LocalDate;

/**
 * What a suspicious gift earned waits for a review, apart from what matures. No penalty: it is released as it was, or
 * goes to the fraud reserve when two people agree that it was fraud.
 *
 * @param creator who received the gift
 * @param stream the stream it earned in
 * @param currency the earnings currency
 * @param valueMicros the creator's share
 * @param diamondUnits hundredths of a diamond
 * @param maturesOn the day from which it would be available
 * @param quarantine number of the quarantine
 * @param sender who sent the gift
 */
public record EarningsQuarantined(
        Header header,
        long creator,
        Stream stream,
        Asset currency,
        long valueMicros,
        long diamondUnits,
        LocalDate maturesOn,
        long quarantine,
        long sender)
        implements MoneyEvent {
    public EarningsQuarantined {
        Require.positive(creator, "creator");
        if (!stream.hasDiamonds()) {
            throw new IllegalArgumentException("gifts earn diamonds, " + stream.code() + " has none");
        }
        Require.fiat(currency, "currency");
        Require.notNegative(valueMicros, "value");
        Require.notNegative(diamondUnits, "diamonds");
        Require.positive(quarantine, "quarantine");
        Require.positive(sender, "sender");
    }

    @Override
    public EventKind kind() {
        return EventKind.EARNINGS_QUARANTINED;
    }
}
