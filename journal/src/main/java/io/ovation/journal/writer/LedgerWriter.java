package io.ovation.journal.writer;

import io.ovation.journal.Journal;
import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalFault;
import io.ovation.journal.ShardLease;
import io.ovation.journal.Tail;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.journal.snapshot.LedgerReplica;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.EntryBatch;
import io.ovation.ledger.IdIndex;
import io.ovation.ledger.Ledger;
import io.ovation.ledger.LedgerRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a shard: owns the shard's {@link io.ovation.ledger.Ledger} in memory, takes whatever requests have
 * arrived while the last commit was under way, applies them, appends the accepted ones to the journal as one batch, and only
 * then answers.
 *
 * <p>Promise: no answer - acceptance, EXISTS, rejection or balance - leaves before every batch it was computed on is durable;
 * a round that appends nothing first confirms in the store that no other epoch has written. A stage completes exceptionally
 * with a {@link LedgerFault} only: {@link NotApplied} (certain) or {@link OutcomeUnknown} (ask again with the same id).
 *
 * <p>Threads: every method may be called by any thread. Stages are completed by the writer's answer thread: what hangs on
 * them must be short and must not block; hand longer work to an executor.
 */
public final class LedgerWriter implements AutoCloseable {

    /** Covers nothing and finds nothing. */
    private static final IdIndex NO_INDEX = new IdIndex() {
        @Override
        public @Nullable AcceptedEntry find(UUID id) {
            return null;
        }

        @Override
        public long coveredSequence() {
            return 0;
        }
    };

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);

    private final WriterThread thread;
    private final WriterCore core;
    private final JournalFeed feed;

    private LedgerWriter(WriterThread thread, JournalFeed feed) {
        this.thread = thread;
        this.core = thread.core();
        this.feed = feed;
    }

    /**
     * As {@link #start(JournalFeed, ShardLease, JournalClock, IdIndex, WriterOptions)}, without a durable id index: every id
     * stays in memory for ever, about 700 bytes each. For tests and tools; a server uses a shard ({@code journal.postgres}).
     */
    public static LedgerWriter start(Journal journal, ShardLease lease, JournalClock clock, WriterOptions options) {
        return start(
                new JournalFeed(journal, lease.shard()),
                lease,
                clock,
                NO_INDEX,
                options.withIdsPerGeneration(Integer.MAX_VALUE));
    }

    /**
     * Puts the lease's barrier into the journal, replays the chain into a fresh ledger, and starts to accept requests.
     * Blocks until that is done.
     *
     * @param feed of the shard; the writer tells it every durable batch
     * @param index knows the ids that memory has forgotten
     * @throws JournalFault when the journal cannot be read, is damaged, or belongs to a higher epoch
     */
    public static LedgerWriter start(
            JournalFeed feed, ShardLease lease, JournalClock clock, IdIndex index, WriterOptions options) {
        return start(
                feed, lease, clock, index, options, LedgerReplica.empty(lease.shard(), options.idsPerGeneration()));
    }

    /**
     * As above, from a replica that a snapshot or a standby has kept: only what follows it is read.
     *
     * @param replica of the same shard, with the memory for ids that {@code options} say; the writer keeps it alone from now on
     */
    public static LedgerWriter start(
            JournalFeed feed,
            ShardLease lease,
            JournalClock clock,
            IdIndex index,
            WriterOptions options,
            LedgerReplica replica) {
        Journal journal = feed.journal();
        long begin = System.nanoTime();
        long from = replica.tail().sequence();
        Tail tail = WriterCore.takeOver(journal, lease, clock, replica, () -> replica.catchUp(journal, index));
        Ledger ledger = replica.ledger();
        WriterThread thread = new WriterThread(feed, lease, clock, index, options, ledger, tail);
        thread.start();
        LOG.info(
                "shard {} serves from batch {}: {} entries and {} accounts, {} batches replayed in {} ms",
                lease.shard(),
                tail.sequence(),
                ledger.lastSequence(),
                ledger.accountCount(),
                tail.sequence() - from,
                (System.nanoTime() - begin) / 1_000_000);
        return new LedgerWriter(thread, feed);
    }

    /** The durable end of the shard for followers in this process, woken at every commit. */
    public JournalFeed feed() {
        return feed;
    }

    /** Submits a request. Never blocks: when the queue is full the stage fails at once with {@link QueueFull}. */
    public CompletionStage<Answer> submit(LedgerRequest request) {
        return core.submit(request);
    }

    /**
     * Submits requests that are judged one after the other, each on its own, and answered together. Never blocks: when the queue
     * has no room for all of them the stage fails at once with {@link QueueFull}. When the stage fails with anything else,
     * some of them may have been applied: sending all of them again with the same ids is safe and tells.
     *
     * @param batch not to be changed before the stage is complete
     * @throws IllegalArgumentException when it is empty or larger than {@link WriterOptions#mostInBatch}
     */
    public CompletionStage<BatchAnswer> submit(EntryBatch batch) {
        return core.submit(batch);
    }

    /** The natural balance of an account, 0 for one that was never used: live, and true when it is given. */
    public CompletionStage<Long> balance(AccountId account) {
        return core.ask(ledger -> ledger.balance(account), (balance, sequence) -> balance);
    }

    /** Natural balances of several accounts at one moment, in the order asked. */
    public CompletionStage<Balances> balances(List<AccountId> accounts) {
        return core.balances(accounts);
    }

    /**
     * The end of the chain and the ledger's state at one moment. Costs a walk over all accounts during which nothing is
     * applied: for tests and checks, not for hot paths.
     */
    public CompletionStage<LedgerState> state() {
        return core.state();
    }

    /** How many submitted entries wait to be applied, about: for those who watch. Does not wait for anything. */
    public int queued() {
        return core.queued();
    }

    /** Where the durable chain stands now. Does not wait for anything. */
    public LedgerPosition position() {
        return core.position();
    }

    /** Completes when the writer has stopped: normally after {@link #close}, else with the fault that stopped it. */
    public CompletionStage<Void> stopped() {
        return core.stopped();
    }

    /** Answers what is under way, refuses what comes later, and stops. Does not close the journal or the lease. */
    @Override
    public void close() {
        thread.close();
    }

    /**
     * Balances at one moment.
     *
     * @param sequence the durable batch they were read at
     * @param values natural balances in the order asked
     */
    public record Balances(long sequence, long[] values) {}

    /**
     * The state of the shard at one moment.
     *
     * @param sequence the durable batch it was read at
     * @param entries number of entries accepted
     * @param stateHash {@link io.ovation.ledger.Ledger#stateHash()}
     * @param accounts number of accounts
     */
    public record LedgerState(long sequence, long entries, byte[] stateHash, int accounts) {}
}
