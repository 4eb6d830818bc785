package io.ovation.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.wiring.CuttingProxy.Cut;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two packaged servers on one PostgreSQL behind a network that cuts most connections at random points. Clients recharge, send
 * gifts, ask for refunds and payouts, and repeat each request with its key until they have an answer, then again, at both servers
 * at once and after a restart. Whatever they repeat has one outcome: one row, one journal entry, one order to the provider,
 * and the same answer.
 */
@Tag("slow")
class CutConnectionsProcessTest {
    private static final int PERCENT_CUT = 60;
    private static final int MOST_TRIES = 300;
    private static final int VIEWERS = 6;
    private static final int RECHARGES_EACH = 3;
    private static final int GIFTS_EACH = 6;
    private static final int REFUNDS_EACH = 2;
    private static final int PAYOUTS = 5;
    private static final int COINS = 1_000;
    private static final int GIFT_COINS = 5;
    private static final int REFUND_COINS = 100;
    private static final int PATRONS_RECHARGES = 2;
    private static final int PATRONS_COINS = 100_000;
    private static final int PATRONS_GIFTS = 24;
    private static final int PATRONS_GIFT_COINS = 4_888;
    private static final Set<String> ASK_AGAIN =
            Set.of("idempotency_in_flight", "busy", "outcome_unknown", "too_many_requests");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Queue<Done> done = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<KilledServer> servers = new ArrayList<>();

    @TempDir
    Path directory;

    private record Asked(String path, String token, String key, String body, String idField) {}

    private record Done(Asked asked, String id) {}

