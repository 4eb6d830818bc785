package io.ovation.ledger;

/**
 * The form of a saved state: parts of longs. The first long of a part has its kind in the upper and its length, itself
 * included, in the lower half. In order:
 *
 * <ol>
 *   <li>{@link #HEADER}: form, sequence, wall and business time, id floor, number of accounts, of
 *       floors, and for the older and the
 *       younger generation of ids each: number of entries, latest id time, last sequence
 *   <li>{@link #FLOORS}: kind and floor in one long each; there is one such part or none
 *   <li>{@link #ACCOUNTS}: high half, low half and natural balance of each account, in no particular order
 *   <li>{@link #OLDER_IDS}, then {@link #YOUNGER_IDS}: entries as {@link PackedEntry} describes them
 *   <li>{@link #END}: nothing
 * </ol>
 */
final class StateParts {

    /** Longest part. */
    static final int MOST_LONGS = 1 << 16;

    static final long FORM = 1;

    static final int HEADER = 1;
    static final int FLOORS = 2;
    static final int ACCOUNTS = 3;
    static final int OLDER_IDS = 4;
    static final int YOUNGER_IDS = 5;
    static final int END = 6;

    static final int HEADER_LENGTH = 14;
    static final int LONGS_PER_ACCOUNT = 3;

    private StateParts() {}

    static long first(int kind, int length) {
        return ((long) kind << Integer.SIZE) | length;
    }

    static int kind(long first) {
        return (int) (first >>> Integer.SIZE);
    }

    static int length(long first) {
        return (int) first;
    }
}
