package io.ovation.ledger;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Balances by account id, nothing boxed. A cell is the id's high half, its low half and the natural balance; high half 0
 * is an empty cell, as no valid account has it.
 */
final class AccountTable extends SegmentedTable {

    /** Returned for an account that is not there. */
    static final int ABSENT = -1;

    /** Is shown accounts without making objects of them. */
    @FunctionalInterface
    interface Visitor {
        void visit(long high, long low, long balance);
    }

    private static final int STRIDE = 3;
    private static final int LOW = 1;
    private static final int BALANCE = 2;

    AccountTable() {
        super(STRIDE);
    }

    /** Cell of an account in the segment of its hash, or {@link #ABSENT}. */
    static int find(long[] segment, long hash, long high, long low) {
        int mask = (segment.length - CELLS) / STRIDE - 1;
        int slot = (int) hash & mask;
        while (true) {
            int cell = CELLS + slot * STRIDE;
            long there = segment[cell];
            if (there == high && segment[cell + LOW] == low) {
                return cell;
            }
            if (there == 0) {
                return ABSENT;
            }
            slot = (slot + 1) & mask;
        }
    }

    static long balanceAt(long[] segment, int cell) {
        return segment[cell + BALANCE];
    }

    static void setBalanceAt(long[] segment, int cell, long balance) {
        segment[cell + BALANCE] = balance;
    }

    /** Brings the line of an account near, whether the account is there or not; the value means nothing. */
    long touch(long high, long low) {
        long hash = Hash.mix(high, low);
        long[] segment = segment(hash);
        int mask = (segment.length - CELLS) / STRIDE - 1;
        return segment[CELLS + ((int) hash & mask) * STRIDE];
    }

    /** Natural balance of an account, 0 when it is not there. */
    long balance(long high, long low) {
        long hash = Hash.mix(high, low);
        long[] segment = segment(hash);
        int cell = find(segment, hash, high, low);
        return cell == ABSENT ? 0 : segment[cell + BALANCE];
    }

    boolean contains(long high, long low) {
        long hash = Hash.mix(high, low);
        return find(segment(hash), hash, high, low) != ABSENT;
    }

    /** Adds an account that is not there. */
    void insert(long high, long low, long balance) {
        long hash = Hash.mix(high, low);
        long[] segment = room(hash);
        int mask = (segment.length - CELLS) / STRIDE - 1;
        int slot = (int) hash & mask;
        while (segment[CELLS + slot * STRIDE] != 0) {
            slot = (slot + 1) & mask;
        }
        int cell = CELLS + slot * STRIDE;
        segment[cell] = high;
        segment[cell + LOW] = low;
        segment[cell + BALANCE] = balance;
        taken(segment);
    }

    /** Sets a balance, adding the account if it is not there. */
    void put(long high, long low, long balance) {
        long hash = Hash.mix(high, low);
        long[] segment = segment(hash);
        int cell = find(segment, hash, high, low);
        if (cell == ABSENT) {
            insert(high, low, balance);
        } else {
            segment[cell + BALANCE] = balance;
        }
    }

    /** Removes an account, if it is there. */
    void remove(long high, long low) {
        long hash = Hash.mix(high, low);
        long[] segment = segment(hash);
        int cell = find(segment, hash, high, low);
        if (cell != ABSENT) {
            removeAt(segment, cell);
        }
    }

    /** Shows every account in no particular order. */
    void forEach(Visitor visitor) {
        for (int place = 0; place < directorySize(); place++) {
            long @Nullable [] segment = distinctSegment(place);
            if (segment != null) {
                forEach(segment, visitor);
            }
        }
    }

    /** Shows every account of a segment in no particular order. */
    static void forEach(long[] segment, Visitor visitor) {
        for (int cell = CELLS; cell < segment.length; cell += STRIDE) {
            if (segment[cell] != 0) {
                visitor.visit(segment[cell], segment[cell + LOW], segment[cell + BALANCE]);
            }
        }
    }

    /** Shows every account in the order of {@link AccountId#compareTo}. */
    void forEachInOrder(Visitor visitor) {
        Map<Long, Owners> owners = new TreeMap<>(Long::compareUnsigned);
        forEach((high, low, balance) ->
                owners.computeIfAbsent(high, ignored -> new Owners()).add(low));
        owners.forEach((high, list) -> list.forEachInOrder(low -> visitor.visit(high, low, balance(high, low))));
    }

    @Override
    long hashAt(long[] segment, int cell) {
        return Hash.mix(segment[cell], segment[cell + LOW]);
    }

    /** The low halves of the accounts of one high half. */
    private static final class Owners {

        private long[] flipped = new long[4];
        private int count;

        void add(long low) {
            if (count == flipped.length) {
                flipped = Arrays.copyOf(flipped, Math.multiplyExact(count, 2));
            }
            // With the sign bit flipped, signed order is unsigned order.
            flipped[count++] = low ^ Long.MIN_VALUE;
        }

        void forEachInOrder(java.util.function.LongConsumer consumer) {
            Arrays.sort(flipped, 0, count);
            for (int index = 0; index < count; index++) {
                consumer.accept(flipped[index] ^ Long.MIN_VALUE);
            }
        }
    }
}
