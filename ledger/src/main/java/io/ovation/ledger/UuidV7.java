package io.ovation.ledger;

/** The little that the ledger has to know of UUIDs of version 7: the first 48 bits are milliseconds since the epoch. */
final class UuidV7 {

    private UuidV7() {}

    static boolean is(long high, long low) {
        return (high & 0xF000) == 0x7000 && low >>> 62 == 2;
    }

    static long millis(long high) {
        return high >>> 16;
    }
}
