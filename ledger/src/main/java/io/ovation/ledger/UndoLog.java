package io.ovation.ledger;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What is needed, beside the log of entries itself, to undo a batch that the journal did not take. The entries say by how
 * much they changed which balance; subtracting that again, in any order, gives the balances before. Only what they do not
 * say is kept here: which accounts were new or went, and what a floor
 * was.
 *
 * <p>The writer keeps one append under way while it applies the next batch, hence two marks. Without an open mark nothing
 * is kept.
 */
final class UndoLog {

    static final int MAXIMUM_MARKS = 2;

    private static final int PER_CHANGE = 3;
    private static final long CREATED = 0;
    private static final long DROPPED = 1;

    private final long[] addresses = new long[MAXIMUM_MARKS];
    private final long[] sequences = new long[MAXIMUM_MARKS];
    private final int[] changesEnds = new int[MAXIMUM_MARKS];
    private final int[] floorEnds = new int[MAXIMUM_MARKS];
    private int markCount;

    /** High half, low half, and whether the account was new ({@link #CREATED}) or went ({@link #DROPPED}), in order. */
    private long[] changes = new long[16 * PER_CHANGE];

    private int changesEnd;
    private int[] floors = new int[4];
    private int floorEnd;

    int markCount() {
        return markCount;
    }

    void mark(long address, long sequence) {
        if (markCount == MAXIMUM_MARKS) {
            throw new IllegalStateException("two marks are open already");
        }
        addresses[markCount] = address;
        sequences[markCount] = sequence;
        changesEnds[markCount] = changesEnd;
        floorEnds[markCount] = floorEnd;
        markCount++;
    }

    void commitOldest() {
        if (markCount == 0) {
            throw new IllegalStateException("no mark is open");
        }
        if (markCount == 1) {
            clear();
            return;
        }
        System.arraycopy(changes, changesEnds[1], changes, 0, changesEnd - changesEnds[1]);
        changesEnd -= changesEnds[1];
        System.arraycopy(floors, floorEnds[1], floors, 0, floorEnd - floorEnds[1]);
        floorEnd -= floorEnds[1];
        addresses[0] = addresses[1];
        sequences[0] = sequences[1];
        changesEnds[0] = 0;
        floorEnds[0] = 0;
        markCount = 1;
    }

    /** Address of the first entry that the oldest mark can undo. */
    long oldestAddress() {
        return addresses[0];
    }

    /** Sequence of the last entry before the oldest mark. */
    long oldestSequence() {
        return sequences[0];
    }

    /** Notes an account that was not there before. */
    void created(long high, long low) {
        change(high, low, CREATED);
    }

    /** Notes an account that was there and is no more. */
    void dropped(long high, long low) {
        change(high, low, DROPPED);
    }

    /** Notes what the floor of a kind was. */
    void floor(int kind, int before) {
        if (markCount == 0) {
            return;
        }
        if (floorEnd == floors.length) {
            floors = Arrays.copyOf(floors, Math.multiplyExact(floorEnd, 2));
        }
        floors[floorEnd++] = kind;
        floors[floorEnd++] = before;
    }

    /**
     * Removes the accounts that were new and puts back the floors, and closes all marks. The changes of balances have been
     * subtracted, so that every account that was touched is there, with what it had.
     */
    void undo(AccountTable accounts, BucketFloors bucketFloors) {
        Set<AccountId> wereThere = new HashSet<>();
        for (int change = 0; change < changesEnd; change += PER_CHANGE) {
            // The first change of an account tells whether it was there. A bucket that was dropped can be closed again.
            AccountId account = new AccountId(changes[change], changes[change + 1]);
            if (changes[change + 2] == DROPPED) {
                wereThere.add(account);
            } else if (!wereThere.contains(account)) {
                accounts.remove(account.high(), account.low());
            }
        }
        while (floorEnd > 0) {
            floorEnd -= 2;
            bucketFloors.set(floors[floorEnd], floors[floorEnd + 1]);
        }
        clear();
    }

    private void change(long high, long low, long what) {
        if (markCount == 0) {
            return;
        }
        if (changesEnd == changes.length) {
            changes = Arrays.copyOf(changes, Math.multiplyExact(changesEnd, 2));
        }
        changes[changesEnd] = high;
        changes[changesEnd + 1] = low;
        changes[changesEnd + 2] = what;
        changesEnd += PER_CHANGE;
    }

    private void clear() {
        markCount = 0;
        changesEnd = 0;
        floorEnd = 0;
    }
}
