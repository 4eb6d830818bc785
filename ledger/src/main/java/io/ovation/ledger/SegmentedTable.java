package io.ovation.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A hash table that grows a little at a time: extendible hashing over segments of open addressing with linear probing.
 * The first bits of a hash choose the segment through a directory, the last bits the place in it. A full segment alone is
 * split in two, so that no growth moves more than {@value #LARGEST_SEGMENT} cells, whatever the table holds.
 *
 * <p>A segment is an array of longs: its number of taken cells, the number of hash bits it stands for, its epoch, then the
 * cells. A cell whose first long is 0 is empty. Removing shifts the cells behind it back, so that a segment from which
 * something was removed is as if it had never been there.
 *
 * <p>A table that is emptied keeps its shape and begins a new epoch. A segment of an earlier one counts as empty and is
 * filled with zeros when something is first put into it, so that emptying takes no time either.
 */
abstract class SegmentedTable {

    static final int SMALLEST_SEGMENT = 1 << 6;
    static final int LARGEST_SEGMENT = 1 << 12;

    /** Where the cells of a segment begin. */
    static final int CELLS = 3;

    private static final int TAKEN = 0;
    private static final int BITS = 1;
    private static final int EPOCH = 2;

    private final int stride;
    private long[][] directory;
    private int directoryBits;
    private int size;
    private long epoch;

    SegmentedTable(int stride) {
        this.stride = stride;
        this.directory = new long[][] {new long[CELLS + SMALLEST_SEGMENT * stride]};
    }

    /** Makes room for so many cells at once; the table must be empty. */
    final void expect(long cells) {
        int bits = 0;
        while (cells >> bits > LARGEST_SEGMENT * 7 / 10) {
            bits++;
        }
        if (bits == 0) {
            return;
        }
        directory = new long[1 << bits][];
        directoryBits = bits;
        for (int place = 0; place < directory.length; place++) {
            directory[place] = emptySegment(LARGEST_SEGMENT, bits);
        }
    }

    /** Longs of memory in all segments. */
    final long reservedLongs() {
        long longs = 0;
        for (int place = 0; place < directory.length; place++) {
            long @Nullable [] segment = distinctSegment(place);
            longs += segment == null ? 0 : segment.length;
        }
        return longs;
    }

    /** Number of taken cells. */
    final int size() {
        return size;
    }

    /** The segment of a hash. Its cells stay where they are until the next {@link #room} or {@link #removeAt}. */
    final long[] segment(long hash) {
        return directory[directoryIndex(hash)];
    }

    /** All of the hash of a taken cell that {@link #segment} and a place in a segment depend on. */
    abstract long hashAt(long[] segment, int cell);

    /** How many first bits of a hash {@link #hashAt} tells at least. Segments that stand for so many grow instead. */
    int mostBits() {
        return Integer.SIZE - 2;
    }

    /** Whether a segment holds something of this epoch; if not, nothing of its cells counts. */
    final boolean isCurrent(long[] segment) {
        return segment[EPOCH] == epoch;
    }

    /** The segment of a hash, after making sure that one more cell may be taken in it. */
    final long[] room(long hash) {
        long[] segment = segment(hash);
        if (segment[EPOCH] != epoch) {
            Arrays.fill(segment, CELLS, segment.length, 0);
            segment[TAKEN] = 0;
            segment[EPOCH] = epoch;
        }
        while (4 * (segment[TAKEN] + 1) > 3 * (long) capacity(segment)) {
            if (capacity(segment) < LARGEST_SEGMENT || segment[BITS] >= mostBits()) {
                enlarge(segment);
            } else {
                split(segment, hash);
            }
            segment = segment(hash);
        }
        return segment;
    }

    /** Counts a cell that was taken. */
    final void taken(long[] segment) {
        segment[TAKEN]++;
        size++;
    }

    /** Empties a taken cell. */
    final void removeAt(long[] segment, int cell) {
        int mask = capacity(segment) - 1;
        int hole = (cell - CELLS) / stride;
        int slot = hole;
        while (true) {
            slot = (slot + 1) & mask;
            int next = CELLS + slot * stride;
            if (segment[next] == 0) {
                break;
            }
            int home = (int) hashAt(segment, next) & mask;
            boolean reachableWithoutHole = ((slot - home) & mask) < ((slot - hole) & mask);
            if (!reachableWithoutHole) {
                System.arraycopy(segment, next, segment, CELLS + hole * stride, stride);
                hole = slot;
            }
        }
        int emptied = CELLS + hole * stride;
        Arrays.fill(segment, emptied, emptied + stride, 0);
        segment[TAKEN]--;
        size--;
    }

    /** Number of directory places; a segment stands at one or more neighbouring ones. */
    final int directorySize() {
        return directory.length;
    }

    /** The segment at a directory place, or null where the place before has the same. */
    final long @Nullable [] distinctSegment(int place) {
        long[] segment = directory[place];
        return place > 0 && directory[place - 1] == segment ? null : segment;
    }

    /** Becomes empty. */
    final void reset() {
        epoch++;
        size = 0;
    }

    private long[] emptySegment(int cells, long bits) {
        long[] segment = new long[CELLS + cells * stride];
        segment[BITS] = bits;
        segment[EPOCH] = epoch;
        return segment;
    }

    private int directoryIndex(long hash) {
        return (int) ((hash >>> 1) >>> (Long.SIZE - 1 - directoryBits));
    }

    private int capacity(long[] segment) {
        return (segment.length - CELLS) / stride;
    }

    private void enlarge(long[] old) {
        long[] larger = emptySegment(2 * capacity(old), old[BITS]);
        for (int cell = CELLS; cell < old.length; cell += stride) {
            if (old[cell] != 0) {
                move(old, cell, larger);
            }
        }
        for (int place = 0; place < directory.length; place++) {
            if (directory[place] == old) {
                directory[place] = larger;
            }
        }
    }

    private void split(long[] old, long hash) {
        int bits = (int) old[BITS];
        if (bits == directoryBits) {
            doubleDirectory();
        }
        long[] zeros = emptySegment(LARGEST_SEGMENT, bits + 1L);
        long[] ones = emptySegment(LARGEST_SEGMENT, bits + 1L);
        for (int cell = CELLS; cell < old.length; cell += stride) {
            if (old[cell] != 0) {
                boolean one = (hashAt(old, cell) << bits) < 0;
                move(old, cell, one ? ones : zeros);
            }
        }
        int span = 1 << (directoryBits - bits);
        int first = directoryIndex(hash) & -span;
        Arrays.fill(directory, first, first + span / 2, zeros);
        Arrays.fill(directory, first + span / 2, first + span, ones);
    }

    private void doubleDirectory() {
        long[][] doubled = new long[Math.multiplyExact(directory.length, 2)][];
        for (int place = 0; place < doubled.length; place++) {
            doubled[place] = directory[place >>> 1];
        }
        directory = doubled;
        directoryBits++;
    }

    private void move(long[] from, int cell, long[] to) {
        int mask = capacity(to) - 1;
        int slot = (int) hashAt(from, cell) & mask;
        while (to[CELLS + slot * stride] != 0) {
            slot = (slot + 1) & mask;
        }
        System.arraycopy(from, cell, to, CELLS + slot * stride, stride);
        to[TAKEN]++;
    }
}
