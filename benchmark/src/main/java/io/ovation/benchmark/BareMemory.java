package io.ovation.benchmark;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The bare memory accesses of plain transfers, the limit of {@link LedgerApply}: two account cells are read and written, one place
 * of an id table is written, 128 bytes are appended. Nothing is decided. Account cells of 24 or 32 bytes on the heap, or of 32
 * bytes aligned outside of it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+UseCompactObjectHeaders", "-XX:+UseTransparentHugePages"})
public class BareMemory {

    private static final int BATCH = 1_000;
    private static final int SEGMENT_CELLS = 1 << 12;
    private static final int ID_PLACES = 1 << 20;
    private static final int LOG_LONGS = 1 << 23;
    private static final int ENTRY_LONGS = 16;
    private static final long LINE = 64;

    /** Number of accounts. */
    @Param({"10000", "10000000"})
    public int accounts;

    private long[][] heap24 = new long[0][];
    private long[][] heap32 = new long[0][];
    private MemorySegment[] outside = new MemorySegment[0];
    private final long[] ids = new long[ID_PLACES];
    private final long[] log = new long[LOG_LONGS];
    private long state = 88_172_645_463_325_252L;
    private int end;

    /** Reserves the memory, with places for five thirds of the accounts as the ledger has on the average. */
    @Setup(Level.Trial)
    public void reserve() {
        int segments = Math.max(1, (int) (accounts * 5L / 3 / SEGMENT_CELLS));
        heap24 = new long[segments][3 * SEGMENT_CELLS];
        heap32 = new long[segments][4 * SEGMENT_CELLS];
        outside = new MemorySegment[segments];
        for (int segment = 0; segment < segments; segment++) {
            outside[segment] = Arena.ofAuto().allocate(4L * Long.BYTES * SEGMENT_CELLS, LINE);
        }
    }

    /** Cells of 24 bytes on the heap: what the ledger has. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long heapOf24() {
        for (int each = 0; each < BATCH; each++) {
            long[] debit = heap24[next(heap24.length)];
            int debitCell = 3 * next(SEGMENT_CELLS);
            long[] credit = heap24[next(heap24.length)];
            int creditCell = 3 * next(SEGMENT_CELLS);
            append(debit[debitCell] ^ --debit[debitCell + 2], credit[creditCell] ^ ++credit[creditCell + 2]);
        }
        return state;
    }

    /** Cells of 32 bytes on the heap. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long heapOf32() {
        for (int each = 0; each < BATCH; each++) {
            long[] debit = heap32[next(heap32.length)];
            int debitCell = 4 * next(SEGMENT_CELLS);
            long[] credit = heap32[next(heap32.length)];
            int creditCell = 4 * next(SEGMENT_CELLS);
            append(debit[debitCell] ^ --debit[debitCell + 2], credit[creditCell] ^ ++credit[creditCell + 2]);
        }
        return state;
    }

    /** Cells of 32 bytes outside of the heap, none across two cache lines. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long outsideOf32() {
        for (int each = 0; each < BATCH; each++) {
            long debit = change(outside[next(outside.length)], 4 * next(SEGMENT_CELLS), -1);
            append(debit, change(outside[next(outside.length)], 4 * next(SEGMENT_CELLS), 1));
        }
        return state;
    }

    private static long change(MemorySegment segment, int cell, int by) {
        long balance = segment.getAtIndex(ValueLayout.JAVA_LONG, cell + 2) + by;
        segment.setAtIndex(ValueLayout.JAVA_LONG, cell + 2, balance);
        return balance ^ segment.getAtIndex(ValueLayout.JAVA_LONG, cell);
    }

    private void append(long debitBalance, long creditBalance) {
        ids[next(ID_PLACES)] = state;
        for (int word = 2; word < ENTRY_LONGS; word++) {
            log[end + word] = state + word;
        }
        log[end] = debitBalance;
        log[end + 1] = creditBalance;
        end = end + ENTRY_LONGS & LOG_LONGS - 1;
    }

    private int next(int bound) {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return (int) ((state >>> 33) * bound >>> 31);
    }
}
