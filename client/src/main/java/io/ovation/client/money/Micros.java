package io.ovation.client.money;

import java.math.BigDecimal;

/**
 * Money that is earned or worth something: a diamond is half a cent.
 *
 * @param micros millionths of the currency
 * @param currency ISO 4217 letters
 */
public record Micros(long micros, String currency) {
    /** In whole units of the currency, exactly. */
    public BigDecimal decimal() {
        return BigDecimal.valueOf(micros, 6);
    }
}
