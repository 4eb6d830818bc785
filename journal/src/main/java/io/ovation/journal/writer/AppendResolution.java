package io.ovation.journal.writer;

import io.ovation.journal.EpochSuperseded;
import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.ShardLease;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of a round whose append nobody confirmed: the barrier of the same epoch ends every race, then the
 * chain is read. Tries again with growing pauses for as long as the store is away and the lease is not lost. Goes on by
 * {@link #step}, which never waits.
 */
final class AppendResolution {

    private static final long FIRST_PAUSE_NANOS = 5_000_000;
    private static final long LONGEST_PAUSE_NANOS = 250_000_000;

    private final Round round;
    private final RuntimeException cause;
    private final ShardLease lease;
    private final LedgerPosition position;
    private final Consumer<StoreCall> store;
    private final BooleanSupplier closing;
    private final long begunAtNanos;

    private @Nullable StoreCall call;
    private @Nullable EpochSuperseded superseded;
    private long resumeAtNanos;
    private long pauseNanos = FIRST_PAUSE_NANOS;

    /** Whether callers have been told that nobody knows. */
    boolean told;

    AppendResolution(
            Round round,
            RuntimeException cause,
            ShardLease lease,
            LedgerPosition position,
            Consumer<StoreCall> store,
            BooleanSupplier closing,
            long nowNanos) {
        this.round = round;
        this.cause = cause;
        this.lease = lease;
        this.position = position;
        this.store = store;
        this.closing = closing;
        this.begunAtNanos = nowNanos;
        this.resumeAtNanos = nowNanos;
    }

    /**
     * What the chain says.
     *
     * @param durable whether the round's batch is in the chain; true for a round without one
     * @param batches what follows the last known position: the round's batch if durable, then the barrier or barriers
     * @param superseded set when another epoch has taken over: this writer must stop
     */
    record Result(
            boolean durable,
            List<JournalBatch> batches,
            @Nullable EpochSuperseded superseded) {}

    /** The round in doubt. */
    Round round() {
        return round;
    }

    /** Why it is in doubt. */
    RuntimeException cause() {
        return cause;
    }

    long ageNanos(long nowNanos) {
        return nowNanos - begunAtNanos;
    }

    /** How long to wait before the next step, unless a store call is done earlier. */
    long waitNanos(long nowNanos, long most) {
        return call != null ? most : Math.clamp(resumeAtNanos - nowNanos, 1, most);
    }

    /** The call under way, if there is one. */
    @Nullable
    StoreCall call() {
        return call;
    }

    /**
     * Goes on as far as it can without waiting; null as long as the chain has not told.
     *
     * @throws JournalUnavailable when the writer is closing and the store is still away
     * @throws EpochSuperseded when the lease is lost and the store does not tell
     */
    @Nullable
    Result step(long nowNanos) {
        StoreCall asked = call;
        if (asked == null) {
            if (nowNanos - resumeAtNanos >= 0) {
                ask(new StoreCall.Barrier(lease.shard(), lease.epoch(), position.time()));
            }
            return null;
        }
        if (!asked.isDone()) {
            return null;
        }
        call = null;
        switch (asked.fault()) {
            case null -> {
                return learn(asked);
            }
            case JournalUnavailable away -> {
                waitFor(away, nowNanos);
                return null;
            }
            case RuntimeException fatal -> throw fatal;
        }
    }

    private @Nullable Result learn(StoreCall answered) {
        switch (answered) {
            case StoreCall.Barrier barrier -> {
                superseded = barrier.superseded();
                ask(new StoreCall.ReadBack(lease.shard(), lease.epoch(), position));
                return null;
            }
            case StoreCall.ReadBack read -> {
                return result(read.batches());
            }
            default -> throw new IllegalStateException("a resolution does not ask for " + answered);
        }
    }

    private Result result(List<JournalBatch> ours) {
        if (superseded == null && ours.isEmpty()) {
            throw new JournalDamaged(
                    "the store does not hold batch " + position.sequence() + " of shard " + lease.shard()
                            + ", which was durable: it is not the one that was written to (an old primary, a restored copy)",
                    cause);
        }
        SealedBatch sealed = round.sealed;
        // A round without a batch was confirmed by the barrier; without the barrier it was not.
        boolean durable = sealed == null
                ? superseded == null
                : ours.stream().anyMatch(batch -> Arrays.equals(batch.hash(), sealed.hash()));
        return new Result(durable, ours, superseded);
    }

    private void waitFor(JournalUnavailable away, long nowNanos) {
        if (closing.getAsBoolean()) {
            throw away;
        }
        if (lease.isLost()) {
            throw new EpochSuperseded("the lease of shard " + lease.shard() + " is lost", away);
        }
        resumeAtNanos = nowNanos + pauseNanos;
        pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
    }

    private void ask(StoreCall next) {
        call = next;
        store.accept(next);
    }
}
