package io.ovation.economics;

/**
 * How much of a payout one stream gives.
 *
 * @param stream which income
 * @param amountMicros how much of it, above 0; only the sum of a payout's parts has to be whole minor units
 */
public record PayoutPart(Stream stream, long amountMicros) {
    public PayoutPart {
        Require.positive(amountMicros, "amount");
    }
}
