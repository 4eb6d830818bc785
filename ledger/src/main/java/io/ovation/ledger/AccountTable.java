package io.ovation.ledger;

import java.util.Arrays;

/**
 * Balances by account id: open addressing with linear probing in one array of longs, nothing boxed. A cell is the id's
 * high half, its low half and the natural balance; high half 0 is an empty cell, as no valid account has it.
 *
 * <p>Removing shifts the cells behind it back, so that a table from which something was removed is as if it had never
 * been there. A slot stays valid until the next {@link #reserve} or {@link #remove}.
 */
final class AccountTable {

    /** Returned for an account that is not there. */
    static final int ABSENT = -1;

    private static final int STRIDE = 3;
    private static final int LOW = 1;
    private static final int BALANCE = 2;
    private static final int SMALLEST_CAPACITY = 1 << 10;

    private long[] cells = new long[SMALLEST_CAPACITY * STRIDE];
    private int mask = SMALLEST_CAPACITY - 1;
    private int size;

    int size() {
        return size;
    }

    /** Slot of an account, or {@link #ABSENT}. */
    int find(long high, long low) {
        int slot = home(high, low);
        while (true) {
            int cell = slot * STRIDE;
            long there = cells[cell];
            if (there == high && cells[cell + LOW] == low) {
                return slot;
            }
            if (there == 0) {
                return ABSENT;
            }
            slot = (slot + 1) & mask;
        }
    }

    long balanceAt(int slot) {
        return cells[slot * STRIDE + BALANCE];
    }

    void setBalanceAt(int slot, long balance) {
        cells[slot * STRIDE + BALANCE] = balance;
    }

    /** Natural balance of an account, 0 when it is not there. */
    long balance(long high, long low) {
        int slot = find(high, low);
        return slot == ABSENT ? 0 : balanceAt(slot);
    }

    /** Makes room for so many more accounts, at most half of the cells being taken. */
    void reserve(int more) {
        int capacity = mask + 1;
        while (size + more > capacity / 2) {
            capacity = Math.multiplyExact(capacity, 2);
        }
        if (capacity > mask + 1) {
            rehash(capacity);
        }
    }

    /** Adds an account that is not there, for which room was reserved. */
    void insert(long high, long low, long balance) {
        int slot = home(high, low);
        while (cells[slot * STRIDE] != 0) {
            slot = (slot + 1) & mask;
        }
        int cell = slot * STRIDE;
        cells[cell] = high;
        cells[cell + LOW] = low;
        cells[cell + BALANCE] = balance;
        size++;
    }

    /** Sets a balance, adding the account if it is not there. */
    void put(long high, long low, long balance) {
        int slot = find(high, low);
        if (slot == ABSENT) {
            reserve(1);
            insert(high, low, balance);
        } else {
            setBalanceAt(slot, balance);
        }
    }

    /** Removes an account, if it is there. */
    void remove(long high, long low) {
        int hole = find(high, low);
        if (hole == ABSENT) {
            return;
        }
        int slot = hole;
        while (true) {
            slot = (slot + 1) & mask;
            int cell = slot * STRIDE;
            if (cells[cell] == 0) {
                break;
            }
            int home = home(cells[cell], cells[cell + LOW]);
            boolean reachableWithoutHole = ((slot - home) & mask) < ((slot - hole) & mask);
            if (!reachableWithoutHole) {
                System.arraycopy(cells, cell, cells, hole * STRIDE, STRIDE);
                hole = slot;
            }
        }
        Arrays.fill(cells, hole * STRIDE, hole * STRIDE + STRIDE, 0);
        size--;
    }

    /** Shows every account in the order of {@link AccountId#compareTo}. */
    void forEachInOrder(AccountVisitor visitor) {
        record Line(AccountId account, long balance) {}
        Line[] lines = new Line[size];
        int next = 0;
        for (int cell = 0; cell < cells.length; cell += STRIDE) {
            if (cells[cell] != 0) {
                lines[next++] = new Line(new AccountId(cells[cell], cells[cell + LOW]), cells[cell + BALANCE]);
            }
        }
        Arrays.sort(lines, (a, b) -> a.account.compareTo(b.account));
        for (Line line : lines) {
            visitor.visit(line.account, line.balance);
        }
    }

    private void rehash(int capacity) {
        long[] old = cells;
        cells = new long[Math.multiplyExact(capacity, STRIDE)];
        mask = capacity - 1;
        size = 0;
        for (int cell = 0; cell < old.length; cell += STRIDE) {
            if (old[cell] != 0) {
                insert(old[cell], old[cell + LOW], old[cell + BALANCE]);
            }
        }
    }

    private int home(long high, long low) {
        return (int) Hash.mix(high, low) & mask;
    }
}
