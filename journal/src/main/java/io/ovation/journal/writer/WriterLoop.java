package io.ovation.journal.writer;

import io.ovation.journal.AppendRefused;
import io.ovation.journal.AppendUnknown;
import io.ovation.journal.BatchEncoder;
import io.ovation.journal.EpochSuperseded;
import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.SequenceTaken;
import io.ovation.journal.ShardLease;
import io.ovation.journal.Tail;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.IdIndex;
import io.ovation.ledger.Ledger;
import io.ovation.ledger.Outcome;
import io.ovation.ledger.OutcomeCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a {@link LedgerWriter}. At most two rounds exist: the one being written and the one being applied; the ledger
 * holds one mark for each. A round is handed to the journal as soon as the one before it is durable, with whatever it has
 * taken by then.
 */
final class WriterLoop {

    private static final Logger LOG = LoggerFactory.getLogger(WriterLoop.class);

    /** A round up to this size is written by the writer itself: two thread switches cost more than the overlap brings. */
    private static final int WRITE_HERE = 32;

    private static final long PARK_NANOS = 50_000_000;

    private final JournalFeed feed;
    private final ShardLease lease;
    private final JournalClock clock;
    private final IdIndex index;
    private final WriterOptions options;
    private final Ledger ledger;
    private final WorkQueue queue;
    private final Deque<Work> again = new ArrayDeque<>();
    private final BatchEncoder encoder = new BatchEncoder();
    private final AppendThread appends;
    private final AnswerThread answers;
    private final IdLookups lookups;
    private final AppendResolution resolution;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private final Thread thread;

    private volatile LedgerPosition position;
    private volatile boolean closing;
    private volatile @Nullable LedgerFault refusal;

    /** Time of the round begun last; the ledger has seen it, so no later time may be before it. */
    private BatchTime latest;

    private @Nullable Round applying;
    private @Nullable Round writing;

    WriterLoop(
            JournalFeed feed,
            ShardLease lease,
            JournalClock clock,
            IdIndex index,
            WriterOptions options,
            Ledger ledger,
            Tail tail) {
        this.feed = feed;
        this.lease = lease;
        this.clock = clock;
        this.index = index;
        this.options = options;
        this.ledger = ledger;
        this.queue = new WorkQueue(options.queueEntries());
        this.appends = new AppendThread(feed.journal(), lease.shard(), lease.epoch());
        this.answers = new AnswerThread(lease.shard());
        this.lookups = new IdLookups(index, this::putBack, this::position);
        this.resolution = new AppendResolution(feed.journal(), lease, () -> closing);
        this.latest = tail.time();
        this.position = new LedgerPosition(tail.sequence(), tail.hash(), tail.time(), ledger.lastSequence());
        this.thread = Thread.ofPlatform()
                .name("ledger-writer-" + lease.shard())
                .daemon()
                .unstarted(this::run);
    }

    void start() {
        appends.start(thread);
        thread.start();
    }

    LedgerPosition position() {
        return position;
    }

    CompletionStage<Void> stopped() {
        return stopped.copy();
    }

    void close() {
        closing = true;
        queue.wake();
        stopped.handle((nothing, fault) -> nothing).join();
    }

