package io.ovation.ledger;

/**
 * The accepted ids in memory: two generations and a floor. New ids go to the younger one; once that is full and the
 * durable index covers the older, the older is forgotten and the floor rises to its latest id time; of ids that were ahead
 * of the clock only the ids are kept until the floor has passed them. Hence every accepted id of a time above the floor is in
 * memory, or {@link #isForgotten} says so; about that one, and about any at or below the floor, the index has to be asked.
 */
final class RecentIds {

    /** The younger generation takes so many times what is usual while the index lags. */
    static final int FULL_AT = 8;

    private final int idsPerGeneration;
    private final EntryLog log;
    private IdGeneration younger;
    private IdGeneration older;
    private final AheadIds forgottenAhead = new AheadIds();
    private long floorMillis = -1;

    RecentIds(int idsPerGeneration, EntryLog log) {
        this.idsPerGeneration = idsPerGeneration;
        this.log = log;
        this.younger = new IdGeneration(log);
        this.older = new IdGeneration(log);
    }

    long floorMillis() {
        return floorMillis;
    }

    /** Above every id that is not in memory any more: with it alone nothing of {@link #isForgotten} needs to be known. */
    long highestForgottenMillis() {
        return Math.max(floorMillis, forgottenAhead.latestMillis());
    }

    /** Whether memory does not know about an id that it does not hold, and the index has to be asked. */
    boolean isForgotten(long high, long low) {
        return UuidV7.millis(high) <= floorMillis || forgottenAhead.holds(high, low);
    }

    /** Number of ids in memory. */
    long size() {
        return (long) younger.size() + older.size();
    }

    /** Longs of memory for finding ids, in use or not. */
    long reservedLongs() {
        return younger.reservedLongs() + older.reservedLongs();
    }

    /** Address of the entry of an id, or {@link IdGeneration#ABSENT}. */
    long find(long hash, long high, long low) {
        long found = younger.find(hash, high, low);
        return found != IdGeneration.ABSENT ? found : older.find(hash, high, low);
    }

    /** Brings near what {@link #find} will read; the value means nothing. */
    long touch(long hash, long high) {
        return younger.touch(hash, high) ^ older.touch(hash, high);
    }

    /** True when no more ids should be taken before some are forgotten. */
    boolean full() {
        return younger.size() >= (long) FULL_AT * idsPerGeneration;
    }

    void add(long hash, long idHigh, long idLow, long sequence, long address, long wallMillis) {
        younger.add(hash, idHigh, idLow, sequence, address, wallMillis);
    }

    /** Forgets the id whose entry is at an address. */
    void remove(long hash, long address) {
        younger.remove(hash, address);
        older.remove(hash, address);
    }

    /** Is told that the log ends earlier than it did. */
    void truncated() {
        younger.truncated();
        older.truncated();
    }

    /** Forgets the older generation if it is time; false when it is time and the index does not cover it yet. */
    boolean forget(long coveredSequence) {
        if (younger.size() < idsPerGeneration) {
            return true;
        }
        if (older.lastSequence() > coveredSequence) {
            return false;
        }
        if (older.size() > 0) {
            // Rises by 1 at least: a look-up that began before something was forgotten must not count after it.
            floorMillis = Math.max(floorMillis + 1, older.latestIdMillis());
            forgottenAhead.dropUpTo(floorMillis);
            older.ahead().dropUpTo(floorMillis);
            if (!forgottenAhead.addAll(older.ahead())) {
                floorMillis =
                        Math.max(forgottenAhead.latestMillis(), older.ahead().latestMillis());
                forgottenAhead.clear();
            }
        }
        turn();
        return true;
    }

    IdGeneration older() {
        return older;
    }

    IdGeneration younger() {
        return younger;
    }

    /** The younger generation becomes the older one; what was the older one is gone. */
    void turn() {
        IdGeneration forgotten = older;
        older = younger;
        younger = forgotten;
        younger.beginAnew();
        log.forget(older.firstAddress());
    }

    void restoreFloor(long millis) {
        floorMillis = millis;
    }
}
