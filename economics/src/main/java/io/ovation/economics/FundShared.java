package io.ovation.economics;

import java.time.LocalDate;

/**
 * A creator's share of the creator fund's close of a day; of a correction run, what the share rose by.
 *
 * @param creator who earned it
 * @param currency the earnings currency
 * @param valueMicros above 0
 * @param maturesOn the day from which it is available
 * @param close number of the run of the close
 * @param fundDay the day that was closed
 */
public record FundShared(
        Header header,
        long creator,
        Asset currency,
        long valueMicros,
        LocalDate maturesOn,
        long close,
        LocalDate fundDay)
        implements MoneyEvent {
    public FundShared {
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        Require.positive(valueMicros, "value");
        Require.positive(close, "close");
    }

    @Override
    public EventKind kind() {
        return EventKind.FUND_SHARED;
    }
}
