package io.ovation.economics;

import java.time.LocalDate;

/**
 * The dispute of a tip was decided for the cardholder.
 *
 * @param payer who tipped
 * @param creator who received it
 * @param currency what was charged
 * @param parts what is taken back of the tip, its fee and tax
 * @param returnedMicros what the payer had been given back before: nobody else has it any more
 * @param maturesOn the day from which the tip is, or was, available
 * @param matured whether that day has come: then it stays with the creator
 * @param provider number of the payment provider
 * @param dispute number of the dispute
 * @param tip number of the tip
 */
public record TipDisputeLost(
        Header header,
        long payer,
        long creator,
        Asset currency,
        TipParts parts,
        long returnedMicros,
        LocalDate maturesOn,
        boolean matured,
        long provider,
        long dispute,
        long tip)
        implements MoneyEvent {
    public TipDisputeLost {
        Require.positive(payer, "payer");
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        Require.notNegative(returnedMicros, "returned");
        Require.positive(Math.addExact(parts.totalMicros(), returnedMicros), "amount");
        Require.positive(provider, "provider");
        Require.positive(dispute, "dispute");
        Require.positive(tip, "tip number");
    }

    @Override
    public EventKind kind() {
        return EventKind.TIP_DISPUTE_LOST;
    }
}
