package io.ovation.ledger;

/** The last closed bucket of every kind; 0 when none is. Buckets are unsigned, and 0 means "not bucketed". */
final class BucketFloors {

    /** Is shown the kinds that have a floor. */
    @FunctionalInterface
    interface Visitor {
        void visit(int kind, int floor);
    }

    private static final int PAGE_BITS = 8;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int[] NO_FLOORS = new int[PAGE];

    /** By the first and the last eight bits of the kind; a page without floors is shared and never written. */
    private final int[][] pages = new int[PAGE][];

    BucketFloors() {
        java.util.Arrays.fill(pages, NO_FLOORS);
    }

    int of(int kind) {
        return pages[kind >>> PAGE_BITS][kind & (PAGE - 1)];
    }

    void set(int kind, int floor) {
        int page = kind >>> PAGE_BITS;
        if (pages[page] == NO_FLOORS) {
            pages[page] = new int[PAGE];
        }
        pages[page][kind & (PAGE - 1)] = floor;
    }

    /** True when an account of this high half is a period account at or below its kind's floor. */
    boolean closed(long high) {
        int bucket = (int) high;
        return bucket != 0 && Integer.compareUnsigned(bucket, of(PackedAccount.kind(high))) <= 0;
    }

    /** Number of kinds that have a floor. */
    int count() {
        int[] count = new int[1];
        forEachInOrder((kind, floor) -> count[0]++);
        return count[0];
    }

    void forEachInOrder(Visitor visitor) {
        for (int page = 0; page < PAGE; page++) {
            for (int at = 0; pages[page] != NO_FLOORS && at < PAGE; at++) {
                if (pages[page][at] != 0) {
                    visitor.visit((page << PAGE_BITS) | at, pages[page][at]);
                }
            }
        }
    }
}
