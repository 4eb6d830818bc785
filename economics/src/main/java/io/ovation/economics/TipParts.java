package io.ovation.economics;

/**
 * What of a tip goes back, or is taken back.
 *
 * @param tipMicros the part of the tip
 * @param serviceFeeMicros the part of the service fee, without tax
 * @param taxMicros the part of the tax on the fee
 */
public record TipParts(long tipMicros, long serviceFeeMicros, long taxMicros) {
    public TipParts {
        Require.notNegative(tipMicros, "tip");
        Require.notNegative(serviceFeeMicros, "service fee");
        Require.notNegative(taxMicros, "tax");
    }

    /** All of it together. */
    public long totalMicros() {
        return Math.addExact(Math.addExact(tipMicros, serviceFeeMicros), taxMicros);
    }
}
