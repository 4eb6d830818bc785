package io.ovation.journal.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.journal.feed.EntryListProjection;
import io.ovation.journal.postgres.JournalSchema;
import io.ovation.journal.postgres.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
        BookCheck.assertRight(source, book, KILLS);
        assertThat(TestDatabase.number(source, "select count(*) from journal.snapshot"))
                .isPositive();
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
        BookCheck.assertRight(source, book, KILLS_WITH_DATABASE);
        assertThat(TestDatabase.number(source, "select count(*) from journal.snapshot"))
                .isPositive();
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

    static String url(DataSource source) {
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
