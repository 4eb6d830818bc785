package io.ovation.journal.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ovation.journal.JournalClock;
import io.ovation.journal.feed.ProjectionRunner;
import io.ovation.journal.postgres.Shard;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.journal.writer.WriterOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A writer and its clients live on while real processes and the network fail under them. After each fault the service serves again
 * by itself, every request is known as applied or not applied, and the chain says the same. (The writer itself is killed in
 * {@code KillTest}.)
 */
@Tag("slow")
@Timeout(180)
class PostgresFaultsTest {

    private static final Duration FREEZE = Duration.ofSeconds(30);

    private final Random random = new Random(2027);

    @TempDir
    Path directory;

    @Test
    void postgresql_killed_under_a_writer_that_lives() throws Exception {
        try (RealPostgres postgres = RealPostgres.start(directory);
                Shard shard = open(postgres.source(), JournalClock.system());
                Clients clients = new Clients(shard::writer)) {
            for (int kill = 0; kill < 2; kill++) {
                clients.awaitApplied(200 + random.nextInt(200));
                postgres.kill();
                TimeUnit.MILLISECONDS.sleep(kill == 0 ? random.nextInt(500) : 3_000);
                postgres.begin();
                clients.awaitApplied(100);
            }
            finish(clients, shard, postgres.source());
        }
    }

    @Test
    void postgresql_frozen_for_thirty_seconds() throws Exception {
        try (RealPostgres postgres = RealPostgres.start(directory);
                Shard shard = open(postgres.source(), JournalClock.system());
                Clients clients = new Clients(shard::writer)) {
            clients.awaitApplied(300);
            postgres.freeze();
            long begin = System.nanoTime();
            TimeUnit.MILLISECONDS.sleep(500);
            clients.awaitAnswers();
            Duration answered = Duration.ofNanos(System.nanoTime() - begin);
            System.out.println("frozen: everything under way was answered after " + answered.toMillis() + " ms");
            assertThat(answered).as("callers do not wait for the thaw").isLessThan(FREEZE);
            TimeUnit.NANOSECONDS.sleep(FREEZE.minus(answered).toNanos());
            postgres.thaw();
            clients.awaitApplied(100);
            finish(clients, shard, postgres.source());
        }
    }

    @Test
    void the_disk_of_postgresql_full() throws Exception {
        assumeTrue(RealPostgres.canMount(), "a disk of limited size can be mounted only by root on Linux");
        try (RealPostgres postgres = RealPostgres.startOnDisk(directory, 160);
                Shard shard = open(postgres.source(), JournalClock.system());
                Clients clients = new Clients(shard::writer)) {
            clients.awaitApplied(300);
            postgres.fillDisk();
            clients.awaitUnanswered(200);
            assertThat(postgres.log()).contains("No space left on device");
            clients.awaitAnswers();
            System.out.println(
                    "disk full: " + clients + ", PostgreSQL " + (postgres.isAlive() ? "lives" : "has stopped"));
            postgres.emptyDisk();
            if (!postgres.isAlive()) {
                postgres.begin();
            }
            clients.awaitApplied(100);
            finish(clients, shard, postgres.source());
        }
    }

    @Test
    void the_connection_cut_between_commit_and_reply_and_before_the_request() throws Exception {
        try (RealPostgres postgres = RealPostgres.start(directory);
                CuttingProxy proxy = new CuttingProxy(postgres.port());
                Shard shard = open(RealPostgres.source(proxy.port()), JournalClock.system());
                Clients clients = new Clients(shard::writer)) {
            clients.awaitApplied(200);
            for (int cut = 1; cut <= 20; cut++) {
                proxy.cutNext(cut % 3 == 0 ? CuttingProxy.Cut.BEFORE_THE_REQUEST : CuttingProxy.Cut.BEFORE_THE_REPLY);
                clients.awaitApplied(60);
                assertThat(proxy.cuts()).isEqualTo(cut);
            }
            finish(clients, shard, postgres.source());
        }
    }

    @Test
    void the_wall_clock_of_the_writer_jumping_back_and_forth() throws Exception {
        AtomicLong jump = new AtomicLong();
        JournalClock clock = new JournalClock() {
            @Override
            public long wallMillis() {
                return System.currentTimeMillis() + jump.get();
            }

            @Override
            public long businessMillis() {
                return wallMillis();
            }
        };
        try (RealPostgres postgres = RealPostgres.start(directory);
                Shard shard = open(postgres.source(), clock);
                Clients clients = new Clients(shard::writer)) {
            clients.awaitApplied(200);
            for (long millis : new long[] {-3_600_000, 0, 2_000, -2_000, -86_400_000, 0}) {
                jump.set(millis);
                clients.awaitApplied(100);
            }
            finish(clients, shard, postgres.source());
        }
    }

    private static Shard open(DataSource source, JournalClock clock) {
        Shard shard = Shard.open(
                source,
                1,
                "fault test",
                Duration.ofSeconds(10),
                clock,
                WriterOptions.defaults().withIdsPerGeneration(1_000));
        shard.project(Clients.projection());
        return shard;
    }

    private static void finish(Clients clients, Shard shard, DataSource source) throws Exception {
        clients.settle();
        LedgerWriter writer = shard.writer();
        ProjectionRunner again = shard.project(Clients.projection());
        assertThat(again.await(writer.position().sequence(), Duration.ofSeconds(30)))
                .isTrue();
        clients.assertBooksSayTheSame(source, writer);
    }
}
