package io.ovation.journal.writer;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.EpochSuperseded;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.ShardLease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of a round whose append nobody confirmed: the barrier of the same epoch ends every race, then the
 * chain is read. Waits for a store that is away for as long as the lease is not lost.
 */
final class AppendResolution {

    private static final long FIRST_PAUSE_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 250;

    private final Journal journal;
    private final ShardLease lease;
    private final BooleanSupplier closing;

    AppendResolution(Journal journal, ShardLease lease, BooleanSupplier closing) {
        this.journal = journal;
        this.lease = lease;
        this.closing = closing;
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

    /**
     * Blocks until the chain has told.
     *
     * @param patienceOver called once when it takes longer than the patience
     * @throws JournalUnavailable when the writer is closing and the store is still away
     * @throws EpochSuperseded when the lease is lost and the store does not tell
     */
    Result resolve(Round round, LedgerPosition position, Duration patience, Runnable patienceOver) {
        long begin = System.nanoTime();
        long pause = FIRST_PAUSE_MILLIS;
        boolean told = false;
        while (true) {
            try {
                return attempt(round, position);
            } catch (JournalUnavailable away) {
                if (closing.getAsBoolean()) {
                    throw away;
                }
                if (lease.isLost()) {
                    throw new EpochSuperseded("the lease of shard " + lease.shard() + " is lost", away);
                }
                if (!told && System.nanoTime() - begin > patience.toNanos()) {
                    told = true;
                    patienceOver.run();
                }
                sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private Result attempt(Round round, LedgerPosition position) {
        EpochSuperseded superseded = null;
        try {
            journal.open(lease.shard(), lease.epoch(), position.time());
        } catch (EpochSuperseded taken) {
            superseded = taken;
        }
        List<JournalBatch> ours = new ArrayList<>();
        byte[][] last = {position.hash()};
        journal.read(lease.shard(), position.sequence() + 1, stored -> {
            JournalBatch batch = BatchCodec.decode(stored);
            if (!Arrays.equals(batch.previousHash(), last[0])) {
                throw new JournalDamaged("batch " + batch.sequence() + " does not continue the chain", null);
            }
            last[0] = batch.hash();
            if (batch.epoch() == lease.epoch()) {
                ours.add(batch);
            }
            return batch.epoch() == lease.epoch();
        });
        SealedBatch sealed = round.sealed;
        // A round without a batch was confirmed by the barrier; without the barrier it was not.
        boolean durable = sealed == null
                ? superseded == null
                : ours.stream().anyMatch(batch -> Arrays.equals(batch.hash(), sealed.hash()));
        return new Result(durable, ours, superseded);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JournalUnavailable("interrupted while waiting for the journal's store", interrupted);
        }
    }
}
