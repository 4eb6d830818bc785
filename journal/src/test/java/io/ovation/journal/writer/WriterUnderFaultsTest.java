package io.ovation.journal.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalVerifier;
import io.ovation.journal.postgres.PostgresJournal;
import io.ovation.journal.postgres.PostgresLeaseTest;
import io.ovation.journal.postgres.TestDatabase;
import io.ovation.journal.writer.FaultyJournal.Fault;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Entry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A writer under load while its store fails in every way at random: what callers were told is what the chain says. */
class WriterUnderFaultsTest {

    private static final int THREADS = 3;
    private static final int ENTRIES_A_THREAD = 1_500;
    private static final int IN_FLIGHT = 200;

    private final long seed = System.nanoTime();
    private final FaultyJournal journal = new FaultyJournal(store());
    private final Map<UUID, Long> accepted = new ConcurrentHashMap<>();
    private final Set<UUID> notApplied = ConcurrentHashMap.newKeySet();
    private final Set<UUID> rejected = ConcurrentHashMap.newKeySet();
    private final Set<UUID> unknown = ConcurrentHashMap.newKeySet();

    /** An empty journal on a real store. */
    protected Journal store() {
        return new PostgresJournal(TestDatabase.fresh());
    }

    @Test
    void whatever_the_store_does_callers_are_told_what_the_chain_says() throws Exception {
        WriterOptions options = WriterOptions.defaults().withBatchEntries(64).withPatience(Duration.ofMillis(40));
        try (LedgerWriter writer = LedgerWriter.start(journal, new FixedLease(1, 1), JournalClock.system(), options)) {
            AtomicBoolean over = new AtomicBoolean();
            Thread faults = Thread.ofPlatform().start(() -> failAtRandom(over));
            Thread[] load = new Thread[THREADS];
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                load[i] = Thread.ofPlatform().start(() -> submit(writer, new Random(seed + number)));
            }
            for (Thread thread : load) {
                thread.join();
            }
            over.set(true);
            faults.join();
            journal.down(false);
            assertChainSaysWhatCallersWereTold(writer);
        }
    }

    private void failAtRandom(AtomicBoolean over) {
        Random random = new Random(seed);
        try {
            while (!over.get()) {
                awaitProgress(random.nextInt(200), over);
                switch (random.nextInt(5)) {
                    case 0 -> journal.failNext(Fault.REFUSED);
                    case 1 -> journal.failNext(Fault.UNKNOWN_LOST);
                    case 2 -> journal.failNext(Fault.UNKNOWN_STORED);
                    case 3 -> {
                        journal.down(true);
                        TimeUnit.MILLISECONDS.sleep(random.nextInt(120));
                        journal.down(false);
                    }
                    default -> TimeUnit.MILLISECONDS.sleep(20);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Faults come by what was answered, not by the clock: a slow machine must get something done between them. */
    private void awaitProgress(int answers, AtomicBoolean over) throws InterruptedException {
        int enough = accepted.size() + rejected.size() + answers;
        for (int i = 0; i < 500 && !over.get() && accepted.size() + rejected.size() < enough; i++) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private void submit(LedgerWriter writer, Random random) {
        Semaphore window = new Semaphore(IN_FLIGHT);
        ConcurrentLinkedQueue<CompletableFuture<?>> answers = new ConcurrentLinkedQueue<>();
        int told = 0;
        for (int i = 0; i < ENTRIES_A_THREAD; i++) {
            long user = 1 + random.nextInt(5);
            Entry entry = random.nextInt(3) == 0
                    ? Gifts.purchase(Gifts.id(), user, 20)
                    : Gifts.gift(Gifts.id(), user, 100, 1 + random.nextInt(30));
            window.acquireUninterruptibly();
            boolean pushedBack = notApplied.size() > told;
            told = notApplied.size();
            if (pushedBack || random.nextInt(50) == 0) {
                LockSupport.parkNanos(pushedBack ? 20_000_000 : 2_000_000);
            }
            answers.add(writer.submit(entry)
                    .handle((answer, fault) -> {
                        hear(entry.id(), answer, fault);
                        window.release();
                        return entry;
                    })
                    .toCompletableFuture());
        }
        answers.forEach(CompletableFuture::join);
    }

    private void hear(UUID id, Answer answer, Throwable fault) {
        if (fault instanceof NotApplied) {
            notApplied.add(id);
        } else if (fault != null) {
            unknown.add(id);
        } else if (answer.outcome().code().isApplied()) {
            accepted.put(id, answer.outcome().applied().sequence());
        } else {
            rejected.add(id);
        }
    }

    private void assertChainSaysWhatCallersWereTold(LedgerWriter writer) throws InterruptedException {
        assertThat(PostgresLeaseTest.eventually(() -> writer.state()
                        .handle((state, away) -> away == null)
                        .toCompletableFuture()
                        .join()))
                .as("the writer serves again once its store is back")
                .isTrue();
        LedgerWriter.LedgerState state = LedgerWriterTest.get(writer.state());
        Map<UUID, Long> stored = new HashMap<>();
        journal.read(1, 1, batch -> {
            for (AcceptedEntry entry : BatchCodec.decode(batch).entries()) {
                assertThat(stored.put(entry.id(), entry.sequence())).isNull();
            }
            return true;
        });
        String run = "seed " + seed + ": " + accepted.size() + " accepted, " + rejected.size() + " rejected, "
                + notApplied.size() + " not applied, " + unknown.size() + " unknown";
        assertThat(accepted.size() + rejected.size() + notApplied.size() + unknown.size())
                .as(run)
                .isEqualTo(THREADS * ENTRIES_A_THREAD);
        assertThat(stored.entrySet().containsAll(accepted.entrySet())).as(run).isTrue();
        Map<UUID, Long> others = new HashMap<>(stored);
        others.keySet().removeAll(accepted.keySet());
        assertThat(unknown.containsAll(others.keySet())).as(run).isTrue();
        JournalVerifier.Report report = JournalVerifier.verify(journal, 1, progress -> {});
        assertThat(report.finding()).as(run).isNull();
        assertThat(report.ledger().stateHash()).as(run).isEqualTo(state.stateHash());
        assertThat(accepted.size()).as(run).isGreaterThan(THREADS * ENTRIES_A_THREAD / 20);
        System.out.println(run);
    }
}
