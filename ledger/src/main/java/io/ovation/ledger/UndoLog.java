package io.ovation.ledger;

import java.util.Arrays;

/**
 * Before-images of what was applied since the oldest open mark, so that a batch the journal did not take can be undone.
 * The writer keeps one append under way while it applies the next batch, hence two marks. Without an open mark nothing is
 * kept.
 */
final class UndoLog {

    /** Is shown what to put back, the youngest first. */
    interface Restorer {
        void balance(long high, long low, long balance, boolean existed);

        void acceptedId(long high, long low);

        void floor(int kind, int floor);
    }

    static final int MAXIMUM_MARKS = 2;

    private static final int STRIDE = 4;
    private static final long BALANCE_OF_EXISTING = 0;
    private static final long BALANCE_OF_NEW = 1;
    private static final long ACCEPTED_ID = 2;
    private static final long FLOOR = 3;

    private long[] images = new long[1024 * STRIDE];
    private int end;
    private final int[] marks = new int[MAXIMUM_MARKS];
    private int markCount;

    int markCount() {
        return markCount;
    }

    void mark() {
        if (markCount == MAXIMUM_MARKS) {
            throw new IllegalStateException("two marks are open already");
        }
        marks[markCount++] = end;
    }

    void commitOldest() {
        if (markCount == 0) {
            throw new IllegalStateException("no mark is open");
        }
        if (--markCount == 0) {
            end = 0;
            return;
        }
        int from = marks[1];
        System.arraycopy(images, from, images, 0, end - from);
        end -= from;
        marks[0] = 0;
    }

    void rollbackAll(Restorer restorer) {
        while (end > 0) {
            end -= STRIDE;
            long first = images[end + 1];
            long second = images[end + 2];
            long kind = images[end];
            if (kind == ACCEPTED_ID) {
                restorer.acceptedId(first, second);
            } else if (kind == FLOOR) {
                restorer.floor((int) first, (int) second);
            } else {
                restorer.balance(first, second, images[end + 3], kind == BALANCE_OF_EXISTING);
            }
        }
        markCount = 0;
    }

    void balance(long high, long low, long balance, boolean existed) {
        add(existed ? BALANCE_OF_EXISTING : BALANCE_OF_NEW, high, low, balance);
    }

    void acceptedId(long high, long low) {
        add(ACCEPTED_ID, high, low, 0);
    }

    void floor(int kind, int floor) {
        add(FLOOR, kind, floor, 0);
    }

    private void add(long kind, long first, long second, long third) {
        if (markCount == 0) {
            return;
        }
        if (end == images.length) {
            images = Arrays.copyOf(images, Math.multiplyExact(images.length, 2));
        }
        images[end] = kind;
        images[end + 1] = first;
        images[end + 2] = second;
        images[end + 3] = third;
        end += STRIDE;
    }
}
