package io.ovation.server.fx;

import io.ovation.economics.Asset;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * How an amount of one currency is told in another, and from which published rates that follows. Exact: a numerator and a
 * denominator, rounded once, at the amount. Immutable.
 *
 * @param day the day of the rates: the one asked for, or the last before on which there were any
 * @param rates what it follows from: none (the same currency), one, or two of one base
 */
public record FxQuote(
        Asset from, Asset to, LocalDate day, BigDecimal numerator, BigDecimal denominator, List<FxRate> rates) {
    private static final int SHOWN_DIGITS = 12;

    public FxQuote {
        rates = List.copyOf(rates);
    }

    /** Of a currency into itself. */
    static FxQuote same(Asset currency, LocalDate day) {
        return new FxQuote(currency, currency, day, BigDecimal.ONE, BigDecimal.ONE, List.of());
    }

    /**
     * An amount in the other currency.
     *
     * @param micros of {@link #from}, of either sign
     * @return micros of {@link #to}, rounded half to even
     * @throws ArithmeticException if it does not fit 64 bits
     */
    public long convert(long micros) {
        return BigDecimal.valueOf(micros)
                .multiply(numerator)
                .divide(denominator, 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** What one unit of {@link #from} is in {@link #to}, to 12 decimals: to be shown, not to be computed with. */
    public BigDecimal rate() {
        return numerator
                .divide(denominator, SHOWN_DIGITS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
    }
}
