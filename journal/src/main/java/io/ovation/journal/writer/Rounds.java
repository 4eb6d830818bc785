package io.ovation.journal.writer;

import io.ovation.journal.BatchEncoder;
import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalClock;
import io.ovation.ledger.AcceptedBatch;
import io.ovation.ledger.BatchOutcomes;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.IdIndex;
import io.ovation.ledger.Ledger;
import io.ovation.ledger.Outcome;
import io.ovation.ledger.OutcomeCode;
import io.ovation.ledger.PackedEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger of a writer and the round that is being applied to it. The ledger holds one mark for each round that is not
 * durable: this one, and the one that is being written. One thread.
 */
final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** So many requests of a batch are judged before they are encoded. */
    private static final int SLICE = 64;

    /** What an applied submission needs beside the ledger. */
    interface Detours {
        /**
         * The id is older than memory: the durable index decides.
         *
         * @param floorMillis up to which time memory has forgotten
         * @param forgotten up to which entry the index must know ids for its word to count
         */
        void look(Work.Submission submission, long floorMillis, long forgotten);

        /** A request whose id was looked up is rejected: no other attempt with this id may be applied. */
        void rejected(Work.Submission submission);

        /** Its caller has been told something else meanwhile: it must not be applied any more. */
        void outdated(Work.Submission submission);

        /** There is no memory for one more id. */
        void pushBack(Work.Submission submission);
    }

    private final int shard;
    private final int epoch;
    private final JournalClock clock;
    private final IdIndex index;
    private final WriterOptions options;
    private final Ledger ledger;
    private final WorkQueue queue;
    private final Detours detours;
    private final Deque<Work> again = new ArrayDeque<>();
    private final BatchEncoder encoder = new BatchEncoder();
    private final PackedEntry window = new PackedEntry();

    /** Time of the round begun last; the ledger has seen it, so no later time may be before it. */
    private BatchTime latest;

    private @Nullable Round applying;

    Rounds(
            int shard,
            int epoch,
            JournalClock clock,
            IdIndex index,
            WriterOptions options,
            Ledger ledger,
            BatchTime latest,
            WorkQueue queue,
            Detours detours) {
        this.shard = shard;
        this.epoch = epoch;
        this.clock = clock;
        this.index = index;
        this.options = options;
        this.ledger = ledger;
        this.latest = latest;
        this.queue = queue;
        this.detours = detours;
    }

    /** The round being applied. */
    @Nullable
    Round applying() {
        return applying;
    }

    /** Whether the round being applied takes more work. */
    boolean roomLeft() {
        Round round = applying;
        return round == null || (round.entries < options.batchEntries() && encoder.size() < options.batchBytes());
    }

    /** Whether nothing is being applied or waits to be. */
    boolean isEmpty() {
        return applying == null && again.isEmpty() && queue.isEmpty();
    }

    /** Applies what waits until the round is full or {@code enough} says so; returns whether there was anything. */
    boolean take(BooleanSupplier enough) {
        boolean took = false;
        while (roomLeft() && !enough.getAsBoolean()) {
            if (again.isEmpty() && queue.isEmpty()) {
                break;
            }
            // Before the work is taken out: should it fail, somebody must still know the work.
            Round round = applying == null ? begin() : applying;
            Work work = next();
            if (work == null) {
                break;
            }
            took = true;
            apply(work, round);
        }
        return took;
    }

    /** What waits, the oldest first; null when nothing does. */
    @Nullable
    Work next() {
        Work work = again.pollFirst();
        return work == null ? queue.poll() : work;
    }

    private void apply(Work work, Round round) {
        round.work.add(work);
        round.entries += work.entries();
        switch (work) {
            case Work.Query<?> query -> query.ask(ledger);
            case Work.Submission submission -> apply(submission, round);
            case BatchWork batch -> apply(batch, round);
        }
    }

    private Round begin() {
        if (!ledger.forgetIds(index.coveredSequence())) {
            LOG.debug("shard {} waits for its id index at entry {}", shard, index.coveredSequence());
        }
        ledger.mark();
        latest = clock.next(latest);
        Round round = new Round(latest);
        applying = round;
        return round;
    }

    private void apply(Work.Submission submission, Round round) {
        if (submission.attempt.isOutdated()) {
            detours.outdated(submission);
            round.work.removeLast();
            return;
        }
        Outcome outcome = submission.absentAtFloor == Long.MIN_VALUE
                ? ledger.apply(submission.request, round.time)
                : ledger.applyAbsent(submission.request, round.time, submission.absentAtFloor);
        switch (outcome.code()) {
            case ID_INDEX_NEEDED -> {
                look(submission);
                round.work.removeLast();
            }
            case ID_MEMORY_FULL -> {
                detours.pushBack(submission);
                round.work.removeLast();
            }
            default -> {
                submission.outcome = outcome;
                if (submission.absentAtFloor != Long.MIN_VALUE
                        && !outcome.code().isApplied()) {
                    detours.rejected(submission);
                }
                if (outcome.code() == OutcomeCode.ACCEPTED) {
                    encoder.add(ledger.decided());
                }
            }
        }
    }

    /** A slice is encoded right after it was judged, while its entries are still near. */
    private void apply(BatchWork work, Round round) {
        work.begin(ledger);
        BatchOutcomes outcomes = work.outcomes;
        int size = work.batch.size();
        for (int from = 0; from < size; from += SLICE) {
            int to = Math.min(size, from + SLICE);
            ledger.apply(work.batch, from, to, round.time, outcomes);
            for (int i = from; i < to; i++) {
                OutcomeCode code = outcomes.code(i);
                if (code == OutcomeCode.ACCEPTED) {
                    encoder.add(outcomes.entry(i, window));
                } else if (code == OutcomeCode.ID_INDEX_NEEDED) {
                    Work.Submission detour = work.detour(i);
                    if (detour != null) {
                        look(detour);
                    }
                }
            }
        }
    }

    private void look(Work.Submission submission) {
        detours.look(submission, ledger.idFloorMillis(), ledger.forgottenSequence());
    }

    /** Closes the round being applied; null when there is nothing to answer in it. */
    @Nullable
    Round close(LedgerPosition durable) {
        Round round = applying;
        if (round == null) {
            return null;
        }
        if (round.work.isEmpty()) {
            applying = null;
            ledger.commitOldest();
            return null;
        }
        round.basis = durable.sequence();
        int entries = round.entries;
        if (encoder.entries() == 0) {
            round.call = new StoreCall.Confirm(shard, epoch, round.basis, entries);
        } else {
            round.sealed = encoder.seal(shard, round.basis + 1, epoch, round.time, durable.hash());
            round.call = new StoreCall.Append(round.sealed, entries);
        }
        applying = null;
        return round;
    }

    /** The oldest round that was closed is durable. */
    void commit() {
        ledger.commitOldest();
    }

    /** Undoes everything that is not durable. What was applied after the round in doubt goes again, in its order. */
    void undoAll(boolean applyAgain) {
        ledger.rollbackAll();
        encoder.reset();
        Round later = applying;
        applying = null;
        if (later != null && applyAgain) {
            later.work.reversed().forEach(again::addFirst);
        }
    }

    /** Takes over a batch that was found in the chain; everything else was undone before. */
    void replay(JournalBatch batch) {
        AcceptedBatch entries = new AcceptedBatch();
        batch.read(entries);
        for (int i = 0; i < entries.size(); i++) {
            ledger.replay(entries.show(i, window), latest);
        }
    }

    /** The work of the round being applied, for telling its callers that nothing comes of it. */
    List<Work> applied() {
        Round round = applying;
        return round == null ? List.of() : List.copyOf(round.work);
    }

    /** Entries accepted so far, durable or not. */
    long lastEntry() {
        return ledger.lastSequence();
    }
}
