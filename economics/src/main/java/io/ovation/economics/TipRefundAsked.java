package io.ovation.economics;

import java.time.LocalDate;

/**
 * A tip goes back to its payer: what it was made of is set aside until the provider has returned it.
 *
 * @param payer who tipped
 * @param creator who received it
 * @param currency what was charged
 * @param parts what goes back
 * @param maturesOn the day from which the tip is, or was, available
 * @param matured whether that day has come: then it stays with the creator
 * @param refund number of the refund
 * @param tip number of the tip
 */
public record TipRefundAsked(
        Header header,
        long payer,
        long creator,
        Asset currency,
        TipParts parts,
        LocalDate maturesOn,
        boolean matured,
        long refund,
        long tip)
        implements MoneyEvent {
    public TipRefundAsked {
        Require.positive(payer, "payer");
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        Require.positive(parts.totalMicros(), "amount");
        Require.wholeMinorUnits(parts.totalMicros(), currency, "amount");
        Require.positive(refund, "refund");
        Require.positive(tip, "tip number");
    }

    @Override
    public EventKind kind() {
        return EventKind.TIP_REFUND_ASKED;
    }
}