    void enqueue(Work work) {
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

    private void run() {
        LedgerFault end = new WriterStopped("the ledger's writer was closed", null);
        Throwable cause = null;
        try {
            while (!finished()) {
                turn();
            }
        } catch (RuntimeException | Error broken) {
            cause = broken;
            end = new WriterStopped("the ledger's writer has stopped: " + broken.getMessage(), broken);
            LOG.error("shard {} stops at {}", lease.shard(), position, broken);
        }
        stop(end, cause);
    }

    private boolean finished() {
        return closing && writing == null && applying == null && queue.isEmpty() && again.isEmpty();
    }

    private void turn() {
        if (lease.isLost()) {
            throw new EpochSuperseded("the lease of shard " + lease.shard() + " was taken by another instance", null);
        }
        Round inFlight = writing;
        if (inFlight != null && inFlight.isDone()) {
            writing = null;
            settle(inFlight);
            inFlight = null;
        }
        boolean took = take(inFlight);
        if (writing == null && applying != null) {
            hand(applying);
        } else if (!took && writing != null) {
            awaitAppendOrWork(writing);
        } else if (!took) {
            queue.park(PARK_NANOS);
        }
    }

    private void awaitAppendOrWork(Round inFlight) {
        if (inFlight.isDone()) {
            return;
        }
        if (roomLeft()) {
            queue.park(PARK_NANOS);
        } else {
            LockSupport.parkNanos(this, PARK_NANOS);
        }
    }

    /** Applies what waits until the round is full or the round in flight is done; returns whether there was anything. */
    private boolean take(@Nullable Round inFlight) {
        boolean took = false;
        while (roomLeft() && (inFlight == null || !inFlight.isDone())) {
            Work work = again.pollFirst();
            if (work == null) {
                work = queue.poll();
            }
            if (work == null) {
                break;
            }
            took = true;
            apply(work);
        }
        return took;
    }

    private boolean roomLeft() {
        Round round = applying;
        return round == null || (round.work.size() < options.batchEntries() && encoder.size() < options.batchBytes());
    }

    private void apply(Work work) {
        Round round = applying;
        if (round == null) {
            round = begin();
        }
        try {
            switch (work) {
                case Work.Query<?> query -> {
                    query.ask(ledger);
                    round.work.add(query);
                }
                case Work.Submission submission -> apply(submission, round);
            }
        } catch (RuntimeException | Error broken) {
            fail(List.of(work), new WriterStopped("the ledger could not apply the request", broken));
            throw broken;
        }
    }

    private Round begin() {
        if (!ledger.forgetIds(index.coveredSequence())) {
            LOG.debug("shard {} waits for its id index at entry {}", lease.shard(), index.coveredSequence());
        }
        ledger.mark();
        latest = clock.next(latest);
        Round round = new Round(latest);
        applying = round;
        return round;
    }

    private void apply(Work.Submission submission, Round round) {
        Outcome outcome = submission.absentAtFloor == Long.MIN_VALUE
                ? ledger.apply(submission.request, round.time)
                : ledger.applyAbsent(submission.request, round.time, submission.absentAtFloor);
        if (outcome.code() == OutcomeCode.ID_INDEX_NEEDED) {
            lookups.look(submission, ledger.idFloorMillis());
            return;
        }
        if (outcome.code() == OutcomeCode.ID_MEMORY_FULL) {
            answers.execute(() -> submission.fail(new QueueFull("the index of entry ids is behind")));
            return;
        }
        submission.outcome = outcome;
        round.work.add(submission);
        if (outcome.code() == OutcomeCode.ACCEPTED) {
            round.accepted.add(outcome.applied());
            encoder.add(outcome.applied());
        }
    }

    /** Closes the round being applied and hands it to the journal. Nothing else is in flight. */
    private void hand(Round round) {
        applying = null;
        LedgerPosition durable = position;
        round.basis = durable.sequence();
        if (round.work.isEmpty()) {
            ledger.commitOldest();
            return;
        }
        if (!round.accepted.isEmpty()) {
            round.sealed =
                    encoder.seal(lease.shard(), durable.sequence() + 1, lease.epoch(), round.time, durable.hash());
        }
        writing = round;
        if (round.work.size() <= WRITE_HERE) {
            appends.writeHere(round);
        } else {
            appends.write(round);
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
                undoAll(true);
                fail(round.work, new NotApplied("the journal refused the batch", Duration.ofMillis(500), refused));
            }
            case SequenceTaken taken -> resolve(round, taken);
            case AppendUnknown unknown -> resolve(round, unknown);
            case JournalUnavailable unavailable -> resolve(round, unavailable);
            default -> {
                failUnknown(round, fault);
                throw fault;
            }
        }
    }

    private void durable(Round round) {
        ledger.commitOldest();
        SealedBatch sealed = round.sealed;
        if (sealed != null) {
            advance(BatchEncoder.decoded(sealed, round.time, round.accepted));
        }
        answer(round);
    }

    private void advance(JournalBatch batch) {
        position = new LedgerPosition(
                batch.sequence(),
                batch.hash(),
                batch.time(),
                position.entries() + batch.entries().size());
        feed.publish(batch);
    }

