package io.ovation.ledger;

/** The last closed bucket of every kind; 0 when none is. Buckets are unsigned, and 0 means "not bucketed". */
final class BucketFloors {

    /** Is shown the kinds that have a floor. */
    @FunctionalInterface
    interface Visitor {
        void visit(int kind, int floor);
    }

    private static final int KINDS = 1 << 16;

    private final int[] floors = new int[KINDS];

    int of(int kind) {
        return floors[kind];
    }

    void set(int kind, int floor) {
        floors[kind] = floor;
    }

    /** True when the account is a period account at or below its kind's floor. */
    boolean closed(AccountId account) {
        int bucket = account.bucket();
        return bucket != 0 && Integer.compareUnsigned(bucket, floors[account.kind()]) <= 0;
    }

    void forEachInOrder(Visitor visitor) {
        for (int kind = 0; kind < KINDS; kind++) {
            if (floors[kind] != 0) {
                visitor.visit(kind, floors[kind]);
            }
        }
    }
}
