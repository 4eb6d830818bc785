package io.ovation.benchmark;

import io.ovation.ledger.BatchOutcomes;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.EntryBatch;
import io.ovation.ledger.EntryHold;
import io.ovation.ledger.Ledger;
import io.ovation.ledger.OutcomeCode;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * The ledger alone on one thread, with all that a writer asks of it: ids remembered and forgotten, a mark and a hold a batch, flat
 * outcomes. Batches of 1,000 are made beforehand, outside of the measured time ({@link Level#Invocation}: an invocation is a
 * batch, long enough for that).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+UseCompactObjectHeaders", "-XX:+UseTransparentHugePages"})
public class LedgerApply {

    private static final int BATCH = 1_000;
    private static final int IDS_PER_GENERATION = Ledger.DEFAULT_IDS_PER_GENERATION;

    /** What is asked, and of how many accounts. */
    @Param({"plain-10000", "plain-10000000", "gift-10000"})
    public String workload = "";

    private final SplittableRandom random = new SplittableRandom(42);
    private final EntryBatch batch = new EntryBatch(BATCH);
    private final BatchOutcomes outcomes = new BatchOutcomes();
    private final Ids ids = new Ids(1);
    private Workload requests = new Gifts(SixTransfers.CREATORS);
    private Ledger ledger = new Ledger();
    private long millis;

    /** Bytes that the ledger reserved, shown beside the rate. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Memory {

        /** For an account. */
        public double bytesAnAccount;

        /** For finding one of the ids in memory. */
        public double bytesAnId;
    }

    /** Opens the accounts. */
    @Setup(Level.Trial)
    public void open() {
        ledger = new Ledger(IDS_PER_GENERATION);
        requests = workload.startsWith("gift")
                ? new Gifts(SixTransfers.CREATORS)
                : new Transfers(
                        Integer.parseInt(workload.substring(workload.indexOf('-') + 1)), Transfers.Choice.UNIFORM);
        for (int from = 0; from < requests.accounts(); from += BATCH) {
            batch.clear();
            requests.prepare(batch, ids, from, Math.min(requests.accounts(), from + BATCH));
            apply();
        }
    }

    /** Makes the next batch. */
    @Setup(Level.Invocation)
    public void make() {
        batch.clear();
        for (int each = 0; each < BATCH; each++) {
            requests.request(batch, ids, random);
        }
    }

    /** Applies a batch. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public OutcomeCode entries(Memory memory) {
        apply();
        if (memory.bytesAnAccount == 0) {
            memory.bytesAnAccount = (double) ledger.memory().accountBytes() / ledger.accountCount();
            memory.bytesAnId =
                    (double) ledger.memory().idBytes() / ledger.memory().ids();
        }
        return outcomes.code(0);
    }

    private void apply() {
        millis = Math.max(millis, System.currentTimeMillis());
        try (EntryHold hold = ledger.hold()) {
            ledger.forgetIds(ledger.lastSequence());
            ledger.mark();
            outcomes.begin(hold);
            ledger.apply(batch, 0, batch.size(), new BatchTime(millis, millis), outcomes);
            ledger.commitOldest();
        }
        OutcomeCode last = outcomes.code(batch.size() - 1);
        if (last != OutcomeCode.ACCEPTED) {
            throw new IllegalStateException("not accepted: " + last);
        }
    }
}
