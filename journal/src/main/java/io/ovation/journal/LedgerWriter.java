package io.ovation.journal;

import io.ovation.ledger.AccountId;
import io.ovation.ledger.LedgerRequest;
import java.util.List;
import java.util.concurrent.CompletionStage;

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

    private LedgerWriter() {}

    /**
     * Puts the lease's barrier into the journal, replays the chain into a fresh ledger, and starts to accept requests.
     * Blocks until that is done.
     *
     * @throws JournalFault when the journal cannot be read, is damaged, or belongs to a higher epoch
     */
    public static LedgerWriter start(Journal journal, ShardLease lease, JournalClock clock, WriterOptions options) {
        throw new UnsupportedOperationException();
    }

    /** The durable end of the shard for followers in this process, woken at every commit. */
    public JournalFeed feed() {
        throw new UnsupportedOperationException();
    }

    /** Submits a request. Never blocks: when the queue is full the stage fails at once with {@link QueueFull}. */
    public CompletionStage<Answer> submit(LedgerRequest request) {
        throw new UnsupportedOperationException();
    }

    /** The natural balance of an account, 0 for one that was never used: live, and true when it is given. */
    public CompletionStage<Long> balance(AccountId account) {
        throw new UnsupportedOperationException();
    }

    /** Natural balances of several accounts at one moment, in the order asked. */
    public CompletionStage<Balances> balances(List<AccountId> accounts) {
        throw new UnsupportedOperationException();
    }

    /** The end of the chain and the ledger's state at one moment. Costs a walk over all accounts: not for hot paths. */
    public CompletionStage<LedgerState> state() {
        throw new UnsupportedOperationException();
    }

    /** Where the durable chain stands now. Does not wait for anything. */
    public LedgerPosition position() {
        throw new UnsupportedOperationException();
    }

    /** Completes when the writer has stopped: normally after {@link #close}, else with the fault that stopped it. */
    public CompletionStage<Void> stopped() {
        throw new UnsupportedOperationException();
    }

    /** Answers what is under way, refuses what comes later, and stops. Does not close the journal or the lease. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
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
     * @param position of the chain
     * @param stateHash {@link io.ovation.ledger.Ledger#stateHash()}
     * @param accounts number of accounts
     */
    public record LedgerState(LedgerPosition position, byte[] stateHash, int accounts) {}
}
