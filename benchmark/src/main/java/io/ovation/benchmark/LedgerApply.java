package io.ovation.benchmark;

import io.ovation.ledger.BatchTime;
import io.ovation.ledger.Entry;
import io.ovation.ledger.Ledger;
import io.ovation.ledger.Outcome;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The ledger alone: one thread applies gifts of six transfers with a cap, marks and commits every thousand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx3g", "-XX:+UseCompactObjectHeaders"})
public class LedgerApply {

    private static final int BATCH = 1_000;

    private final SplittableRandom random = new SplittableRandom(7);
    private Ledger ledger = new Ledger();
    private int inBatch;

    /** Fills the wallets. */
    @Setup(Level.Iteration)
    public void fill() {
        ledger = new Ledger();
        for (int user = 1; user <= SixTransfers.USERS; user++) {
            ledger.apply(SixTransfers.purchase(SixTransfers.newId(random), user, 1_000_000_000), now());
        }
        inBatch = 0;
        ledger.mark();
    }

    /** Makes a gift and applies it. */
    @Benchmark
    public Outcome gift() {
        if (inBatch++ == BATCH) {
            inBatch = 0;
            ledger.commitOldest();
            ledger.forgetIds(ledger.lastSequence());
            ledger.mark();
        }
        return ledger.apply(SixTransfers.randomGift(random), now());
    }

    /** Only makes the gift: what of the other figure is not the ledger's. */
    @Benchmark
    public Entry makingTheGift() {
        return SixTransfers.randomGift(random);
    }

    private static BatchTime now() {
        long millis = System.currentTimeMillis();
        return new BatchTime(millis, millis);
    }
}
