package io.ovation.economics;

import java.util.Currency;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an account holds: coins, diamonds, or a currency.
 *
 * <p>The number is part of every account id and never changes: 1 is COIN, 2 is DIAMOND, a currency has its ISO 4217
 * numeric code (USD 840). Amounts are counted in the asset's smallest unit: whole coins (scale 0), hundredths of a
 * diamond (scale 2), micros of a currency (scale 6, whatever its minor unit is; cents appear at the edge only).
 *
 * <p>Immutable; safe for any thread.
 */
public final class Asset {
    /** Coins, scale 0. */
    public static final Asset COIN = new Asset(1, "COIN", 0, 1);
    /** Diamonds, scale 2: the amount 100 is one diamond. */
    public static final Asset DIAMOND = new Asset(2, "DIAMOND", 2, 100);
    /** US dollars, scale 6. */
    public static final Asset USD = fiat("USD");

    private final int number;
    private final String code;
    private final int scale;
    private final long minorUnit;

    private Asset(int number, String code, int scale, long minorUnit) {
        this.number = number;
        this.code = code;
        this.scale = scale;
        this.minorUnit = minorUnit;
    }

    /**
     * The asset of a currency.
     *
     * @param code ISO 4217 alphabetic code, such as {@code USD}
     * @throws IllegalArgumentException if there is no such currency
     */
    public static Asset fiat(String code) {
        return Fiat.BY_CODE.computeIfAbsent(code, Fiat::make);
    }

    /**
     * The asset with this number, as found in an account id.
     *
     * @throws IllegalArgumentException if no asset has the number
     */
    public static Asset of(int number) {
        if (number == COIN.number) {
            return COIN;
        }
        if (number == DIAMOND.number) {
            return DIAMOND;
        }
        return Fiat.BY_NUMBER.computeIfAbsent(number, Fiat::find);
    }

    /** The number in account ids: 1, 2 or an ISO 4217 numeric code. */
    public int number() {
        return number;
    }

    /** {@code COIN}, {@code DIAMOND} or the ISO 4217 alphabetic code. */
    public String code() {
        return code;
    }

    /** How many decimal places the smallest unit has: 0, 2 or 6. */
    public int scale() {
        return scale;
    }

    /** Whether this is a currency. */
    public boolean isFiat() {
        return scale == 6;
    }

    /**
     * One minor unit, counted in this asset's smallest unit: what a bank or a card can move at least. A US cent is
     * 10,000 micros, a yen 1,000,000.
     */
    public long minorUnit() {
        return minorUnit;
    }

    /** Rounds an amount of micros down to whole minor units; negative amounts are rounded towards zero. */
    public long wholeMinorUnits(long micros) {
        return micros - micros % minorUnit;
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Asset asset && asset.number == number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return code;
    }

    /** Currencies met so far; at most as many as ISO 4217 has. */
    private static final class Fiat {
        static final Map<String, Asset> BY_CODE = new ConcurrentHashMap<>();
        static final Map<Integer, Asset> BY_NUMBER = new ConcurrentHashMap<>();

        static Asset make(String code) {
            Currency currency = Currency.getInstance(code);
            int digits = currency.getDefaultFractionDigits();
            if (digits < 0 || digits > 6) {
                throw new IllegalArgumentException(code + " is not a currency one can pay in");
            }
            long minorUnit = 1;
            for (int i = digits; i < 6; i++) {
                minorUnit *= 10;
            }
            return new Asset(currency.getNumericCode(), code, 6, minorUnit);
        }

        static Asset find(int number) {
            return Currency.getAvailableCurrencies().stream()
                    .filter(currency -> currency.getNumericCode() == number && currency.getDefaultFractionDigits() >= 0)
                    .map(Currency::getCurrencyCode)
                    .filter(code -> !isHistoric(code))
                    .min(String::compareTo)
                    .map(Asset::fiat)
                    .orElseThrow(() -> new IllegalArgumentException("no asset has the number " + number));
        }

        /** Codes that share their number with the currency that replaced them. */
        private static boolean isHistoric(String code) {
            return switch (code) {
                case "AFA", "BYB", "CSD", "RUR", "SRG", "TRL", "AYM", "ZWN", "ZWR", "VEB", "MZM", "GHC", "ROL" -> true;
                default -> false;
            };
        }
    }
}
