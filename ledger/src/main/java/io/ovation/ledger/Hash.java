package io.ovation.ledger;

/** Spreads 128-bit keys over a table: the same on every machine. Nothing observable depends on it. */
final class Hash {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    private static final long MURMUR_FINISH = 0xFF51AFD7ED558CCDL;

    private Hash() {}

    static long mix(long high, long low) {
        long mixed = (high * GOLDEN_RATIO) ^ low;
        mixed = (mixed ^ (mixed >>> 32)) * MURMUR_FINISH;
        return mixed ^ (mixed >>> 29);
    }
}
