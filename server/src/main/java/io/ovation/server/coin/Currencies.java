package io.ovation.server.coin;

import java.util.Currency;

/** How the minor unit of a currency (cent, yen) relates to the micros the ledger counts in. */
final class Currencies {
    private Currencies() {}

    /** Micros in one minor unit: 10,000 for a cent, 1,000,000 for a yen. */
    static long microsPerMinor(String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        long micros = 1_000_000;
        for (int i = 0; i < digits; i++) {
            micros /= 10;
        }
        return micros;
    }
}
