package io.ovation.journal.writer;

import io.ovation.journal.AppendRefused;
import io.ovation.journal.AppendUnknown;
import io.ovation.journal.BatchEncoder;
import io.ovation.journal.EpochSuperseded;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.SequenceTaken;
import io.ovation.journal.ShardLease;
import io.ovation.journal.Tail;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.journal.snapshot.LedgerReplica;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.EntryBatch;
import io.ovation.ledger.IdIndex;
import io.ovation.ledger.Ledger;
import io.ovation.ledger.LedgerRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A writer without threads: takes work, applies it, hands rounds to the store, settles what the store answers, finds out what
 * became of an append that nobody confirmed, and answers. {@link LedgerWriter} is this with {@link WriterThread} around it;
 * a simulator is another.
 *
 * <p>At most two rounds exist: the one being written and the one being applied. A round is handed to the store as soon as the
 * one before it is durable, with whatever it has taken by then.
 *
 * <p>Threads: {@link #turn} belongs to one thread at a time. Everything else may be called by any.
 */
public final class WriterCore {

    /** How long nothing needs to be done at most, in nanoseconds: then the lease is looked at again. */
    public static final long LONGEST_WAIT_NANOS = 50_000_000;

    /**
     * A look-up may wait so many times the callers' patience before it is given up unasked: it waits for other look-ups, not
     * for a store that is away, and given up too early it is only asked again.
     */
    private static final int LOOKUP_PATIENCE = 5;

    private static final Logger LOG = LoggerFactory.getLogger(WriterCore.class);

    private final JournalFeed feed;
    private final ShardLease lease;
    private final WriterOptions options;
    private final Surroundings around;
    private final WorkQueue queue;
    private final Rounds rounds;

    private final LookedUpIds lookedUp = new LookedUpIds();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    private volatile LedgerPosition position;
    private volatile boolean closing;
    private volatile boolean finished;
    private volatile @Nullable LedgerFault refusal;

    private @Nullable Round writing;

    /** Requests and questions that the present turn answered with nothing else begun. */
    private int answered;

    /** The store is done with it, and its callers have not been told anything yet. */
    private @Nullable Round unsettled;

    private @Nullable AppendResolution resolution;

    /** Set when this writer serves no more. */
    private @Nullable LedgerFault end;

    private @Nullable Throwable endCause;

    /**
     * A writer that goes on from the end of a chain.
     *
     * @param feed is told every durable batch
     * @param ledger the state at the tail; from now on the writer's own
     * @param tail the end of the chain: a barrier of the lease's epoch, or what followed it
     */
    public WriterCore(
            JournalFeed feed,
            ShardLease lease,
            JournalClock clock,
            IdIndex index,
            WriterOptions options,
            Ledger ledger,
            Tail tail,
            Surroundings around) {
        this.feed = feed;
        this.lease = lease;
        this.options = options;
        this.around = around;
        this.queue = new WorkQueue(options.queueEntries());
        this.position = new LedgerPosition(tail.sequence(), tail.hash(), tail.time(), ledger.lastSequence());
        Rounds.Detours detours = new Rounds.Detours() {
            @Override
            public void look(Work.Submission submission, long floorMillis, long forgotten) {
                lookedUp.begin(submission);
                around.lookups()
                        .accept(new IdLookup(
                                submission,
                                floorMillis,
                                forgotten,
                                WriterCore.this::putBack,
                                WriterCore.this::position,
                                WriterCore.this::now,
                                options.patience().multipliedBy(LOOKUP_PATIENCE)));
            }

            @Override
            public void rejected(Work.Submission submission) {
                lookedUp.outdateOthers(submission);
            }

            @Override
            public void outdated(Work.Submission submission) {
                fail(
                        List.of(submission),
                        new OutcomeUnknown(
                                submission.request.id(),
                                new JournalUnavailable("another request with this id was rejected first", null)));
            }

            @Override
            public void pushBack(Work.Submission submission) {
                fail(List.of(submission), new QueueFull("the index of entry ids is behind"));
            }
        };
        this.rounds =
                new Rounds(lease.shard(), lease.epoch(), clock, index, options, ledger, tail.time(), queue, detours);
        feed.begin(tail.sequence());
    }

    /**
     * What has to be done before there can be a writer: the lease's barrier goes into the journal, and only then is the chain
     * read to its end.
     *
     * @param replica stands before the barrier
     * @param catchUp brings the replica to the end of the chain
     * @return the end of the chain, for the constructor
     * @throws EpochSuperseded when another epoch has gone on meanwhile
     */
    public static Tail takeOver(
            Journal journal, ShardLease lease, JournalClock clock, LedgerReplica replica, Runnable catchUp) {
        journal.open(lease.shard(), lease.epoch(), clock.next(Tail.empty().time()));
        catchUp.run();
        Tail tail = replica.tail();
        if (tail.epoch() != lease.epoch()) {
            throw new EpochSuperseded(
                    "shard " + lease.shard() + " is at epoch " + tail.epoch() + ", not " + lease.epoch(), null);
        }
        return tail;
    }

    /** Submits a request. Never blocks: when the queue is full the stage fails at once with {@link QueueFull}. */
    public CompletionStage<Answer> submit(LedgerRequest request) {
        Work.Submission submission = new Work.Submission(request);
        enqueue(submission);
        return submission.future;
    }

    /** {@link LedgerWriter#submit(EntryBatch)}. */
    public CompletionStage<BatchAnswer> submit(EntryBatch batch) {
        if (batch.size() < 1 || batch.size() > options.mostInBatch()) {
            throw new IllegalArgumentException(
                    "a batch of " + batch.size() + " requests instead of 1 to " + options.mostInBatch());
        }
        BatchWork work = new BatchWork(batch);
        enqueue(work);
        return work.future;
    }

    /** Asks the state a question; the answer is given when everything it was computed on is durable. */
    <T> CompletableFuture<T> ask(Function<Ledger, T> question, Work.Sequenced<T> withSequence) {
        Work.Query<T> query = new Work.Query<>(question, withSequence);
        enqueue(query);
        return query.future;
    }

    /** {@link LedgerWriter#balances}. */
    public CompletionStage<LedgerWriter.Balances> balances(List<AccountId> accounts) {
        List<AccountId> asked = List.copyOf(accounts);
        return ask(
                ledger -> new LedgerWriter.Balances(
                        0, asked.stream().mapToLong(ledger::balance).toArray()),
                (read, sequence) -> new LedgerWriter.Balances(sequence, read.values()));
    }

    /** {@link LedgerWriter#state}. */
    public CompletionStage<LedgerWriter.LedgerState> state() {
        return ask(
                ledger -> new LedgerWriter.LedgerState(
                        0, ledger.lastSequence(), ledger.stateHash(), ledger.accountCount()),
                (read, sequence) ->
                        new LedgerWriter.LedgerState(sequence, read.entries(), read.stateHash(), read.accounts()));
    }

    /** How many entries wait to be applied, about; any thread. */
    public int queued() {
        return queue.size();
    }

    /** Where the durable chain stands now. */
    public LedgerPosition position() {
        return position;
    }

    /** Completes when the writer has stopped: normally after {@link #close}, else with the fault that stopped it. */
    public CompletionStage<Void> stopped() {
        return stopped.copy();
    }

    /** Takes nothing new; what was taken is answered in further turns until it is {@link #isFinished}. */
    public void close() {
        closing = true;
        queue.wake();
    }

    /** Whether no turn is needed any more. */
    public boolean isFinished() {
        return finished;
    }

    /** Whether new work is a reason for another turn now; when not, only the store is. */
    boolean takesWork() {
        return resolution == null && end == null && rounds.roomLeft();
    }

    WorkQueue queue() {
        return queue;
    }

    /**
     * How many requests and questions the turn before has answered, with nothing else begun: those who asked them may be about
     * to ask again. 0 when it answered none, or when others are under way.
     */
    int answered() {
        return answered;
    }

    private void enqueue(Work work) {
        LedgerFault refused = refusal;
        if (refused == null && closing) {
            refused = new WriterStopped("the ledger's writer is closing", null);
        }
        if (refused == null && !queue.offer(work)) {
            refused = new QueueFull("the ledger's queue of " + queue.bound() + " entries is full");
        }
        if (refused != null) {
            work.fail(refused);
            return;
        }
        refuseWhenStopped();
    }

    private void putBack(Work work) {
        queue.putBack(work);
        refuseWhenStopped();
    }

    private void refuseWhenStopped() {
        if (stopped.isDone()) {
            // The writer may have emptied its queue for the last time just before this was added.
            drainRefused();
        }
    }

    /**
     * Does everything that can be done now and waits for nothing.
     *
     * @return in how many nanoseconds the next turn is due at the latest; 0 at once. It is due earlier when work was submitted
     *     or put back, when a store call is done, and after {@link #close}
     */
    public long turn() {
        if (finished) {
            return LONGEST_WAIT_NANOS;
        }
        answered = 0;
        try {
            return end == null ? serve() : windUp(end);
        } catch (RuntimeException | Error broken) {
            LOG.error("shard {} stops at {}", lease.shard(), position, broken);
            end(new WriterStopped("the ledger's writer has stopped: " + broken.getMessage(), broken), broken);
            return 0;
        }
    }

    private long serve() {
        AppendResolution doubt = resolution;
        if (doubt != null) {
            return resolve(doubt);
        }
        if (lease.isLost()) {
            throw new EpochSuperseded("the lease of shard " + lease.shard() + " was taken by another instance", null);
        }
        Round inFlight = writing;
        if (inFlight != null && inFlight.isDone()) {
            unsettled = inFlight;
            writing = null;
            settle(inFlight);
            if (resolution != null || answered > 0) {
                return 0;
            }
        }
        Round beingWritten = writing;
        boolean took = rounds.take(() -> beingWritten != null && beingWritten.isDone());
        if (writing == null && rounds.applying() != null) {
            hand();
            return 0;
        }
        if (closing && writing == null && rounds.isEmpty()) {
            end(new WriterStopped("the ledger's writer was closed", null), null);
            return 0;
        }
        return took ? 0 : LONGEST_WAIT_NANOS;
    }

    /** Closes the round being applied and hands it to the store. Nothing else is in flight. */
    private void hand() {
        Round round = rounds.close(position);
        if (round != null && round.call != null) {
            writing = round;
            around.store().accept(round.call);
        }
    }

    private void settle(Round round) {
        RuntimeException fault = round.fault();
        switch (fault) {
            case null -> durable(round);
            case AppendRefused refused -> {
                LOG.warn(
                        "batch {} of shard {} is not stored: {}",
                        round.sequence(),
                        lease.shard(),
                        refused.getMessage());
                rounds.undoAll(true);
                unsettled = null;
                fail(round.work, new NotApplied("the journal refused the batch", Duration.ofMillis(500), refused));
            }
            case SequenceTaken taken -> doubt(round, taken);
            case AppendUnknown unknown -> doubt(round, unknown);
            case JournalUnavailable unavailable -> doubt(round, unavailable);
            default -> {
                failUnknown(round, fault);
                throw fault;
            }
        }
    }

    private void durable(Round round) {
        rounds.commit();
        SealedBatch sealed = round.sealed;
        if (sealed != null) {
            advance(BatchEncoder.decoded(sealed));
        }
        answer(round);
    }

    private void advance(JournalBatch batch) {
        position = new LedgerPosition(
                batch.sequence(), batch.hash(), batch.time(), position.entries() + batch.entryCount());
        feed.publish(batch);
    }

    /** Nobody knows whether the round is durable: a barrier, and then the chain itself tells. */
    private void doubt(Round round, RuntimeException cause) {
        LOG.warn("shard {}: {}; resolving", lease.shard(), cause.getMessage());
        resolution = new AppendResolution(round, cause, lease, position, around.store(), () -> closing, now());
    }

    private long resolve(AppendResolution doubt) {
        AppendResolution.Result result;
        try {
            result = doubt.step(now());
        } catch (RuntimeException fatal) {
            resolution = null;
            if (!doubt.told) {
                failUnknown(doubt.round(), fatal);
            }
            throw fatal;
        }
        if (result == null) {
            if (doubt.ageNanos(now()) > options.patience().toNanos()) {
                storeIsAway(doubt);
            }
            return doubt.waitNanos(now(), LONGEST_WAIT_NANOS);
        }
        resolved(doubt, result);
        return 0;
    }

    private void resolved(AppendResolution doubt, AppendResolution.Result result) {
        resolution = null;
        Round round = doubt.round();
        rounds.undoAll(!doubt.told);
        for (JournalBatch batch : result.batches()) {
            rounds.replay(batch);
            advance(batch);
        }
        if (!doubt.told && result.durable()) {
            answer(round);
        } else if (!doubt.told) {
            unsettled = null;
            fail(
                    round.work,
                    new NotApplied("the journal did not store the batch", Duration.ofMillis(100), doubt.cause()));
        }
        if (result.superseded() != null) {
            throw result.superseded();
        }
        refusal = null;
    }

    /**
     * The store has been away for longer than callers should wait: tell them what is certain, refuse new work. Again in every
     * step from then on, because what was looked up meanwhile comes back.
     */
    private void storeIsAway(AppendResolution doubt) {
        NotApplied away = new NotApplied("the journal's store is away", Duration.ofSeconds(1), doubt.cause());
        if (!doubt.told) {
            doubt.told = true;
            refusal = away;
            failUnknown(doubt.round(), doubt.cause());
            fail(rounds.applied(), away);
        }
        drain(away);
    }

    private void answer(Round round) {
        unsettled = null;
        answered = rounds.applying() == null ? round.entries : 0;
        List<Work> work = round.work;
        long sequence = round.sequence();
        around.answers().execute(() -> work.forEach(each -> each.answer(sequence)));
    }

    private void failUnknown(Round round, RuntimeException cause) {
        unsettled = null;
        List<Work> work = List.copyOf(round.work);
        around.answers().execute(() -> work.forEach(each -> each.fail(each.unanswered(cause))));
    }

    private void fail(List<Work> work, LedgerFault fault) {
        if (!work.isEmpty()) {
            around.answers().execute(() -> work.forEach(each -> each.fail(fault)));
        }
    }

    private void drain(LedgerFault fault) {
        for (Work work = rounds.next(); work != null; work = rounds.next()) {
            fail(List.of(work), fault);
        }
    }

    private void drainRefused() {
        for (Work work = queue.poll(); work != null; work = queue.poll()) {
            work.fail(new WriterStopped("the ledger's writer has stopped", null));
        }
    }

    private void end(LedgerFault fault, @Nullable Throwable cause) {
        end = fault;
        endCause = cause;
        refusal = fault;
        feed.end();
    }

    /** Answers what is still under way and what waits, and is finished. */
    private long windUp(LedgerFault fault) {
        Round inFlight = writing;
        if (inFlight != null && !inFlight.isDone()) {
            return LONGEST_WAIT_NANOS;
        }
        writing = null;
        if (inFlight != null && inFlight.fault() == null) {
            answer(inFlight);
        } else if (inFlight != null) {
            failUnknown(inFlight, fault);
        }
        Round untold = unsettled;
        if (untold != null) {
            failUnknown(untold, fault);
        }
        fail(rounds.applied(), fault);
        drain(fault);
        Throwable cause = endCause;
        around.answers().execute(() -> {
            if (cause == null) {
                stopped.complete(null);
            } else {
                stopped.completeExceptionally(cause);
            }
            drainRefused();
        });
        finished = true;
        return 0;
    }

    private long now() {
        return around.nanoTime().getAsLong();
    }
}
