package io.ovation.economics;

import java.time.LocalDate;

/**
 * The provider could not return a tip: what was set aside goes back to where it was.
 *
 * @param payer who tipped
 * @param creator who received it
 * @param currency what was charged
 * @param fromCreatorMicros what had been taken from the creator's pending tips
 * @param fromReserveMicros what the fraud reserve had paid
 * @param lossMicros what the platform had borne
 * @param serviceFeeMicros the service fee that had been set aside
 * @param taxMicros its tax
 * @param maturesOn the day from which the tip is, or was, available
 * @param matured whether that day has come: the tip is then available at once
 * @param refund number of the refund
 * @param tip number of the tip
 */
public record TipRefundFailed(
        Header header,
        long payer,
        long creator,
        Asset currency,
        long fromCreatorMicros,
        long fromReserveMicros,
        long lossMicros,
        long serviceFeeMicros,
        long taxMicros,
        LocalDate maturesOn,
        boolean matured,
        long refund,
        long tip)
        implements MoneyEvent {
    public TipRefundFailed {
        Require.positive(payer, "payer");
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        Require.notNegative(fromCreatorMicros, "from the creator");
        Require.notNegative(fromReserveMicros, "from the reserve");
        Require.notNegative(lossMicros, "loss");
        Require.notNegative(serviceFeeMicros, "service fee");
        Require.notNegative(taxMicros, "tax");
        Require.positive(refund, "refund");
        Require.positive(tip, "tip number");
    }

    @Override
    public EventKind kind() {
        return EventKind.TIP_REFUND_FAILED;
    }
}
