package io.ovation.ledger;

/**
 * A bounded set of ids whose time lay ahead of the wall clock when they were accepted. They would raise the floor above the
 * present, and every new id would have to be looked up in the index until the clock has passed it; so they are told apart.
 */
final class AheadIds {

    /** Clocks that are ahead are few; beyond this they raise the floor like any other id. */
    static final int MOST = 1 << 16;

    private static final int SMALLEST_CAPACITY = 1 << 4;

    private long[] cells = new long[2 * SMALLEST_CAPACITY];
    private int size;
    private long latestMillis = -1;

    /** Takes an id; false when there is no room for it. */
    boolean add(long high, long low) {
        if (size == MOST) {
            return false;
        }
        if (4 * (size + 1) > cells.length) {
            long[] old = cells;
            cells = new long[2 * old.length];
            for (int cell = 0; cell < old.length; cell += 2) {
                if (old[cell] != 0) {
                    put(old[cell], old[cell + 1]);
                }
            }
        }
        if (put(high, low)) {
            size++;
            latestMillis = Math.max(latestMillis, UuidV7.millis(high));
        }
        return true;
    }

    /** Whether an id is in here. Costs a comparison for one that is later than all. */
    boolean holds(long high, long low) {
        if (UuidV7.millis(high) > latestMillis) {
            return false;
        }
        int cell = cellOf(high, low);
        return cells[cell] != 0;
    }

    /** Latest time of an id in here, -1 when there is none. */
    long latestMillis() {
        return latestMillis;
    }

    /** Takes over all ids of another set; false when there is no room for all. */
    boolean addAll(AheadIds other) {
        boolean all = true;
        for (int cell = 0; cell < other.cells.length && all; cell += 2) {
            all = other.cells[cell] == 0 || add(other.cells[cell], other.cells[cell + 1]);
        }
        return all;
    }

    /** Drops the ids of a time and before. */
    void dropUpTo(long millis) {
        if (millis >= latestMillis) {
            clear();
            return;
        }
        long[] old = cells;
        clear();
        for (int cell = 0; cell < old.length; cell += 2) {
            if (old[cell] != 0 && UuidV7.millis(old[cell]) > millis) {
                add(old[cell], old[cell + 1]);
            }
        }
    }

    /** Drops all. */
    void clear() {
        if (size > 0) {
            cells = new long[2 * SMALLEST_CAPACITY];
            size = 0;
        }
        latestMillis = -1;
    }

    private boolean put(long high, long low) {
        int cell = cellOf(high, low);
        boolean isNew = cells[cell] == 0;
        cells[cell] = high;
        cells[cell + 1] = low;
        return isNew;
    }

    /** The cell of an id, or the empty one where it would go. The high half of a version 7 id is never 0. */
    private int cellOf(long high, long low) {
        int mask = cells.length / 2 - 1;
        int slot = (int) Hash.mix(high, low) & mask;
        while (true) {
            int cell = 2 * slot;
            if (cells[cell] == 0 || (cells[cell] == high && cells[cell + 1] == low)) {
                return cell;
            }
            slot = (slot + 1) & mask;
        }
    }
}
