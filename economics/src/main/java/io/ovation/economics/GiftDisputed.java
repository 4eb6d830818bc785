package io.ovation.economics;

import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * A gift, or a part of one, turned out to be paid with money that a lost dispute took back.
 *
 * @param creator who received it
 * @param stream the stream the gift earned in
 * @param currency the earnings currency
 * @param valueMicros the creator's share of the part
 * @param diamondUnits hundredths of a diamond of the part
 * @param maturesOn the day from which the earnings are, or were, available
 * @param matured whether that day has come: what is matured and clean is never taken back
 * @param dispute number of the dispute
 * @param sender who sent it
 * @param complicit whether it is confirmed that the creator had a part in it: two people agreed, on evidence
 * @param quarantine number of the quarantine that the earnings wait in, if they do
 */
public record GiftDisputed(
        Header header,
        long creator,
        Stream stream,
        Asset currency,
        long valueMicros,
        long diamondUnits,
        LocalDate maturesOn,
        boolean matured,
        long dispute,
        long sender,
        boolean complicit,
        OptionalLong quarantine)
        implements MoneyEvent {
    public GiftDisputed {
        Require.positive(creator, "creator");
        if (!stream.hasDiamonds()) {
            throw new IllegalArgumentException("gifts earn diamonds, " + stream.code() + " has none");
        }
        Require.fiat(currency, "currency");
        Require.notNegative(valueMicros, "value");
        Require.notNegative(diamondUnits, "diamonds");
        Require.positive(dispute, "dispute");
        Require.positive(sender, "sender");
        quarantine.ifPresent(number -> Require.positive(number, "quarantine"));
    }

    @Override
    public EventKind kind() {
        return EventKind.GIFT_DISPUTED;
    }
}
