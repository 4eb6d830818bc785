package io.ovation.economics;

/** Checks that an event is well formed. A failure is a fault of the code that made the event, never of a user. */
final class Require {
    private Require() {}

    static void positive(long value, String name) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be above 0, was " + value);
        }
    }

    static void notNegative(long value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative, was " + value);
        }
    }

    static void fiat(Asset asset, String name) {
        if (!asset.isFiat()) {
            throw new IllegalArgumentException(name + " must be a currency, was " + asset.code());
        }
    }

    static void atMost(long value, long limit, String name) {
        if (value > limit) {
            throw new IllegalArgumentException(name + " must be at most " + limit + ", was " + value);
        }
    }

    /** Amounts that leave for or arrive from a bank or card: whole minor units (cents, or yen where there are no cents). */
    static void wholeMinorUnits(long micros, Asset currency, String name) {
        if (micros % currency.minorUnit() != 0) {
            throw new IllegalArgumentException(
                    name + " must be whole minor units of " + currency.code() + ", was " + micros + " micros");
        }
    }
}
