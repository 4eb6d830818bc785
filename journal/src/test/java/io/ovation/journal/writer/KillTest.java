package io.ovation.journal.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalVerifier;
import io.ovation.journal.feed.BalancesProjection;
import io.ovation.journal.feed.EntryListProjection;
import io.ovation.journal.feed.ProjectionRunner;
import io.ovation.journal.postgres.JournalSchema;
import io.ovation.journal.postgres.PostgresSnapshots;
import io.ovation.journal.postgres.Shard;
import io.ovation.journal.postgres.TestDatabase;
import io.ovation.journal.snapshot.LedgerReplica;
import io.ovation.journal.snapshot.SnapshotPoint;
import io.ovation.journal.snapshot.Snapshots;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.IdIndex;
import io.ovation.ledger.OutcomeCode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Kills a real process with SIGKILL at random moments under load, again and again, and then looks at the books: nothing that
 * was acknowledged is missing, nothing is there twice, what was in doubt can be asked again, all projections agree.
 */
@Tag("slow")
class KillTest {

    private static final int KILLS = 22;
    private static final int KILLS_WITH_DATABASE = 5;

    private static final int MOST_ANSWERS_BEFORE_DEATH = 600;
    private static final int LONGEST_EXTRA_MILLIS = 40;

    private final Random random = new Random(2026);

    @TempDir
    Path directory;

