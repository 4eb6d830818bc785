package io.ovation.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.wiring.KilledServer.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three packaged servers on one PostgreSQL, each as if on a machine of its own. Viewers send gifts to all of them; the one that
 * holds the ledger is killed with SIGKILL. Another takes over, every gift that was answered is there once, and every gift in
 * doubt gets its answer by being sent again with its key, to any of them.
 */
@Tag("slow")
class InstancesProcessTest {
    private static final int INSTANCES = 3;
    private static final int VIEWERS = 3;
    private static final int COINS_EACH = 20_000;
    private static final String GIFT = "{\"gift\":\"cookie\",\"count\":1}";
    private static final int GIFT_COINS = 5;
    private static final long LONGEST_TAKE_OVER_MILLIS = 20_000;

    /** Idempotency key to entry id. */
    private final Map<String, String> answered = new ConcurrentHashMap<>();

    /** Idempotency key to viewer. */
    private final Map<String, Viewer> inDoubt = new ConcurrentHashMap<>();

    private final List<KilledServer> servers = new ArrayList<>();
    private final AtomicLong killedNanos = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong firstNanos = new AtomicLong(Long.MAX_VALUE);
    private final AtomicInteger next = new AtomicInteger();

    @TempDir
    Path directory;

    @Test
    void when_the_server_that_holds_the_ledger_is_killed_another_takes_over_and_no_gift_is_lost_or_counted_twice()
            throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start(directory, line -> {})) {
            try {
                for (int i = 0; i < INSTANCES; i++) {
                    servers.add(new KilledServer(
                            directory.resolve("instance" + i),
                            Map.of("OVATION_DATABASE_URL", postgres.urlWithCredentials()),
                            apart()));
                    servers.get(i).start();
                }
                story(postgres.urlWithCredentials());
            } finally {
                for (KilledServer server : servers) {
                    server.close();
                }
            }
        }
    }

    private void story(String database) throws Exception {
        assertThat(role(servers.get(0))).isEqualTo("holder");
        assertThat(role(servers.get(1))).isEqualTo("standby");
        assertThat(servers.get(2).platformKey()).isEqualTo(servers.get(0).platformKey());
        Viewer creator = Viewer.person(servers.get(1), "creator", 50_000);
        List<Viewer> viewers = new ArrayList<>();
        for (int i = 0; i < VIEWERS; i++) {
            viewers.add(Viewer.withCoins(servers.get(i % INSTANCES), "viewer" + i, COINS_EACH));
        }
        String live = servers.get(2)
                .post("/v1/lives", creator.token(), Viewer.key(), "{\"title\":\"Kill me\"}")
                .text(201, "id");

        AtomicBoolean over = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (Viewer viewer : viewers) {
            threads.add(Thread.ofPlatform().start(() -> sendUntil(over, viewer, live)));
        }
        awaitAnswers(100);
        KilledServer holder = servers.get(0);
        killedNanos.set(System.nanoTime());
        holder.kill();
        awaitAnswers(answered.size() + 100);
        over.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        long takeOver = (firstNanos.get() - killedNanos.get()) / 1_000_000;

        int doubtful = inDoubt.size();
        for (Map.Entry<String, Viewer> each : Map.copyOf(inDoubt).entrySet()) {
            send(servers.get(1), live, each.getValue(), each.getKey());
            String first = answered.get(each.getKey());
            assertThat(first).isNotNull();
            send(servers.get(2), live, each.getValue(), each.getKey());
        }
        assertThat(inDoubt).isEmpty();
        assertThat(answered.values()).doesNotHaveDuplicates();
        assertThat(List.of(role(servers.get(1)), role(servers.get(2)))).containsExactlyInAnyOrder("holder", "standby");
        assertRecordsAgree(database, viewers, live);
        assertThat(servers.get(1).command("verify")).as(servers.get(1).output()).isZero();
        assertThat(servers.get(1).output()).contains("The books hold");
        System.out.printf(
                "killed the holder of three: first gift %,d ms later; %,d gifts answered, %,d in doubt and sent again%n",
                takeOver, answered.size(), doubtful);
        assertThat(takeOver).isLessThan(LONGEST_TAKE_OVER_MILLIS);

        holder.start();
        assertThat(role(holder)).isEqualTo("standby");
        Viewer anyone = viewers.getFirst();
        String again = answered.keySet().iterator().next();
        assertThat(holder.get("/v1/wallet", anyone.token()).status()).isEqualTo(200);
        assertThat(holder.get("/v1/lives/" + live, anyone.token()).status()).isEqualTo(200);
        assertThat(answered.get(again)).isNotNull();
    }

    private void sendUntil(AtomicBoolean over, Viewer viewer, String live) {
        try {
            while (!over.get()) {
                KilledServer server = servers.get(next.getAndIncrement() % INSTANCES);
                if (server.isAlive()) {
                    send(server, live, viewer, Viewer.key());
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(KilledServer server, String live, Viewer viewer, String key) throws InterruptedException {
        long begin = System.nanoTime();
        inDoubt.put(key, viewer);
        Reply reply = server.post("/v1/lives/" + live + "/gifts", viewer.token(), key, GIFT);
        if (reply.status() == 201) {
            String entry = reply.body().path("entry_id").asText();
            assertThat(answered.put(key, entry)).isIn(null, entry);
            inDoubt.remove(key);
            if (begin > killedNanos.get()) {
                firstNanos.accumulateAndGet(System.nanoTime(), Math::min);
            }
        } else {
            assertThat(reply.status()).as(reply.body().toString()).isIn(0, 429, 503);
        }
    }

    private void awaitAnswers(int count) throws InterruptedException {
        for (int i = 0; i < 6_000 && answered.size() < count; i++) {
            Thread.sleep(10);
        }
        assertThat(answered.size()).isGreaterThanOrEqualTo(count);
    }

    private void assertRecordsAgree(String database, List<Viewer> viewers, String live) throws Exception {
        long gifts = answered.size();
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 600 && number(statement, "select count(*) from earning_line") < gifts; i++) {
                Thread.sleep(100);
            }
            Thread.sleep(500);
            assertThat(number(statement, "select count(*) from gifts")).isEqualTo(gifts);
            assertThat(number(statement, "select count(distinct entry) from gifts"))
                    .isEqualTo(gifts);
            assertThat(number(statement, "select count(*) from earning_line")).isEqualTo(gifts);
            assertThat(number(statement, "select sum(coins) from coin_statement"))
                    .isEqualTo((long) VIEWERS * COINS_EACH - gifts * GIFT_COINS);
        }
        for (KilledServer server : List.of(servers.get(1), servers.get(2))) {
            long left = 0;
            for (Viewer viewer : viewers) {
                left += viewer.coins(server);
            }
            assertThat(left).isEqualTo((long) VIEWERS * COINS_EACH - gifts * GIFT_COINS);
            assertThat(server.get("/v1/lives/" + live, viewers.getFirst().token())
                            .body()
                            .path("coins_received")
                            .asLong())
                    .isEqualTo(gifts * GIFT_COINS);
        }
    }

    /** In a process namespace of its own a dead holder is known by its lease only, as on a machine of its own. */
    private static List<String> apart() throws InterruptedException {
        List<String> words = List.of("unshare", "-U", "-p", "-f", "--kill-child");
        List<String> trial = new ArrayList<>(words);
        trial.add("true");
        try {
            return new ProcessBuilder(trial).start().waitFor() == 0 ? words : List.of();
        } catch (IOException absent) {
            return List.of();
        }
    }

    private static String role(KilledServer server) throws InterruptedException {
        return server.get("/q/health/ready", "nobody")
                .body()
                .path("checks")
                .findPath("role")
                .asText();
    }

    private static long number(Statement statement, String sql) throws Exception {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
