package io.ovation.journal.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalVerifier;
import io.ovation.journal.feed.BalancesProjection;
import io.ovation.journal.postgres.PostgresJournal;
import io.ovation.journal.proof.Witnesses;
import io.ovation.journal.writer.Answer;
import io.ovation.journal.writer.Gifts;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.journal.writer.NotApplied;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Entry;
import io.ovation.ledger.OutcomeCode;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Clients of a writer as they should be: each request has an id and a deadline; what is answered "unknown" is asked again with the
 * same id until it is known, and once its deadline has passed and the ledger does not have it, it is known to be not applied.
 */
final class Clients implements AutoCloseable {

    private static final int THREADS = 3;
    private static final int BURST = 20;
    private static final int USERS = 30;
    private static final long DEADLINE_MILLIS = 5_000;

    private final Supplier<LedgerWriter> writer;
    private final Map<UUID, Long> applied = new ConcurrentHashMap<>();
    private final Set<UUID> notApplied = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Entry> unknown = new ConcurrentHashMap<>();
    private final Set<UUID> inFlight = ConcurrentHashMap.newKeySet();
    private final Set<UUID> everUnknown = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    /** Starts to send to whichever writer serves now. */
    Clients(Supplier<LedgerWriter> writer) {
        this.writer = writer;
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().start(this::send));
        }
    }

    private void send() {
        while (!over) {
            List<CompletableFuture<?>> answers = new ArrayList<>();
            for (int i = 0; i < BURST; i++) {
                answers.add(submit(request()));
            }
            boolean refused = answers.stream().map(CompletableFuture::join).anyMatch(Boolean.FALSE::equals);
            if (refused) {
                pause(50);
            }
        }
    }

    private static Entry request() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        UUID id = Gifts.id();
        long user = 1 + random.nextInt(USERS);
        Entry entry = random.nextInt(4) == 0
                ? Gifts.purchase(id, user, 1_000)
                : Gifts.gift(id, user, 1_000 + random.nextInt(5), 1 + random.nextInt(50));
        return new Entry(
                id,
                entry.code(),
                entry.ruleVersion(),
                entry.reference1(),
                entry.reference2(),
                entry.reference3(),
                entry.fingerprint(),
                System.currentTimeMillis() + DEADLINE_MILLIS,
                entry.transfers(),
                entry.conditions());
    }

    /** Submits and notes what was said; completes with false when there was no answer. */
    private CompletableFuture<Boolean> submit(Entry entry) {
        inFlight.add(entry.id());
        return writer.get()
                .submit(entry)
                .handle((answer, fault) -> {
                    hear(entry, answer, fault);
                    inFlight.remove(entry.id());
                    return fault == null;
                })
                .toCompletableFuture();
    }

    private void hear(Entry entry, @Nullable Answer answer, @Nullable Throwable fault) {
        UUID id = entry.id();
        if (fault != null) {
            unanswered.incrementAndGet();
        }
        if (answer != null && answer.outcome().code().isApplied()) {
            Long before = applied.put(id, answer.outcome().applied().sequence());
            unknown.remove(id);
            assertThat(before).isNull();
        } else if (answer != null || (fault instanceof NotApplied && !everUnknown.contains(id))) {
            // A refusal of the ledger is certain only if the entry could not have been applied before.
            if (answer != null && everUnknown.contains(id) && answer.outcome().code() != OutcomeCode.EXPIRED) {
                unknown.put(id, entry);
                return;
            }
            notApplied.add(id);
            unknown.remove(id);
        } else {
            everUnknown.add(id);
            unknown.put(id, entry);
        }
    }

    /** Waits until so many more are applied, which shows that the service serves. */
    void awaitApplied(int more) throws InterruptedException {
        int wanted = applied.size() + more;
        for (int i = 0; i < 1_200 && applied.size() < wanted; i++) {
            Thread.sleep(50);
        }
        assertThat(applied.size()).as("served again: " + this).isGreaterThanOrEqualTo(wanted);
    }

    /** Waits until so many more requests could not be served, which shows that the fault is felt. */
    void awaitUnanswered(int more) throws InterruptedException {
        int wanted = unanswered.get() + more;
        for (int i = 0; i < 1_200 && unanswered.get() < wanted; i++) {
            Thread.sleep(50);
        }
        assertThat(unanswered.get()).as("the fault is felt: " + this).isGreaterThanOrEqualTo(wanted);
    }

    /** Waits until everything that is under way at this moment has been answered, whatever the answer is. */
    void awaitAnswers() throws InterruptedException {
        Set<UUID> waiting = Set.copyOf(inFlight);
        for (int i = 0; i < 1_200 && waiting.stream().anyMatch(inFlight::contains); i++) {
            Thread.sleep(50);
        }
        assertThat(waiting.stream().filter(inFlight::contains))
                .as("every request was answered: " + this)
                .isEmpty();
    }

    /** Ends the load, asks again for what is unknown until it is known. */
    void settle() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
        for (int i = 0; i < 600 && !unknown.isEmpty(); i++) {
            List<Entry> open = List.copyOf(unknown.values());
            open.stream().map(this::submit).toList().forEach(CompletableFuture::join);
            pause(100);
        }
        assertThat(unknown)
                .as("every request is known as applied or not applied")
                .isEmpty();
        assertThat(notApplied).doesNotContainAnyElementsOf(applied.keySet());
    }

    /** Nothing missing, nothing twice, nothing that was said not to be; the chain, its witnesses and the projection are right. */
    void assertBooksSayTheSame(DataSource source, LedgerWriter serving) throws Exception {
        try (Journal journal = new PostgresJournal(source)) {
            Map<UUID, Long> stored = new HashMap<>();
            journal.read(1, 1, batch -> {
                for (AcceptedEntry entry : BatchCodec.decode(batch).entries()) {
                    assertThat(stored.put(entry.id(), entry.sequence())).isNull();
                }
                return true;
            });
            assertThat(stored.equals(applied))
                    .as("the chain has what clients know as applied, under the same numbers, and nothing else: " + this
                            + ", stored " + stored.size())
                    .isTrue();
            Witnesses witnesses = Witnesses.read(source, 1, List.of());
            JournalVerifier.Report report = JournalVerifier.verify(journal, 1, witnesses, progress -> {});
            assertThat(report.finding()).isNull();
            assertThat(report.ledger().stateHash())
                    .isEqualTo(serving.state()
                            .toCompletableFuture()
                            .get(30, TimeUnit.SECONDS)
                            .stateHash());
            try (Connection connection = source.getConnection()) {
                assertThat(JournalVerifier.compareBalances(journal, 1, connection))
                        .isNull();
            }
        }
        System.out.println(this + ", " + everUnknown.size() + " were unknown for a while");
    }

    /** The projection that {@link #assertBooksSayTheSame} compares. */
    static BalancesProjection projection() {
        return new BalancesProjection(1);
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return applied.size() + " applied, " + notApplied.size() + " not applied, " + unknown.size() + " unknown, "
                + inFlight.size() + " under way";
    }

    @Override
    public void close() {
        over = true;
    }
}
