package io.ovation.ledger;

/**
 * One generation of accepted ids. A cell is one long: a bit that says it is taken, {@value #TAG_BITS} bits of the id's
 * hash, and the last bits of the address of its entry in the log, which holds the id itself.
 */
final class IdGeneration extends SegmentedTable {

    /** Returned for an id that is not there. */
    static final long ABSENT = -1;

    private static final int TAG_BITS = Long.SIZE - 1 - EntryLog.ADDRESS_BITS;
    private static final int PLACE_BITS = 12;
    private static final int SEGMENT_BITS = TAG_BITS - PLACE_BITS;

    private final EntryLog log;
    private final AheadIds ahead = new AheadIds();
    private long firstAddress;
    private long latestIdMillis = -1;
    private long lastSequence;

    IdGeneration(EntryLog log) {
        super(1);
        this.log = log;
        this.firstAddress = log.end();
    }

    /** Hash of an id. */
    static long hash(long high, long low) {
        return Hash.mix(high, low);
    }

    /** Address of the first entry that may belong to it. */
    long firstAddress() {
        return firstAddress;
    }

    /** Ids that were ever in here and ahead of the clock when they were accepted. */
    AheadIds ahead() {
        return ahead;
    }

    /** Latest time of an id that was ever in here and is not in {@link #ahead}; -1 when none was. */
    long latestIdMillis() {
        return latestIdMillis;
    }

    /** Highest sequence of an entry that was ever in here; 0 when none was. */
    long lastSequence() {
        return lastSequence;
    }

    /** Address of the entry of an id, or {@link #ABSENT}. */
    long find(long hash, long high, long low) {
        if (isLaterThanAll(high)) {
            return ABSENT;
        }
        long[] segment = segment(hash);
        if (!isCurrent(segment)) {
            return ABSENT;
        }
        int mask = segment.length - CELLS - 1;
        long wanted = tagged(hash);
        int slot = (int) hash & mask;
        while (true) {
            long there = segment[CELLS + slot];
            if (there == 0) {
                return ABSENT;
            }
            if ((there ^ wanted) >>> EntryLog.ADDRESS_BITS == 0) {
                long address = log.address(there & EntryLog.ADDRESS_MASK);
                long[] chunk = log.chunk(address);
                int at = EntryLog.offset(address);
                if (chunk[at + PackedEntry.ID_LOW] == low && chunk[at + PackedEntry.ID_HIGH] == high) {
                    return address;
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    /** True for most new ids, which are later than what an older generation holds: no need to look. */
    private boolean isLaterThanAll(long high) {
        long millis = UuidV7.millis(high);
        return millis > latestIdMillis && millis > ahead.latestMillis();
    }

    /** Brings near what {@link #find} and {@link #add} read of an id; the value means nothing. */
    long touch(long hash, long high) {
        if (isLaterThanAll(high)) {
            return 0;
        }
        long[] segment = segment(hash);
        return segment[CELLS + ((int) hash & (segment.length - CELLS - 1))];
    }

    /** Remembers an entry whose id is not in here. */
    void add(long hash, long idHigh, long idLow, long sequence, long address, long wallMillis) {
        long[] segment = room(hash);
        int mask = segment.length - CELLS - 1;
        int slot = (int) hash & mask;
        while (segment[CELLS + slot] != 0) {
            slot = (slot + 1) & mask;
        }
        segment[CELLS + slot] = tagged(hash) | (address & EntryLog.ADDRESS_MASK);
        taken(segment);
        long idMillis = UuidV7.millis(idHigh);
        if (idMillis <= wallMillis || !ahead.add(idHigh, idLow)) {
            latestIdMillis = Math.max(latestIdMillis, idMillis);
        }
        lastSequence = Math.max(lastSequence, sequence);
    }

    /** Forgets the id whose entry is at an address, if it is in here. */
    void remove(long hash, long address) {
        long[] segment = segment(hash);
        if (!isCurrent(segment)) {
            return;
        }
        int mask = segment.length - CELLS - 1;
        long wanted = tagged(hash) | (address & EntryLog.ADDRESS_MASK);
        int slot = (int) hash & mask;
        while (segment[CELLS + slot] != 0) {
            if (segment[CELLS + slot] == wanted) {
                removeAt(segment, CELLS + slot);
                return;
            }
            slot = (slot + 1) & mask;
        }
    }

    /** Is told that the log ends earlier than it did: entries to come may be its. */
    void truncated() {
        firstAddress = Math.min(firstAddress, log.end());
    }

    /** Makes what was ever in here known again, after it was filled from a saved state. */
    void restore(long everLatestIdMillis, long everLastSequence) {
        latestIdMillis = Math.max(latestIdMillis, everLatestIdMillis);
        lastSequence = Math.max(lastSequence, everLastSequence);
    }

    /** Becomes an empty generation of the entries from now on. */
    void beginAnew() {
        reset();
        firstAddress = log.end();
        latestIdMillis = -1;
        lastSequence = 0;
        ahead.clear();
    }

    @Override
    long hashAt(long[] segment, int cell) {
        if (segment.length > CELLS + LARGEST_SEGMENT) {
            long address = log.address(segment[cell] & EntryLog.ADDRESS_MASK);
            long[] chunk = log.chunk(address);
            int at = EntryLog.offset(address);
            return hash(chunk[at + PackedEntry.ID_HIGH], chunk[at + PackedEntry.ID_LOW]);
        }
        long tag = (segment[cell] & Long.MAX_VALUE) >>> EntryLog.ADDRESS_BITS;
        return tag >>> PLACE_BITS << (Long.SIZE - SEGMENT_BITS) | tag & ((1 << PLACE_BITS) - 1);
    }

    @Override
    int mostBits() {
        return SEGMENT_BITS;
    }

    private static long tagged(long hash) {
        long tag = hash >>> (Long.SIZE - SEGMENT_BITS) << PLACE_BITS | hash & ((1 << PLACE_BITS) - 1);
        return Long.MIN_VALUE | tag << EntryLog.ADDRESS_BITS;
    }
}
