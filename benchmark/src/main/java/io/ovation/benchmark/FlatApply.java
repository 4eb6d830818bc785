package io.ovation.benchmark;

import io.ovation.ledger.BatchOutcomes;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.Constraint;
import io.ovation.ledger.EntryBatch;
import io.ovation.ledger.EntryHold;
import io.ovation.ledger.Ledger;
import io.ovation.ledger.OutcomeCode;
import java.util.SplittableRandom;
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
 * The ledger alone on one thread: plain transfers between random accounts, in batches of 8,190, with everything that a writer
 * asks of it: ids remembered and forgotten, two marks, a hold. Requests are made beforehand; only their ids and deadlines are
 * set anew, inside the measured time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx6g", "-XX:+UseCompactObjectHeaders"})
public class FlatApply {

    static final int BATCH = 8_190;

    /** Number of accounts. */
    @Param({"10000", "10000000"})
    public int accounts;

    private final SplittableRandom random = new SplittableRandom(42);
    private final EntryBatch batch = new EntryBatch(BATCH);
    private final BatchOutcomes outcomes = new BatchOutcomes();
    private Ledger ledger = new Ledger();
    private long millis = 1_800_000_000_000L;
    private long number;

    /** Opens the accounts. */
    @Setup(Level.Trial)
    public void open() {
        ledger = new Ledger(1 << 20);
        for (long owner = 1; owner <= accounts; ) {
            batch.clear();
            for (int each = 0; each < BATCH && owner <= accounts; each++, owner += 2) {
                begin();
                batch.fixed(high(), owner, high(), owner + 1, 1);
            }
            apply();
        }
    }

    /** A batch of transfers between two random accounts. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public OutcomeCode plainTransfers() {
        batch.clear();
        for (int each = 0; each < BATCH; each++) {
            long debit = 1 + random.nextInt(accounts);
            long credit = 1 + random.nextInt(accounts - 1);
            begin();
            batch.fixed(high(), debit, high(), credit == debit ? accounts : credit, 1 + (each & 0xFF));
        }
        apply();
        return outcomes.code(0);
    }

    private void begin() {
        number++;
        batch.entry(
                millis << 16 | 0x7000 | number & 0xFFF,
                Long.MIN_VALUE | number,
                1,
                1,
                0,
                0,
                0,
                number,
                1,
                Long.MAX_VALUE);
    }

    private void apply() {
        millis++;
        try (EntryHold hold = ledger.hold()) {
            ledger.forgetIds(ledger.lastSequence());
            ledger.mark();
            outcomes.begin(hold);
            ledger.apply(batch, 0, batch.size(), new BatchTime(millis, millis), outcomes);
            ledger.commitOldest();
        }
        if (outcomes.code(batch.size() - 1) != OutcomeCode.ACCEPTED) {
            throw new IllegalStateException("not accepted: " + outcomes.code(batch.size() - 1));
        }
    }

    private static long high() {
        return (long) Constraint.FREE_CREDIT_BITS << 48 | 7L << 48 | 1L << 32;
    }
}
