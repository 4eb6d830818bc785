package io.ovation.server.stripe;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/**
 * Amounts as Stripe counts them. We count in minor units of ISO 4217; Stripe differs for a few currencies (its page
 * "Supported currencies", sections zero-decimal, three-decimal and special cases). Pure; any thread.
 */
final class StripeAmounts {
    private static final Set<String> WITHOUT_DECIMALS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

    /** ISO 4217 gives them no decimals, Stripe counts them in hundredths that must be whole. */
    private static final Set<String> IN_HUNDREDTHS = Set.of("ISK", "UGX");

    private StripeAmounts() {}

    /**
     * An amount in Stripe's units.
     *
     * @throws IllegalArgumentException when Stripe cannot express it
     */
    static long outward(long minorUnits, String currency) {
        int more = digits(currency) - isoDigits(currency);
        if (more >= 0) {
            return Math.multiplyExact(minorUnits, power(more));
        }
        if (minorUnits % power(-more) != 0) {
            throw new IllegalArgumentException(minorUnits + " minor units of " + currency + " are not whole at Stripe");
        }
        return minorUnits / power(-more);
    }

    /** One of Stripe's amounts in minor units of ISO 4217, rounded down where Stripe is finer. */
    static long inward(long amount, String currency) {
        int more = digits(currency) - isoDigits(currency);
        return more >= 0 ? Math.floorDiv(amount, power(more)) : Math.multiplyExact(amount, power(-more));
    }

    /** A currency's code as Stripe writes it. */
    static String code(String currency) {
        return currency.toLowerCase(Locale.ROOT);
    }

    private static int digits(String currency) {
        if (WITHOUT_DECIMALS.contains(currency)) {
            return 0;
        }
        return IN_HUNDREDTHS.contains(currency) ? 2 : isoDigits(currency);
    }

    private static int isoDigits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }

    private static long power(int digits) {
        long result = 1;
        for (int i = 0; i < digits; i++) {
            result *= 10;
        }
        return result;
    }
}
