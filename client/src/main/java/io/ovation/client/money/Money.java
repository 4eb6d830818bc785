package io.ovation.client.money;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * Money that is charged or paid out.
 *
 * @param amount in minor units of the currency: cents, whole yen
 * @param currency ISO 4217 letters
 */
public record Money(long amount, String currency) {
    /** As people write it: 3.49. */
    public BigDecimal decimal() {
        return BigDecimal.valueOf(
                amount, Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()));
    }
}