    @Test
    void whatever_a_client_repeats_over_a_network_that_breaks_has_one_outcome() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start(directory, line -> {})) {
            try {
                for (int i = 0; i < 2; i++) {
                    KilledServer server = new KilledServer(
                            directory.resolve("instance" + i),
                            Map.of("OVATION_DATABASE_URL", postgres.urlWithCredentials()),
                            List.of());
                    servers.add(server);
                    server.start();
                }
                try (CuttingProxy network = new CuttingProxy(
                        servers.stream().map(KilledServer::port).toList(), PERCENT_CUT)) {
                    story(network, postgres.urlWithCredentials());
                }
            } finally {
                for (KilledServer server : servers) {
                    server.close();
                }
            }
        }
    }

    private void story(CuttingProxy network, String database) throws Exception {
        Viewer creator = Viewer.person(first(), "creator", 50_000);
        List<Viewer> viewers = new ArrayList<>();
        for (int i = 0; i < VIEWERS; i++) {
            viewers.add(Viewer.person(first(), "viewer" + i, 10));
        }
        String live = first().post("/v1/lives", creator.token(), Viewer.key(), "{\"title\":\"Cut me\"}")
                .text(201, "id");
        makeRich(creator, live);

        List<Callable<Void>> clients = new ArrayList<>();
        for (Viewer viewer : viewers) {
            clients.add(() -> viewersDay(network, viewer, live));
        }
        clients.add(() -> payDay(network, creator));
        together(clients);

        settle(database);
        assertOneOutcomeEach(database, viewers, creator);
        servers.getFirst().close();
        servers.getFirst().start();
        for (Done each : done) {
            assertThat(id(send(first().port(), each.asked()), each.asked())).isEqualTo(each.id());
        }
        assertOneOutcomeEach(database, viewers, creator);
        assertThat(servers.get(1).command("verify")).as(servers.get(1).output()).isZero();
        assertThat(servers.get(1).output()).contains("The books hold");
        report(network);
        for (Cut cut : Cut.values()) {
            assertThat(network.cuts(cut)).as(cut.name()).isGreaterThan(10);
        }
    }

    private void report(CuttingProxy network) {
        System.out.printf(
                "%,d requests for %d keys; connections: %s%n",
                requests.get(),
                done.size(),
                Arrays.stream(Cut.values())
                        .map(cut -> network.cuts(cut) + " " + cut)
                        .collect(Collectors.joining(", ")));
    }

    private Void viewersDay(CuttingProxy network, Viewer viewer, String live) throws Exception {
        String recharge = "";
        for (int i = 0; i < RECHARGES_EACH; i++) {
            String body = "{\"coins\":" + COINS + ",\"channel\":\"web\",\"payment_method\":\"card_success\"}";
            recharge = until(network, new Asked("/v1/recharges", viewer.token(), Viewer.key(), body, "id"));
        }
        String gifts = "/v1/lives/" + live + "/gifts";
        for (int i = 0; i < GIFTS_EACH; i++) {
            until(
                    network,
                    new Asked(gifts, viewer.token(), Viewer.key(), "{\"gift\":\"cookie\",\"count\":1}", "gift_id"));
        }
        for (int i = 0; i < REFUNDS_EACH; i++) {
            String body = "{\"recharge_id\":\"" + recharge + "\",\"coins\":" + REFUND_COINS + "}";
            until(network, new Asked("/v1/refunds", viewer.token(), Viewer.key(), body, "id"));
        }
        return null;
    }

    private Void payDay(CuttingProxy network, Viewer creator) throws Exception {
        String finance = first().post(
                        "/v1/sandbox/sessions", first().platformKey(), Viewer.key(), "{\"persona\":\"finance\"}")
                .text(200, "token");
        for (int i = 0; i < PAYOUTS; i++) {
            String body = "{\"amount\":{\"amount\":10000,\"currency\":\"USD\"}}";
            String payout = until(network, new Asked("/v1/payouts", creator.token(), Viewer.key(), body, "id"));
            until(
                    network,
                    new Asked(
                            "/v1/payouts/" + payout + "/approval",
                            finance,
                            Viewer.key(),
                            "{\"decision\":\"approve\"}",
                            "id"));
        }
        return null;
    }

    /** Repeats a request until it is answered, then some more, here and there and at once; returns the one id. */
    private String until(CuttingProxy network, Asked asked) throws Exception {
        String id = untilAnswered(network, asked);
        List<Callable<Void>> again = new ArrayList<>();
        for (KilledServer server : servers) {
            again.add(() -> same(id, server.port(), asked));
        }
        again.add(() -> {
            assertThat(untilAnswered(network, asked)).isEqualTo(id);
            return null;
        });
        if (ThreadLocalRandom.current().nextBoolean()) {
            together(again);
        } else {
            again.getLast().call();
        }
        done.add(new Done(asked, id));
        return id;
    }

    private Void same(String id, int port, Asked asked) throws Exception {
        assertThat(id(send(port, asked), asked)).isEqualTo(id);
        return null;
    }

    /** At times two clients do this at once, as an impatient user's app and its retry would. */
    private String untilAnswered(CuttingProxy network, Asked asked) throws Exception {
        if (ThreadLocalRandom.current().nextInt(4) > 0) {
            return tryUntilAnswered(network, asked);
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> other = threads.submit(() -> tryUntilAnswered(network, asked));
            String id = tryUntilAnswered(network, asked);
            assertThat(other.get()).isEqualTo(id);
            return id;
        }
    }

    private String tryUntilAnswered(CuttingProxy network, Asked asked) throws Exception {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            try {
                WireMessage.Answer answer = post(network.port(), asked);
                if (answer.status() / 100 == 2) {
                    return id(answer, asked);
                }
                assertAskAgain(answer);
                Thread.sleep(20);
            } catch (IOException cut) {
                // Nobody knows: the same again.
            }
        }
        throw new AssertionError("no answer after " + MOST_TRIES + " tries to " + asked.path());
    }

    private WireMessage.Answer send(int port, Asked asked) throws Exception {
        WireMessage.Answer answer = post(port, asked);
        for (int attempt = 0; attempt < MOST_TRIES && answer.status() / 100 != 2; attempt++) {
            assertAskAgain(answer);
            Thread.sleep(20);
            answer = post(port, asked);
        }
        return answer;
    }

    private WireMessage.Answer post(int port, Asked asked) throws IOException {
        requests.incrementAndGet();
        return WireMessage.post(port, asked.path(), asked.token(), asked.key(), asked.body());
    }

    private static void assertAskAgain(WireMessage.Answer answer) throws IOException {
        assertThat(JSON.readTree(answer.body()).path("code").asText())
                .as(answer.body())
                .isIn(ASK_AGAIN);
    }

    private static String id(WireMessage.Answer answer, Asked asked) throws IOException {
        JsonNode id = JSON.readTree(answer.body()).path(asked.idField());
        assertThat(id.isTextual()).as(answer.body()).isTrue();
        return id.asText();
    }

    private void settle(String database) throws Exception {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            long open = 1;
            for (int i = 0; i < 600 && open > 0; i++) {
                Thread.sleep(100);
                open = number(statement, """
                        select (select count(*) from coin_recharge where next_attempt_at is not null)
                            + (select count(*) from coin_refund where next_attempt_at is not null)
                            + (select count(*) from payout where status <> 'paid')
                            + (select count(*) from payout_sandbox_transfer where next_attempt_at is not null)""");
            }
            assertThat(open).as("operations that did not end").isZero();
        }
    }

    private void assertOneOutcomeEach(String database, List<Viewer> viewers, Viewer creator) throws Exception {
        long recharges = (long) VIEWERS * RECHARGES_EACH + PATRONS_RECHARGES;
        long refunds = (long) VIEWERS * REFUNDS_EACH;
        long gifts = (long) VIEWERS * GIFTS_EACH + PATRONS_GIFTS;
        assertThat(done.stream().map(Done::id).distinct().count())
                .as("payout and approval share an id")
                .isEqualTo(done.size() - PAYOUTS);
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 300 && number(statement, "select count(*) from gifts") < gifts; i++) {
                Thread.sleep(100);
            }
            assertThat(number(statement, "select count(*) from coin_recharge where status = 'succeeded'"))
                    .isEqualTo(recharges);
            assertThat(number(statement, "select count(*) from coin_recharge")).isEqualTo(recharges);
            assertThat(number(statement, "select count(distinct entry_id) from coin_recharge"))
                    .isEqualTo(recharges);
            assertThat(number(statement, "select count(*) from coin_sandbox_payment"))
                    .isEqualTo(recharges);
            assertThat(number(statement, "select count(*) from gifts")).isEqualTo(gifts);
            assertThat(number(statement, "select count(*) from coin_refund where status = 'paid'"))
                    .isEqualTo(refunds);
            assertThat(number(statement, "select count(*) from coin_refund")).isEqualTo(refunds);
            assertThat(number(statement, "select count(*) from coin_sandbox_refund"))
                    .isEqualTo(refunds);
            assertThat(number(statement, "select count(*) from payout where status = 'paid'"))
                    .isEqualTo(PAYOUTS);
            assertThat(number(statement, "select count(*) from payout")).isEqualTo(PAYOUTS);
            assertThat(number(statement, "select count(*) from payout_sandbox_transfer"))
                    .isEqualTo(PAYOUTS);
        }
        long coins = (long) RECHARGES_EACH * COINS - GIFTS_EACH * GIFT_COINS - REFUNDS_EACH * REFUND_COINS;
        for (KilledServer server : servers) {
            for (Viewer viewer : viewers) {
                assertThat(viewer.coins(server)).isEqualTo(coins);
            }
            // A diamond is half a cent, and a coin of a gift gives one.
            assertThat(server.get("/v1/earnings", creator.token())
                            .body()
                            .path("available")
                            .path("micros")
                            .asLong())
                    .isEqualTo((long) PATRONS_GIFTS * PATRONS_GIFT_COINS * 5_000 - PAYOUTS * 100_000_000L);
        }
    }

    /** A patron's gifts, matured by a test clock at the server that does not hold the ledger. */
    private void makeRich(Viewer creator, String live) throws Exception {
        Viewer patron = Viewer.person(first(), "patron", 10);
        String recharge = "{\"coins\":" + PATRONS_COINS + ",\"channel\":\"web\",\"payment_method\":\"card_success\"}";
        for (int i = 0; i < PATRONS_RECHARGES; i++) {
            first().post("/v1/recharges", patron.token(), Viewer.key(), recharge)
                    .text(201, "id");
        }
        for (int i = 0; i < PATRONS_GIFTS; i++) {
            String gift = "{\"gift\":\"night_train\"}";
            first().post("/v1/lives/" + live + "/gifts", patron.token(), Viewer.key(), gift)
                    .text(201, "gift_id");
        }
        KilledServer other = servers.get(1);
        String clock = other.post("/v1/test-clocks", other.platformKey(), Viewer.key(), "{}")
                .text(201, "id");
        String days = "/v1/test-clocks/" + clock + "/advances";
        assertThat(other.post(days, other.platformKey(), Viewer.key(), "{\"days\":15}")
                        .status())
                .isIn(200, 202, 0);
        String status = "";
        for (int i = 0; i < 600 && !status.equals("ready"); i++) {
            Thread.sleep(100);
            status = other.get("/v1/test-clocks/" + clock, other.platformKey()).text(200, "status");
        }
        assertThat(status).isEqualTo("ready");
        String account = "{\"kind\":\"sandbox_bank\",\"account\":\"bank_ok\"}";
        first().put("/v1/payout-account", creator.token(), account).text(200, "account");
    }

    private KilledServer first() {
        return servers.getFirst();
    }

    private static void together(List<Callable<Void>> clients) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> each : threads.invokeAll(clients)) {
                each.get();
            }
        }
    }

    private static long number(Statement statement, String sql) throws Exception {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
