package io.ovation.ledger;

import java.util.UUID;

/** The little that the ledger has to know of UUIDs of version 7: the first 48 bits are milliseconds since the epoch. */
final class UuidV7 {

    private UuidV7() {}

    static boolean is(UUID id) {
        return id.version() == 7 && id.variant() == 2;
    }

    static long millis(UUID id) {
        return millis(id.getMostSignificantBits());
    }

    static long millis(long high) {
        return high >>> 16;
    }
}
