package io.ovation.journal.writer;

import io.ovation.journal.AppendUnknown;
import io.ovation.journal.BatchCodec;
import io.ovation.journal.EpochSuperseded;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.SealedBatch;
import io.ovation.ledger.BatchTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that {@link WriterCore} wants of the journal's store. It is made by the core, performed by whoever surrounds it
 * with {@link #run}, on any thread, and looked at by the core's next turn once it {@link #isDone}. At most one of a core is
 * under way.
 */
public abstract sealed class StoreCall {

    /** The shard. */
    final int shard;

    /** The writer's epoch. */
    final int epoch;

    private final int entries;
    private volatile boolean done;
    private @Nullable RuntimeException fault;

    private StoreCall(int shard, int epoch, int entries) {
        this.shard = shard;
        this.epoch = epoch;
        this.entries = entries;
    }

    /** How many requests and questions wait for it; 0 when it is asked to find out what became of an append. */
    public final int entries() {
        return entries;
    }

    /** Performs it on the calling thread. Blocks as long as the journal does; always ends in {@link #isDone}. */
    public final void run(Journal journal) {
        RuntimeException failed = null;
        try {
            perform(journal);
        } catch (RuntimeException refused) {
            failed = refused;
        } catch (Error broken) {
            failed = broken(broken);
        }
        fault = failed;
        done = true;
    }

    /** Whether it has been performed, well or not. What it found is visible to the thread that sees this true. */
    public final boolean isDone() {
        return done;
    }

    /** Why it failed; null when it did not. */
    final @Nullable RuntimeException fault() {
        return fault;
    }

    abstract void perform(Journal journal);

    /** Nobody may wait for a call that never ends. */
    RuntimeException broken(Error error) {
        return new IllegalStateException("the journal of shard " + shard + " broke", error);
    }

    /** Makes a round's batch durable. */
    public static final class Append extends StoreCall {
        private final SealedBatch batch;

        Append(SealedBatch batch, int entries) {
            super(batch.shard(), batch.epoch(), entries);
            this.batch = batch;
        }

        /** The batch. */
        public SealedBatch batch() {
            return batch;
        }

        @Override
        void perform(Journal journal) {
            journal.append(batch);
        }

        @Override
        RuntimeException broken(Error error) {
            return new AppendUnknown("the append of shard " + shard + " broke", error);
        }
    }

    /** Confirms that no other epoch has gone on from a sequence, so that a round without a batch may be answered. */
    public static final class Confirm extends StoreCall {
        private final long sequence;

        Confirm(int shard, int epoch, long sequence, int entries) {
            super(shard, epoch, entries);
            this.sequence = sequence;
        }

        @Override
        void perform(Journal journal) {
            journal.confirm(shard, epoch, sequence);
        }

        @Override
        RuntimeException broken(Error error) {
            return new AppendUnknown("the confirmation of shard " + shard + " broke", error);
        }
    }

    /** Puts the barrier at the end of the chain: from then on what became of an append does not change any more. */
    public static final class Barrier extends StoreCall {
        private final BatchTime time;
        private @Nullable EpochSuperseded superseded;

        Barrier(int shard, int epoch, BatchTime time) {
            super(shard, epoch, 0);
            this.time = time;
        }

        /** Set when another epoch was quicker. */
        @Nullable
        EpochSuperseded superseded() {
            return superseded;
        }

        @Override
        void perform(Journal journal) {
            try {
                journal.open(shard, epoch, time);
            } catch (EpochSuperseded taken) {
                superseded = taken;
            }
        }
    }

    /** Reads what this epoch has put behind a position. */
    public static final class ReadBack extends StoreCall {
        private final LedgerPosition after;
        private final List<JournalBatch> batches = new ArrayList<>();

        ReadBack(int shard, int epoch, LedgerPosition after) {
            super(shard, epoch, 0);
            this.after = after;
        }

        /** This epoch's batches in order. */
        List<JournalBatch> batches() {
            return batches;
        }

        @Override
        void perform(Journal journal) {
            byte[][] last = {after.hash()};
            journal.read(shard, after.sequence() + 1, stored -> {
                JournalBatch batch = BatchCodec.decode(stored);
                if (!Arrays.equals(batch.previousHash(), last[0])) {
                    throw new JournalDamaged("batch " + batch.sequence() + " does not continue the chain", null);
                }
                last[0] = batch.hash();
                if (batch.epoch() == epoch) {
                    batches.add(batch);
                }
                return batch.epoch() == epoch;
            });
        }
    }
}
