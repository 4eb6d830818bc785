package io.ovation.journal.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.journal.feed.EntryListProjection;
import io.ovation.journal.postgres.LeaseView;
import io.ovation.journal.postgres.PostgresLease;
import io.ovation.journal.postgres.TestDatabase;
import io.ovation.journal.writer.BookCheck;
import io.ovation.journal.writer.ChildProcess;
import io.ovation.journal.writer.Ledgerbook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Three processes on one shard, all under load; the holder is killed with SIGKILL, again and again. Another one takes over, and
 * the books agree with what every client was told.
 */
@Tag("slow")
class TakeOverTest {

    private static final int INSTANCES = 3;
    private static final int KILLS = 3;

    @TempDir
    Path directory;

    private final Ledgerbook book = new Ledgerbook();
    private final Map<String, ChildProcess> running = new TreeMap<>();

    @Test
    void when_the_holder_is_killed_another_takes_over_and_nothing_is_lost_or_there_twice() throws Exception {
        DataSource source = TestDatabase.fresh();
        EntryListProjection.create(source);
        String url = TestDatabase.server().getJdbcUrl("postgres", ((PGSimpleDataSource) source).getDatabaseName());
        List<Long> millis = new ArrayList<>();
        try {
            for (int i = 0; i < INSTANCES; i++) {
                start(url, "instance " + i);
            }
            for (int kill = 0; kill < KILLS; kill++) {
                book.awaitAcknowledged(book.acknowledgedCount() + 1_000);
                LeaseView before = PostgresLease.look(source, 1);
                long begin = System.nanoTime();
                running.remove(before.holder()).kill();
                await(source, "select count(*) from journal.lease where epoch > " + before.epoch());
                await(
                        source,
                        "select count(*) from journal.batch where length(body) > 116 and epoch > " + before.epoch());
                millis.add((System.nanoTime() - begin) / 1_000_000);
                start(url, before.holder());
            }
            book.awaitAcknowledged(book.acknowledgedCount() + 1_000);
        } finally {
            for (ChildProcess child : running.values()) {
                child.kill();
            }
        }
        BookCheck.assertRight(source, book, KILLS);
        System.out.println("from kill to the first durable entry of the next holder: " + millis + " ms");
        assertThat(millis).allMatch(each -> each < 20_000);
    }

    /** Each in a process namespace of its own, as if on a machine of its own: a dead holder is known by its lease only. */
    private void start(String url, String name) throws Exception {
        List<String> apart = canUnshare() ? List.of("unshare", "-U", "-p", "-f", "--kill-child") : List.of();
        ChildProcess child = ChildProcess.start(apart, Instance.class, List.of(url, name), book, directory);
        child.awaitReady();
        running.put(name, child);
    }

    private static boolean canUnshare() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "-U", "-p", "-f", "--kill-child", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static void await(DataSource source, String count) throws InterruptedException {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (TestDatabase.number(source, count) == 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(10);
        }
    }
}
