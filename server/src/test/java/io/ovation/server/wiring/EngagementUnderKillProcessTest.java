package io.ovation.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole product, packaged, is killed with SIGKILL while engagement comes in, and started again on the same data. Whatever was
 * answered is in the facts once; what was in doubt is sent again, cut into other batches, and counts once too.
 */
@Tag("slow")
class EngagementUnderKillProcessTest {
    private static final int KILLS = 3;
    private static final int SENDERS = 3;
    private static final int BATCH = 40;

    private final Random random = new Random(11);
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> inDoubt = new ConcurrentLinkedQueue<>();

    @TempDir
    Path directory;

    @Test
    void no_event_that_was_answered_is_lost_and_none_counts_twice() throws Exception {
        try (KilledServer server = new KilledServer(directory)) {
            server.start();
            Viewer.person(server, "creator", 50_000);
            String key = server.platformKey();
            server.put(
                            "/v1/videos/killed",
                            key,
                            "{\"creator\":\"creator\",\"title\":\"Kill me\",\"length_seconds\":60}")
                    .text(200, "id");
            for (int kill = 0; kill < KILLS; kill++) {
                sendUntilKilled(server, key);
                server.start();
            }
            assertThat(answered.get()).isGreaterThan(KILLS * BATCH);
            sendAgain(server, key);
            try (Connection connection = DriverManager.getConnection(
                            LocalPostgres.runningUrl(server.data()).orElseThrow());
                    Statement statement = connection.createStatement()) {
                assertThat(number(statement, "select sum(views) from video_day_fact"))
                        .isEqualTo(made.get());
                assertThat(number(statement, "select sum(qualified_views) from video_day_fact"))
                        .isEqualTo(made.get());
                assertThat(number(statement, "select sum(octet_length(keys)) / 16 from engagement_seen"))
                        .isEqualTo(3L * made.get());
            }
        }
    }

    private void sendUntilKilled(KilledServer server, String key) throws Exception {
        AtomicBoolean killed = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        int enough = answered.get() + BATCH * (5 + random.nextInt(20));
        for (int sender = 0; sender < SENDERS; sender++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    while (!killed.get()) {
                        List<String> events = new ArrayList<>();
                        for (int i = 0; i < BATCH; i++) {
                            events.add(view());
                        }
                        send(server, key, events);
                    }
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (int i = 0; i < 1_000 && answered.get() < enough; i++) {
            Thread.sleep(10);
        }
        Thread.sleep(random.nextInt(30));
        server.kill();
        killed.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void send(KilledServer server, String key, List<String> events) throws InterruptedException {
        KilledServer.Reply reply =
                server.post("/v1/engagement", key, UUID.randomUUID().toString(), events.toString());
        if (reply.status() == 200) {
            assertThat(reply.body().path("counted").asInt()
                            + reply.body().path("duplicates").asInt())
                    .isEqualTo(events.size());
            answered.addAndGet(events.size());
        } else {
            assertThat(reply.status()).as(reply.body().toString()).isIn(0, 503);
            inDoubt.addAll(events);
        }
    }

    /** One by one instead of by forty: it is the event that is recognised, not the batch. */
    private void sendAgain(KilledServer server, String key) throws InterruptedException {
        List<String> doubtful = new ArrayList<>(inDoubt);
        inDoubt.clear();
        for (int round = 0; round < 2; round++) {
            for (int from = 0; from < doubtful.size(); from += 7) {
                send(server, key, doubtful.subList(from, Math.min(from + 7, doubtful.size())));
            }
        }
        assertThat(inDoubt).isEmpty();
    }

    private String view() {
        int number = made.incrementAndGet();
        return """
                {"id":"k%1$d","kind":"view","video":"killed","viewer":"v%1$d","device":"d%1$d","market":"US",\
                "at":"%2$s","watch_seconds":9}""".formatted(number, Instant.now());
    }

    private static long number(Statement statement, String sql) throws Exception {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
