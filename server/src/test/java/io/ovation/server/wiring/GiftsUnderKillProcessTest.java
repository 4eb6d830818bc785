package io.ovation.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.wiring.KilledServer.Reply;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole product, packaged, is killed with SIGKILL while viewers send gifts, and started again on the same data. Every
 * gift that was answered is there once, every gift in doubt can be sent again with its key, and wallets, statements, earnings
 * and {@code verify} agree on all of it.
 */
@Tag("slow")
class GiftsUnderKillProcessTest {

    private static final int KILLS = 5;
    private static final int VIEWERS = 4;
    private static final int COINS_EACH = 20_000;
    private static final String GIFT = "{\"gift\":\"cookie\",\"count\":1}";
    private static final int GIFT_COINS = 5;

    private final Random random = new Random(7);

    /** Idempotency key to entry id, for gifts that were answered. */
    private final Map<String, String> answered = new ConcurrentHashMap<>();

    /** Idempotency key to viewer, for gifts that were sent and not answered. */
    private final Map<String, Viewer> inDoubt = new ConcurrentHashMap<>();

    @TempDir
    Path directory;

    @Test
    void no_gift_that_was_answered_is_lost_and_none_counts_twice() throws Exception {
        try (KilledServer server = new KilledServer(directory)) {
            server.start();
            Viewer creator = Viewer.person(server, "creator", 50_000);
            List<Viewer> viewers = viewersWithCoins(server);
            String live = server.post("/v1/lives", creator.token(), Viewer.key(), "{\"title\":\"Kill me\"}")
                    .text(201, "id");
            for (int kill = 0; kill < KILLS; kill++) {
                sendGiftsUntilKilled(server, viewers, live);
                server.start();
            }
            int firstAnswered = answered.size();
            int doubtful = inDoubt.size();
            sendAgain(server, live);
            assertThat(firstAnswered).isGreaterThan(KILLS);
            assertProjectionsAgree(server, viewers, creator);
            assertThat(server.command("verify")).as(server.output()).isZero();
            assertThat(server.output()).contains("The books hold");
            System.out.printf(
                    "killed the server %d times: %,d gifts answered, %,d in doubt and sent again%n",
                    KILLS, firstAnswered, doubtful);
        }
    }

    private void sendGiftsUntilKilled(KilledServer server, List<Viewer> viewers, String live) throws Exception {
        AtomicBoolean killed = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        int before = answered.size();
        for (Viewer viewer : viewers) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    while (!killed.get()) {
                        send(server, live, viewer, Viewer.key());
                    }
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        int enough = before + 20 + random.nextInt(200);
        for (int i = 0; i < 1_000 && answered.size() < enough; i++) {
            Thread.sleep(10);
        }
        Thread.sleep(random.nextInt(30));
        server.kill();
        killed.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void send(KilledServer server, String live, Viewer viewer, String key) throws InterruptedException {
        inDoubt.put(key, viewer);
        Reply reply = server.post("/v1/lives/" + live + "/gifts", viewer.token(), key, GIFT);
        if (reply.status() == 201) {
            String entry = reply.body().path("entry_id").asText();
            String before = answered.put(key, entry);
            assertThat(before).isIn(null, entry);
            inDoubt.remove(key);
        } else {
            assertThat(reply.status()).as(reply.body().toString()).isIn(0, 429, 503);
        }
    }

    /** What is in doubt gets its answer; what was answered gets the same answer again. */
    private void sendAgain(KilledServer server, String live) throws Exception {
        Viewer anyone = null;
        for (Map.Entry<String, Viewer> doubtful : Map.copyOf(inDoubt).entrySet()) {
            anyone = doubtful.getValue();
            send(server, live, anyone, doubtful.getKey());
            String entry = answered.get(doubtful.getKey());
            assertThat(entry).isNotNull();
            send(server, live, anyone, doubtful.getKey());
        }
        assertThat(inDoubt).isEmpty();
        assertThat(answered.values()).doesNotHaveDuplicates();
    }

    private void assertProjectionsAgree(KilledServer server, List<Viewer> viewers, Viewer creator) throws Exception {
        long gifts = answered.size();
        long coins = gifts * GIFT_COINS;
        try (Connection connection = DriverManager.getConnection(
                        LocalPostgres.runningUrl(server.data()).orElseThrow());
                Statement statement = connection.createStatement()) {
            long deadline = System.nanoTime() + 60_000_000_000L;
            while (System.nanoTime() < deadline && number(statement, "select count(*) from earning_line") < gifts) {
                Thread.sleep(100);
            }
            Thread.sleep(1_000);
            assertThat(number(statement, "select count(*) from gifts")).isEqualTo(gifts);
            assertThat(number(statement, "select count(distinct entry) from gifts"))
                    .isEqualTo(gifts);
            assertThat(number(statement, "select sum(coins) from gifts")).isEqualTo(coins);
            assertThat(number(statement, "select count(*) from earning_line")).isEqualTo(gifts);
            assertThat(number(statement, "select sum(diamonds) from earning_line"))
                    .isEqualTo(coins * 100);
            assertThat(number(statement, "select -sum(coins) from coin_statement where coins < 0"))
                    .isEqualTo(coins);
            assertThat(number(statement, "select sum(coins) from coin_statement"))
                    .isEqualTo((long) VIEWERS * COINS_EACH - coins);
            assertThat(number(statement, "select count(*) from finance_entry")).isEqualTo(gifts + VIEWERS);
        }
        long left = 0;
        for (Viewer viewer : viewers) {
            left += Long.parseLong(server.get("/v1/wallet", viewer.token()).text(200, "coins"));
        }
        assertThat(left).isEqualTo((long) VIEWERS * COINS_EACH - coins);
        assertThat(Double.parseDouble(
                        server.get("/v1/earnings", creator.token()).text(200, "diamonds_pending")))
                .isEqualTo(coins);
    }

    private List<Viewer> viewersWithCoins(KilledServer server) throws Exception {
        List<Viewer> viewers = new ArrayList<>();
        for (int i = 0; i < VIEWERS; i++) {
            viewers.add(Viewer.withCoins(server, "viewer" + i, COINS_EACH));
        }
        return viewers;
    }

    private static long number(Statement statement, String sql) throws Exception {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
