package io.ovation.economics;

import java.time.LocalDate;

/**
 * A creator's share of a day's fund turned out too high: by a correction run, or because the creator was disqualified. What the
 * share fell by goes back.
 *
 * @param creator whose share
 * @param currency the earnings currency
 * @param valueMicros what it fell by, above 0
 * @param maturesOn the day from which the share is, or was, available
 * @param close number of the run of the close that found out
 * @param fundDay the day that was closed
 */
public record FundReduced(
        Header header,
        long creator,
        Asset currency,
        long valueMicros,
        LocalDate maturesOn,
        long close,
        LocalDate fundDay)
        implements MoneyEvent {
    public FundReduced {
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        Require.positive(valueMicros, "value");
        Require.positive(close, "close");
    }

    @Override
    public EventKind kind() {
        return EventKind.FUND_REDUCED;
    }
}
