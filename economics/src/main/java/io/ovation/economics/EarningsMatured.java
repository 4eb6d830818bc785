package io.ovation.economics;

import java.time.LocalDate;

/**
 * What a creator earned in one stream and currency with this maturity day becomes available. All of it, whatever it is:
 * nobody has to read the balance first. What the creator owes from an earlier claw-back is kept first.
 *
 * @param creator whose earnings
 * @param stream which income
 * @param currency what it is in
 * @param maturedOn the maturity day: the bucket of the pending accounts
 */
public record EarningsMatured(Header header, long creator, Stream stream, Asset currency, LocalDate maturedOn)
        implements MoneyEvent {
    public EarningsMatured {
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
    }

    @Override
    public EventKind kind() {
        return EventKind.EARNINGS_MATURED;
    }
}
