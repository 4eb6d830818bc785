package io.ovation.ledger;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The memory of accepted entries: written at its end, once and in order, forgotten at its beginning. It is at the same time
 * what a retry is answered from, what the journal's encoder reads and what a rollback subtracts.
 *
 * <p>It is made of chunks of {@value #CHUNK} longs that are used again after they were forgotten, but not while a hold is
 * open that was there before. An address counts longs from the first one ever; it is never used twice within the window
 * that {@link #ADDRESS_BITS} bits span, so the last bits of an address are enough to find it. No entry lies across two
 * chunks: a sequence of 0 says that the rest of a chunk is empty.
 */
final class EntryLog {

    static final int CHUNK_BITS = 15;
    static final int CHUNK = 1 << CHUNK_BITS;

    /** Bits that tell the addresses kept at one time apart: 32 GiB of entries. */
    static final int ADDRESS_BITS = 32;

    static final long ADDRESS_MASK = (1L << ADDRESS_BITS) - 1;

    private static final int FEWEST_SPARES = 4;

    /** A chunk that may be used again when no hold of this number or an earlier one is open. */
    private record Retired(long[] chunk, long hold) {}

    private static final long[] NONE = new long[0];

    private long[][] ring = new long[4][];
    private long firstChunk;
    private long lastChunk = -1;
    private long[] chunk = NONE;
    private long end;

    private long[][] spares = new long[FEWEST_SPARES][];
    private int spareCount;
    private final Deque<Retired> retired = new ArrayDeque<>();
    private final Deque<EntryHold> holds = new ArrayDeque<>();
    private long holdsOpened;

    /** Opens a hold. */
    EntryHold hold() {
        dropClosedHolds();
        EntryHold hold = new EntryHold(++holdsOpened);
        holds.addLast(hold);
        return hold;
    }

    /** Address of the next entry, at the earliest. */
    long end() {
        return end;
    }

    /** The full address of which these are the last bits. */
    long address(long lastBits) {
        return end - ((end - lastBits) & ADDRESS_MASK);
    }

    /** The chunk that an address lies in. */
    long[] chunk(long address) {
        return ring[(int) (address >>> CHUNK_BITS) & (ring.length - 1)];
    }

    /** Where in its chunk an address lies. */
    static int offset(long address) {
        return (int) address & (CHUNK - 1);
    }

    /** Makes sure that so many longs can be written at {@link #end} in {@link #lastChunk}. Nothing is taken yet. */
    void reserve(int length) {
        int offset = offset(end);
        boolean inChunk = end >>> CHUNK_BITS == lastChunk;
        if (inChunk && offset + length <= CHUNK) {
            return;
        }
        if (inChunk) {
            chunk[offset] = 0;
            end += CHUNK - offset;
        }
        append();
    }

    /** The chunk in which {@link #end} lies after {@link #reserve}. */
    long[] lastChunk() {
        return chunk;
    }

    /** Takes what was written at the end; its address. */
    long take(int length) {
        long address = end;
        end = address + length;
        return address;
    }

    /** The address of the entry at this address or, where the rest of a chunk is empty, of the one after. */
    long entryAt(long address) {
        if (address >= end) {
            return end;
        }
        return chunk(address)[offset(address)] == 0 ? ((address >>> CHUNK_BITS) + 1) << CHUNK_BITS : address;
    }

    /** The address just behind the entry at this address. */
    long after(long address) {
        return address
                + PackedEntry.length(PackedEntry.transferCount(chunk(address)[offset(address) + PackedEntry.SHAPE]));
    }

    /**
     * Takes back everything from an address on. Where somebody may still read it, it stays unused until it is forgotten;
     * else it is written again.
     */
    void truncate(long address) {
        dropClosedHolds();
        if (!holds.isEmpty()) {
            if (end >>> CHUNK_BITS == lastChunk && offset(end) != 0) {
                chunk[offset(end)] = 0;
                end += CHUNK - offset(end);
            }
            return;
        }
        end = address;
        while (lastChunk >= firstChunk && lastChunk > end >>> CHUNK_BITS) {
            retire(lastChunk--);
        }
        chunk = lastChunk >= firstChunk ? chunk(lastChunk << CHUNK_BITS) : NONE;
    }

    /** Forgets everything before an address. */
    void forget(long address) {
        dropClosedHolds();
        while (firstChunk < address >>> CHUNK_BITS && firstChunk <= lastChunk) {
            retire(firstChunk++);
        }
        if (firstChunk > lastChunk) {
            chunk = NONE;
        }
    }

    /** Longs of memory, in use or not. */
    long reservedLongs() {
        return (lastChunk - firstChunk + 1 + spareCount + retired.size()) * CHUNK;
    }

    private void append() {
        long number = end >>> CHUNK_BITS;
        if (firstChunk > lastChunk) {
            firstChunk = number;
        }
        lastChunk = number;
        if (lastChunk - firstChunk + 1 > ring.length) {
            long[][] larger = new long[Math.multiplyExact(ring.length, 2)][];
            for (long each = firstChunk; each < lastChunk; each++) {
                larger[(int) each & (larger.length - 1)] = ring[(int) each & (ring.length - 1)];
            }
            ring = larger;
        }
        chunk = spareChunk();
        ring[(int) number & (ring.length - 1)] = chunk;
    }

    private void retire(long number) {
        int place = (int) number & (ring.length - 1);
        long[] gone = ring[place];
        ring[place] = NONE;
        if (holds.isEmpty()) {
            keepSpare(gone);
        } else {
            retired.addLast(new Retired(gone, holdsOpened));
        }
    }

    private long[] spareChunk() {
        if (spareCount == 0) {
            dropClosedHolds();
        }
        return spareCount == 0 ? new long[CHUNK] : spares[--spareCount];
    }

    private void keepSpare(long[] free) {
        if (spareCount > Math.max(FEWEST_SPARES, lastChunk - firstChunk + 1)) {
            return;
        }
        if (spareCount == spares.length) {
            spares = Arrays.copyOf(spares, 2 * spareCount);
        }
        spares[spareCount++] = free;
    }

    private void dropClosedHolds() {
        for (EntryHold hold = holds.peekFirst(); hold != null && hold.isClosed(); hold = holds.peekFirst()) {
            holds.removeFirst();
        }
        EntryHold oldest = holds.peekFirst();
        long free = oldest == null ? Long.MAX_VALUE : oldest.number();
        for (Retired first = retired.peekFirst(); first != null && first.hold() < free; first = retired.peekFirst()) {
            retired.removeFirst();
            keepSpare(first.chunk());
        }
    }
}
