package io.ovation.journal.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.journal.feed.EntryListProjection;
import io.ovation.journal.kafka.KafkaCluster;
import io.ovation.journal.kafka.KafkaStore;
import io.ovation.journal.postgres.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The journal on three real brokers, everything else in PostgreSQL. Brokers and the writer's process are killed with SIGKILL
 * under load; then the books are looked at as in {@link KillTest}.
 */
@Tag("slow")
class KillOnKafkaTest {

    private static final int KILLS_OF_THE_WRITER = 2;
    private static final int ANSWERS_BETWEEN = 300;

    private final KafkaCluster cluster = KafkaCluster.get();
    private final String topic = KafkaCluster.freshTopic();
    private final Ledgerbook book = new Ledgerbook();
    private final Random random = new Random(2026);

    @TempDir
    Path directory;

    @Test
    void brokers_and_writers_killed_under_load_lose_nothing_and_double_nothing() throws Exception {
        DataSource source = TestDatabase.fresh();
        EntryListProjection.create(source);
        try (ChildProcess child = start(source)) {
            child.awaitReady();
            awaitProgress();
            int leader = cluster.leaderOf(topic + "-1");
            cluster.kill(leader);
            awaitProgress();
            cluster.restart(leader, topic + "-1");
            int follower = (cluster.leaderOf(topic + "-1") + 1) % 3;
            awaitProgress();
            cluster.kill(follower);
            awaitProgress();
            cluster.restart(follower, topic + "-1");
            awaitProgress();
            leader = cluster.leaderOf(topic + "-1");
            cluster.kill(leader);
            Thread.sleep(random.nextInt(40));
            child.kill();
            cluster.restart(leader, topic + "-1");
        }
        for (int kill = 0; kill < KILLS_OF_THE_WRITER; kill++) {
            try (ChildProcess child = start(source)) {
                child.awaitReady();
                awaitProgress();
                Thread.sleep(random.nextInt(40));
                child.kill();
            }
        }
        BookCheck.assertRight(source, new KafkaStore(cluster.client(), topic), book, KILLS_OF_THE_WRITER + 1);
    }

    private ChildProcess start(DataSource source) throws Exception {
        return ChildProcess.start(
                List.of(),
                KilledWriter.class,
                List.of(KillTest.url(source), cluster.bootstrap(), topic),
                book,
                directory);
    }

    private void awaitProgress() throws InterruptedException {
        int enough = book.acknowledgedCount() + ANSWERS_BETWEEN;
        for (int i = 0; i < 4 && book.acknowledgedCount() < enough; i++) {
            book.awaitAcknowledged(enough);
        }
        assertThat(book.acknowledgedCount())
                .as("the writer goes on with two of three brokers")
                .isGreaterThanOrEqualTo(enough);
    }
}
