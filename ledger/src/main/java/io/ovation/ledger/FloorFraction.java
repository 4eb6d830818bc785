package io.ovation.ledger;

/** The one multiplication and division of the ledger, in 128 bits. */
final class FloorFraction {

    private FloorFraction() {}

    /**
     * {@code floor(whole * part / of)}; 0 when {@code of} is 0.
     *
     * @param whole not negative
     * @param part not negative, not above {@code of}
     * @param of not negative
     */
    static long of(long whole, long part, long of) {
        if (of == 0) {
            return 0;
        }
        long high = Math.multiplyHigh(whole, part);
        long low = whole * part;
        return high == 0 && low >= 0 ? low / of : divide(high, low, of);
    }

    /** Schoolbook division bit by bit of a 128-bit number whose quotient fits into 63 bits. */
    private static long divide(long high, long low, long divisor) {
        long remainder = high;
        long quotient = low;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            remainder = (remainder << 1) | (quotient >>> 63);
            quotient <<= 1;
            if (Long.compareUnsigned(remainder, divisor) >= 0) {
                remainder -= divisor;
                quotient |= 1;
            }
        }
        return quotient;
    }
}
