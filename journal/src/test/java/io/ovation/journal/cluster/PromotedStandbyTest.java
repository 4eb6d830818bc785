package io.ovation.journal.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.journal.JournalDamaged;
import io.ovation.journal.feed.EntryListProjection;
import io.ovation.journal.postgres.JournalSchema;
import io.ovation.journal.postgres.TestDatabase;
import io.ovation.journal.writer.BookCheck;
import io.ovation.journal.writer.KilledWriter;
import io.ovation.journal.writer.Ledgerbook;
import io.ovation.journal.writer.NotApplied;
import io.ovation.journal.writer.WriterOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The primary of PostgreSQL is killed with SIGKILL under load and its synchronous standby is promoted. The writer finds it, nothing
 * that was acknowledged is lost, nothing is there twice; and an old primary that comes back is found out.
 */
@Tag("slow")
class PromotedStandbyTest {

    private static final int THREADS = 3;
    private static final int BURST = 20;

    @TempDir
    Path directory;

    private final Ledgerbook book = new Ledgerbook();

    @ParameterizedTest(name = "the old primary comes {0} s after the new one has gone")
    @ValueSource(ints = {0, 4})
    void a_primary_killed_and_its_synchronous_standby_promoted_lose_nothing_and_an_old_primary_is_found_out(int pause)
            throws Exception {
        try (PostgresPair pair = new PostgresPair(directory)) {
            DataSource source = pair.source();
            try (Connection connection = source.getConnection()) {
                JournalSchema.apply(connection);
            }
            EntryListProjection.create(source);
            AtomicBoolean over = new AtomicBoolean();
            try (SharedShard shard = SharedShard.open(source, Instance.settings("one", WriterOptions.defaults()))) {
                List<Thread> load = load(shard, over);
                book.awaitAcknowledged(1_000);
                pair.killPrimary();
                long begin = System.nanoTime();
                int before = book.acknowledgedCount();
                pair.promoteStandby();
                book.awaitAcknowledged(before + 1_000);
                long millis = (System.nanoTime() - begin) / 1_000_000;
                over.set(true);
                for (Thread thread : load) {
                    thread.join();
                }
                assertThat(book.acknowledgedCount()).isGreaterThan(before + 1_000);
                System.out.println(
                        "from the primary's death, promotion included, to 1,000 more acknowledged: " + millis + " ms");
            }
            BookCheck.assertRight(source, book, 1);
            anOldPrimaryIsFoundOut(pair, source, pause);
        }
    }

    /** Within the writer's lease the writer finds out; later, whoever would hold the shard again. */
    private void anOldPrimaryIsFoundOut(PostgresPair pair, DataSource source, int pause) throws Exception {
        try (SharedShard shard = SharedShard.open(source, Instance.settings("two", WriterOptions.defaults()))) {
            submit(shard);
            pair.stopStandby();
            Thread.sleep(Duration.ofSeconds(pause));
            pair.startOldPrimary();
            for (int i = 0; i < 300 && shard.failure() == null; i++) {
                submit(shard);
                Thread.sleep(100);
            }
            assertThat(shard.failure()).isInstanceOf(JournalDamaged.class);
            assertThat(shard.failure()).hasMessageContaining("old primary");
        }
        assertThat(TestDatabase.number(source, "select max(sequence) - count(*) from journal.batch"))
                .as("nothing was written behind a gap")
                .isZero();
    }

    private List<Thread> load(SharedShard shard, AtomicBoolean over) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                while (!over.get()) {
                    submit(shard);
                }
            }));
        }
        return threads;
    }

    /** Some at once, and waits for what is said about them. */
    private void submit(SharedShard shard) {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int i = 0; i < BURST; i++) {
            KilledWriter.Order order = KilledWriter.Order.random();
            book.hear(order.line().strip());
            answers.add(shard.submit(order.entry())
                    .handle((answer, fault) -> {
                        Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
                        if (cause == null && answer.outcome().code().isApplied()) {
                            book.hear("A " + order.id() + " "
                                    + answer.outcome().applied().sequence());
                        } else if (cause == null || cause instanceof NotApplied) {
                            book.hear("R " + order.id());
                        }
                        return null;
                    })
                    .toCompletableFuture());
        }
        answers.forEach(CompletableFuture::join);
    }
}
