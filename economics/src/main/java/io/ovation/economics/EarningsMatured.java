package io.ovation.economics;

import java.time.LocalDate;

/**
 * What a creator earned with this maturity day becomes available. All of it, whatever it is; what the creator owes
 * from an earlier claw-back is kept first.
 *
 * @param creator whose earnings
 * @param currency the earnings currency
 * @param maturedOn the maturity day: the bucket of the pending accounts
 * @param owedMicros what the creator owes, as just read from the receivable account; 0 if nothing. When it shrank since,
 *     the ledger refuses the entry and the caller reads again
 * @param owedDiamondUnits hundredths of a diamond that the creator owes, likewise
 */
public record EarningsMatured(
        Header header, long creator, Asset currency, LocalDate maturedOn, long owedMicros, long owedDiamondUnits)
        implements MoneyEvent {
    public EarningsMatured {
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        Require.notNegative(owedMicros, "owed");
        Require.notNegative(owedDiamondUnits, "owed diamonds");
    }

    @Override
    public EventKind kind() {
        return EventKind.EARNINGS_MATURED;
    }
}