    @Test
    void a_writer_killed_at_any_moment_loses_nothing_and_doubles_nothing() throws Exception {
        DataSource source = TestDatabase.fresh();
        EntryListProjection.create(source);
        Ledgerbook book = new Ledgerbook();
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill(url(source), book, kill, () -> {});
        }
        assertBooksAreRight(source, book, KILLS);
    }

    @Test
    void the_database_killed_with_the_writer_loses_nothing_either() throws Exception {
        EmbeddedPostgres server = startServer();
        String url = server.getJdbcUrl("postgres", "postgres");
        DataSource source = dataSource(url);
        try (var connection = source.getConnection()) {
            JournalSchema.apply(connection);
        }
        EntryListProjection.create(source);
        Ledgerbook book = new Ledgerbook();
        for (int kill = 0; kill < KILLS_WITH_DATABASE; kill++) {
            boolean databaseFirst = kill % 2 == 0;
            runAndKill(url, book, 1, () -> {
                if (databaseFirst) {
                    killServer();
                    Thread.sleep(random.nextInt(100));
                }
            });
            if (!databaseFirst) {
                killServer();
            }
            server.close();
            server = startServer();
            url = server.getJdbcUrl("postgres", "postgres");
            source = dataSource(url);
        }
        assertBooksAreRight(source, book, KILLS_WITH_DATABASE);
        server.close();
    }

    private void runAndKill(String url, Ledgerbook book, int kill, ThrowingRunnable justBefore) throws Exception {
        try (ChildProcess child = ChildProcess.start(url, book, directory)) {
            if (kill % 6 == 5) {
                // Some die while they start: before, in or after recovery and barrier.
                Thread.sleep(random.nextInt(1_500));
            } else {
                child.awaitReady();
                book.awaitAcknowledged(book.acknowledgedCount() + 100 + random.nextInt(MOST_ANSWERS_BEFORE_DEATH));
                Thread.sleep(random.nextInt(LONGEST_EXTRA_MILLIS));
            }
            justBefore.run();
            child.kill();
        }
    }

    private void assertBooksAreRight(DataSource source, Ledgerbook book, int kills) throws Exception {
        try (Shard shard = Shard.open(
                source, 1, "the test", Duration.ofSeconds(10), JournalClock.system(), WriterOptions.defaults())) {
            ProjectionRunner balances = shard.project(new BalancesProjection(1));
            ProjectionRunner entries = shard.project(new EntryListProjection());
            Map<UUID, Long> stored = entriesOf(shard);
            assertThat(stored.entrySet().containsAll(book.acknowledged.entrySet()))
                    .as("every acknowledged entry is in the journal, under the number that was told")
                    .isTrue();
            assertThat(book.submitted.keySet().containsAll(stored.keySet()))
                    .as("nothing is in the journal that was not submitted")
                    .isTrue();
            assertThat(Collections.disjoint(stored.keySet(), book.refused))
                    .as("nothing is in the journal that was said to be rejected or not applied")
                    .isTrue();
            retryWhatIsInDoubt(shard, book, stored);

            long last = shard.writer().position().sequence();
            assertThat(balances.await(last, Duration.ofSeconds(30))).isTrue();
            assertThat(entries.await(last, Duration.ofSeconds(30))).isTrue();
            JournalVerifier.Report report = JournalVerifier.verify(shard.journal(), 1, progress -> {});
            assertThat(report.finding()).isNull();
            assertThat(report.ledger().stateHash())
                    .isEqualTo(LedgerWriterTest.get(shard.writer().state()).stateHash());
            try (var connection = source.getConnection()) {
                assertThat(JournalVerifier.compareBalances(shard.journal(), 1, connection))
                        .isNull();
            }
            assertThat(TestDatabase.number(source, "select count(*) from entry_list"))
                    .isEqualTo(report.entries());
            assertThat(TestDatabase.number(source, "select count(distinct (number, id)) from entry_list"))
                    .isEqualTo(report.entries());
            System.out.printf(
                    "killed %d times: %,d submitted, %,d acknowledged, %,d in the journal, %,d in doubt, epoch %d%n",
                    kills,
                    book.submitted.size(),
                    book.acknowledged.size(),
                    report.entries(),
                    book.inDoubt().size(),
                    shard.journal().tail(1).epoch());
            assertThat(book.acknowledged.size()).isGreaterThan(50 * kills);
            assertSnapshotsAreRight(source, shard, report);
        }
    }

    /** Whatever the kills cut short: what is stored is whole, and leads to the state that the whole journal leads to. */
    private static void assertSnapshotsAreRight(DataSource source, Shard shard, JournalVerifier.Report report) {
        PostgresSnapshots store = new PostgresSnapshots(source);
        List<SnapshotPoint> points = store.points(1);
        assertThat(points).isNotEmpty();
        assertThat(TestDatabase.number(source, "select count(distinct sequence) from journal.snapshot_chunk"))
                .isEqualTo(points.size());
        for (SnapshotPoint point : points) {
            LedgerReplica replica = Snapshots.read(store, point, Integer.MAX_VALUE / 2);
            replica.catchUp(shard.journal(), NOTHING_FORGOTTEN);
            assertThat(replica.ledger().stateHash()).isEqualTo(report.ledger().stateHash());
        }
    }

    private static final IdIndex NOTHING_FORGOTTEN = new IdIndex() {
        @Override
        public AcceptedEntry find(UUID id) {
            return null;
        }

        @Override
        public long coveredSequence() {
            return 0;
        }
    };

    private static void retryWhatIsInDoubt(Shard shard, Ledgerbook book, Map<UUID, Long> stored) {
        for (KilledWriter.Order order : book.inDoubt()) {
            Answer first = LedgerWriterTest.get(shard.writer().submit(order.entry()));
            OutcomeCode code = first.outcome().code();
            if (stored.containsKey(order.id())) {
                assertThat(code).isEqualTo(OutcomeCode.EXISTS);
                assertThat(first.outcome().applied().sequence()).isEqualTo(stored.get(order.id()));
            } else {
                assertThat(code).isIn(OutcomeCode.ACCEPTED, OutcomeCode.INSUFFICIENT);
            }
            if (code.isApplied()) {
                Answer second = LedgerWriterTest.get(shard.writer().submit(order.entry()));
                assertThat(second.outcome().code()).isEqualTo(OutcomeCode.EXISTS);
            }
        }
    }

    private static Map<UUID, Long> entriesOf(Shard shard) {
        Map<UUID, Long> entries = new HashMap<>();
        shard.journal().read(1, 1, stored -> {
            for (AcceptedEntry entry : BatchCodec.decode(stored).entries()) {
                assertThat(entries.put(entry.id(), entry.sequence())).isNull();
            }
            return true;
        });
        return entries;
    }

    private EmbeddedPostgres startServer() throws IOException {
        return TestDatabase.durable(EmbeddedPostgres.builder())
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }

    /** The postmaster and all its processes, with SIGKILL, as when the machine's memory runs out. */
    private void killServer() throws Exception {
        try (Stream<String> lines = Files.lines(directory.resolve("data").resolve("postmaster.pid"))) {
            long postmaster = Long.parseLong(lines.findFirst().orElseThrow().strip());
            List<ProcessHandle> processes = new ArrayList<>();
            ProcessHandle.of(postmaster).ifPresent(handle -> {
                processes.add(handle);
                handle.descendants().forEach(processes::add);
            });
            processes.forEach(ProcessHandle::destroyForcibly);
            for (ProcessHandle process : processes) {
                process.onExit().get();
            }
        }
    }

    private static String url(DataSource source) {
        return TestDatabase.server().getJdbcUrl("postgres", ((PGSimpleDataSource) source).getDatabaseName());
    }

    private static DataSource dataSource(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    @FunctionalInterface
    private interface ThrowingRunnable {
        void run() throws Exception;
    }
}
