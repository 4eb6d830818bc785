package io.ovation.economics;

import java.time.LocalDate;

/**
 * A tip was paid. The creator receives all of it; the service fee and its tax come on top.
 *
 * @param payer who tipped
 * @param creator who receives the tip
 * @param currency what was charged, and what the creator earns in
 * @param amountMicros the tip itself
 * @param serviceFeeMicros the platform's fee on top, without tax
 * @param taxMicros the tax on that fee
 * @param providerFeeMicros what the payment provider keeps; the platform's cost
 * @param provider number of the payment provider
 * @param maturesOn the day from which the tip is available, in the creator's time zone
 * @param tip number of the tip
 * @param place number of the show or video it was sent in; 0 when it was sent on a profile
 */
public record TipSent(
        Header header,
        long payer,
        long creator,
        Asset currency,
        long amountMicros,
        long serviceFeeMicros,
        long taxMicros,
        long providerFeeMicros,
        long provider,
        LocalDate maturesOn,
        long tip,
        long place)
        implements MoneyEvent {
    public TipSent {
        Require.positive(payer, "payer");
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        Require.positive(amountMicros, "amount");
        Require.wholeMinorUnits(amountMicros, currency, "amount");
        Require.notNegative(serviceFeeMicros, "service fee");
        Require.wholeMinorUnits(serviceFeeMicros, currency, "service fee");
        Require.notNegative(taxMicros, "tax");
        Require.wholeMinorUnits(taxMicros, currency, "tax");
        Require.notNegative(providerFeeMicros, "provider fee");
        Require.positive(provider, "provider");
        Require.positive(tip, "tip number");
        Require.notNegative(place, "place");
    }

    @Override
    public EventKind kind() {
        return EventKind.TIP_SENT;
    }
}
