package io.ovation.benchmark;

/**
 * Ids in the order of time, as one client makes them: UUIDs of version 7 of the present moment, told apart by the client's number
 * and a counter. Not for several threads.
 */
final class Ids {

    private final long client;
    private long counter;
    private long high;

    /** Those of one client. */
    Ids(int client) {
        this.client = (long) client << 40;
    }

    /** Goes on to the next id. */
    void next() {
        counter++;
        high = System.currentTimeMillis() << 16 | 0x7000 | counter & 0xFFF;
    }

    long high() {
        return high;
    }

    long low() {
        return Long.MIN_VALUE | client | counter;
    }
}
