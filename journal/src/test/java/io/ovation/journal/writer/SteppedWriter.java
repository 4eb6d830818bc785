package io.ovation.journal.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.JournalClock;
import io.ovation.journal.Tail;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.journal.snapshot.LedgerReplica;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.IdIndex;
import java.util.ArrayDeque;
import java.util.UUID;

/** A writer whose store, answers, look-ups and clocks are what the test makes of them. One thread. */
final class SteppedWriter {

    static final long START = 1_795_000_000_000L;

    final MemoryJournal journal = new MemoryJournal();
    final JournalFeed feed = new JournalFeed(journal, 1);
    final ArrayDeque<StoreCall> calls = new ArrayDeque<>();
    final ArrayDeque<IdLookup> lookups = new ArrayDeque<>();
    final FixedLease lease = new FixedLease(1, 1);
    long nanos;
    long wall = START;
    long covered;
    AcceptedEntry indexed;

    private final ArrayDeque<Runnable> answers = new ArrayDeque<>();
    private WriterCore writer;

    final IdIndex index = new IdIndex() {
        @Override
        public AcceptedEntry find(UUID id) {
            return indexed != null && indexed.id().equals(id) ? indexed : null;
        }

        @Override
        public long coveredSequence() {
            return covered;
        }
    };

    private final JournalClock clock = new JournalClock() {
        @Override
        public long wallMillis() {
            return wall;
        }

        @Override
        public long businessMillis() {
            return wall;
        }
    };

    WriterCore start(WriterOptions options) {
        LedgerReplica replica = LedgerReplica.empty(1, options.idsPerGeneration());
        Tail tail = WriterCore.takeOver(
                journal,
                lease,
                clock,
                replica,
                () -> journal.read(1, 1, batch -> {
                    replica.apply(BatchCodec.decode(batch));
                    return true;
                }));
        writer = new WriterCore(
                feed,
                lease,
                clock,
                index,
                options,
                replica.ledger(),
                tail,
                new Surroundings(calls::add, answers::add, lookups::add, () -> nanos));
        return writer;
    }

    WriterCore restart(WriterOptions options) {
        writer.close();
        run();
        assertThat(writer.isFinished()).isTrue();
        return start(options);
    }

    /** Turns until nothing can be done without the store, then gives the answers. */
    void settle() {
        for (int i = 0; writer.turn() == 0 && !writer.isFinished(); i++) {
            assertThat(i).isLessThan(100);
        }
        while (!answers.isEmpty()) {
            answers.remove().run();
        }
    }

    /** The store does what it was asked. */
    void store() {
        calls.remove().run(journal);
    }

    void lookUp() {
        lookups.removeLast().run(index);
    }

    /** Until nothing is left to be done, with time enough for every pause. */
    void run() {
        for (int pause = 0; pause < 2; pause++) {
            settle();
            while (!calls.isEmpty()) {
                store();
                settle();
            }
            nanos += 1_000_000_000;
        }
        settle();
    }
}