    private void answer(Round round) {
        List<Work> work = round.work;
        long sequence = round.sequence();
        answers.execute(() -> work.forEach(each -> each.answer(sequence)));
    }

    /** Undoes everything that is not durable. What was applied after the round in doubt goes again, in its order. */
    private void undoAll(boolean applyAgain) {
        ledger.rollbackAll();
        encoder.reset();
        Round later = applying;
        applying = null;
        if (later != null && applyAgain) {
            later.work.reversed().forEach(again::addFirst);
        }
    }

    /** Nobody knows whether the round is durable: a barrier, and then the chain itself tells. */
    private void resolve(Round round, RuntimeException cause) {
        LOG.warn("shard {}: {}; resolving", lease.shard(), cause.getMessage());
        boolean[] told = new boolean[1];
        AppendResolution.Result result;
        try {
            result = resolution.resolve(round, position, options.patience(), () -> {
                told[0] = true;
                storeIsAway(round, cause);
            });
        } catch (RuntimeException fatal) {
            if (!told[0]) {
                failUnknown(round, fatal);
            }
            throw fatal;
        }
        undoAll(!told[0]);
        for (JournalBatch batch : result.batches()) {
            for (AcceptedEntry entry : batch.entries()) {
                ledger.replay(entry, latest);
            }
            advance(batch);
        }
        if (!told[0] && result.durable()) {
            answer(round);
        } else if (!told[0]) {
            fail(round.work, new NotApplied("the journal did not store the batch", Duration.ofMillis(100), cause));
        }
        if (result.superseded() != null) {
            throw result.superseded();
        }
        refusal = null;
    }

    /** The store has been away for longer than callers should wait: tell them what is certain, refuse new work. */
    private void storeIsAway(Round round, RuntimeException cause) {
        NotApplied away = new NotApplied("the journal's store is away", Duration.ofSeconds(1), cause);
        refusal = away;
        failUnknown(round, cause);
        Round later = applying;
        if (later != null) {
            fail(List.copyOf(later.work), away);
        }
        drain(away);
    }

    private void failUnknown(Round round, RuntimeException cause) {
        List<Work> work = List.copyOf(round.work);
        answers.execute(() -> work.forEach(each -> each.fail(unanswered(each, cause))));
    }

    /** What is certain about work whose round's fate is not: a rejection or a read changed nothing either way. */
    private static LedgerFault unanswered(Work work, RuntimeException cause) {
        if (work instanceof Work.Submission submission) {
            Outcome outcome = submission.outcome;
            if (outcome != null && outcome.code().isApplied()) {
                return new OutcomeUnknown(submission.request.id(), cause);
            }
        }
        return new NotApplied("the answer could not be confirmed", Duration.ofSeconds(1), cause);
    }

    private void fail(List<Work> work, LedgerFault fault) {
        if (!work.isEmpty()) {
            answers.execute(() -> work.forEach(each -> each.fail(fault)));
        }
    }

    private void drain(LedgerFault fault) {
        again.forEach(each -> fail(List.of(each), fault));
        again.clear();
        for (Work work = queue.poll(); work != null; work = queue.poll()) {
            fail(List.of(work), fault);
        }
    }

    private void drainRefused() {
        for (Work work = queue.poll(); work != null; work = queue.poll()) {
            work.fail(new WriterStopped("the ledger's writer has stopped", null));
        }
    }

    private void stop(LedgerFault end, @Nullable Throwable cause) {
        refusal = end;
        feed.end();
        Round inFlight = writing;
        if (inFlight != null) {
            awaitInFlight(inFlight);
            if (inFlight.fault() == null) {
                answer(inFlight);
            } else {
                failUnknown(inFlight, end);
            }
        }
        Round later = applying;
        if (later != null) {
            fail(later.work, end);
        }
        drain(end);
        lookups.close();
        appends.stop();
        answers.execute(() -> {
            if (cause == null) {
                stopped.complete(null);
            } else {
                stopped.completeExceptionally(cause);
            }
            drainRefused();
        });
        answers.stop();
    }

    private void awaitInFlight(Round inFlight) {
        while (!inFlight.isDone()) {
            LockSupport.parkNanos(this, PARK_NANOS);
        }
    }
}
