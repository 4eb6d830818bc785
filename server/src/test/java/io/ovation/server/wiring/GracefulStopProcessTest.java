package io.ovation.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.wiring.KilledServer.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged server is asked to stop (SIGTERM) while viewers send gifts and look on. What it took it finishes: every gift that
 * reached the books was answered, every socket is closed with a word, no request ends in a fault, and the secrets of the
 * installation are nowhere in what it wrote. Its log is JSON here, one object a line.
 */
@Tag("slow")
class GracefulStopProcessTest {
    private static final int STOPS = 3;
    private static final int VIEWERS = 6;
    private static final int COINS_EACH = 50_000;
    private static final String GIFT = "{\"gift\":\"spark\",\"count\":1}";
    private static final short GOING_AWAY = 1001;

    /** Key of each gift that was answered with 201. */
    private final Map<String, String> answered = new ConcurrentHashMap<>();

    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final List<String> faults = new ArrayList<>();

    @TempDir
    Path directory;

    private record Viewer(String id, String token) {}

    @Test
    void whatever_reached_the_books_was_answered_and_the_answer_arrived() throws Exception {
        List<String> secrets = new ArrayList<>();
        List<Long> stopMillis = new ArrayList<>();
        StringBuilder logs = new StringBuilder();
        try (KilledServer server = new KilledServer(
                directory, Map.of("OVATION_LOG", "json", "OVATION_HTTP_REQUEST_LOG", "true"), List.of())) {
            server.start();
            Viewer creator = person(server, "creator", 50_000);
            List<Viewer> viewers = viewersWithCoins(server);
            viewers.forEach(viewer -> secrets.add(viewer.token()));
            String live = text(server.post("/v1/lives", creator.token(), key(), "{\"title\":\"Stop me\"}"), 201, "id");
            for (int stop = 0; stop < STOPS; stop++) {
                stopMillis.add(stopUnderLoad(server, viewers, live));
                logs.append(server.output());
                server.start();
            }
            secrets.add(server.platformKey());
            for (String name : List.of("token.secret", "postgres.password")) {
                secrets.add(Files.readString(server.data().resolve(name)).strip());
            }
            assertThat(faults).isEmpty();
            assertThat(answered.size()).isGreaterThan(STOPS * 50);
            assertTheBooksHoldExactlyWhatWasAnswered(server);
            assertThat(server.command("verify")).as(server.output()).isZero();
            assertThat(server.output()).contains("The books hold");
            stopMillis.add(stopWithNothingUnderWay(server, live, viewers.getFirst()));
            logs.append(server.output());
        }
        assertThat(stopMillis).allSatisfy(millis -> assertThat(millis).isLessThan(60_000));
        assertEveryLineIsJson(logs.toString());
        assertNoSecretWasWritten(logs.toString(), secrets);
        System.out.printf(
                "stopped the server %d times under load and then idle in %s ms: %,d gifts answered, %,d refused, %,d found no server%n",
                STOPS, stopMillis, answered.size(), refused.get(), unanswered.get());
    }

    /** Somebody looked on and left, and nothing is under way: nothing is waited for. */
    private static long stopWithNothingUnderWay(KilledServer server, String live, Viewer viewer) throws Exception {
        server.stop();
        server.start();
        CompletableFuture<WebSocket> looking = new CompletableFuture<>();
        CompletableFuture<Integer> left = look(server, live, viewer, looking);
        looking.join().sendClose(WebSocket.NORMAL_CLOSURE, "enough").join();
        assertThat(left.get(30, TimeUnit.SECONDS)).isEqualTo(WebSocket.NORMAL_CLOSURE);
        assertThat(server.get("/v1/lives/" + live, viewer.token()).status()).isEqualTo(200);
        long begin = System.nanoTime();
        server.stop();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        assertThat(server.output()).doesNotContain("Timed out waiting for graceful shutdown", "were still under way");
        return millis;
    }

    private long stopUnderLoad(KilledServer server, List<Viewer> viewers, String live) throws Exception {
        AtomicBoolean gone = new AtomicBoolean();
        CompletableFuture<Integer> closed = look(server, live, viewers.getFirst());
        int enough = answered.size() + 60;
        List<Thread> threads = new ArrayList<>();
        for (Viewer viewer : viewers) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    while (!gone.get()) {
                        gone.compareAndSet(false, send(server, live, viewer));
                    }
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (int i = 0; i < 3_000 && answered.size() < enough; i++) {
            Thread.sleep(10);
        }
        long begin = System.nanoTime();
        server.stop();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        gone.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(closed.get(60, TimeUnit.SECONDS)).isEqualTo((int) GOING_AWAY);
        return millis;
    }

    /** Sends one gift; true when the server is no longer there. */
    private boolean send(KilledServer server, String live, Viewer viewer) throws InterruptedException {
        String key = key();
        Reply reply = server.post("/v1/lives/" + live + "/gifts", viewer.token(), key, GIFT);
        switch (reply.status()) {
            case 201 -> answered.put(key, reply.body().path("entry_id").asText());
            case 429 -> {
                refused.incrementAndGet();
                Thread.sleep(20);
            }
            case 503 -> {
                refused.incrementAndGet();
                if (!reply.body().path("code").asText().equals("busy")) {
                    fault(reply);
                }
            }
            case 0 -> {
                unanswered.incrementAndGet();
                return true;
            }
            default -> fault(reply);
        }
        return false;
    }

    private void fault(Reply reply) {
        synchronized (faults) {
            faults.add(reply.status() + " " + reply.body());
        }
    }

    /** Looks on through the room's socket; completes with the code it is closed with. */
    private static CompletableFuture<Integer> look(KilledServer server, String live, Viewer viewer) throws Exception {
        return look(server, live, viewer, new CompletableFuture<>());
    }

    private static CompletableFuture<Integer> look(
            KilledServer server, String live, Viewer viewer, CompletableFuture<WebSocket> opened) throws Exception {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        URI room = URI.create(
                server.url().replaceFirst("^http", "ws") + "/v1/lives/" + live + "/socket?token=" + viewer.token());
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(room, new WebSocket.Listener() {
                    @Override
                    public void onOpen(WebSocket socket) {
                        socket.request(Long.MAX_VALUE);
                        opened.complete(socket);
                    }

                    @Override
                    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                        closed.complete(code);
                        return null;
                    }

                    @Override
                    public void onError(WebSocket socket, Throwable error) {
                        closed.completeExceptionally(error);
                    }
                })
                .get(30, TimeUnit.SECONDS);
        return closed;
    }

    private void assertTheBooksHoldExactlyWhatWasAnswered(KilledServer server) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        LocalPostgres.runningUrl(server.data()).orElseThrow());
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 600 && number(statement, "select count(*) from gifts") < answered.size(); i++) {
                Thread.sleep(100);
            }
            Thread.sleep(1_000);
            assertThat(number(statement, "select count(*) from gifts"))
                    .as("gifts in the books; %d found no server", unanswered.get())
                    .isEqualTo(answered.size());
        }
        assertThat(answered.values()).doesNotHaveDuplicates();
    }

    private static void assertEveryLineIsJson(String logs) {
        List<String> lines = logs.lines().filter(line -> !line.isBlank()).toList();
        assertThat(lines).hasSizeGreaterThan(STOPS * 50);
        assertThat(lines).allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains("io.ovation.request")
                        .contains("/gifts 201")
                        .containsPattern("\"request_id\":\\s*\"req_[0-9a-f]{16}\""));
    }

    private void assertNoSecretWasWritten(String logs, List<String> secrets) throws Exception {
        assertThat(secrets)
                .hasSizeGreaterThan(VIEWERS + 2)
                .allSatisfy(secret -> assertThat(secret.length()).isGreaterThan(10));
        List<Path> written;
        try (Stream<Path> files = Files.walk(directory)) {
            written = files.filter(file -> file.toString().endsWith(".log")).toList();
        }
        for (String secret : secrets) {
            assertThat(logs).doesNotContain(secret);
            for (Path file : written) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain(secret);
            }
        }
    }

    private List<Viewer> viewersWithCoins(KilledServer server) throws Exception {
        List<Viewer> viewers = new ArrayList<>();
        for (int i = 0; i < VIEWERS; i++) {
            Viewer viewer = person(server, "viewer" + i, 10);
            server.post(
                    "/v1/recharges",
                    viewer.token(),
                    key(),
                    "{\"coins\":" + COINS_EACH + ",\"channel\":\"web\",\"payment_method\":\"card_success\"}");
            viewers.add(viewer);
        }
        for (Viewer viewer : viewers) {
            for (int wait = 0; wait < 300 && coins(server, viewer) < COINS_EACH; wait++) {
                Thread.sleep(100);
            }
            assertThat(coins(server, viewer)).isEqualTo(COINS_EACH);
        }
        return viewers;
    }

    private static long coins(KilledServer server, Viewer viewer) throws InterruptedException {
        return server.get("/v1/wallet", viewer.token()).body().path("coins").asLong();
    }

    private static Viewer person(KilledServer server, String name, int followers) throws Exception {
        String description = "{\"name\":\"%s\",\"market\":\"US\",\"birth_date\":\"1990-01-01\",\"followers\":%d}"
                .formatted(name, followers);
        String id = text(server.put("/v1/users/" + name, server.platformKey(), description), 200, "id");
        String asked = "{\"external_id\":\"%s\",\"ttl_seconds\":3600}".formatted(name);
        return new Viewer(id, text(server.post("/v1/user-tokens", server.platformKey(), key(), asked), 200, "token"));
    }

    private static String text(Reply reply, int status, String field) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
        return reply.body().path(field).asText();
    }

    private static long number(Statement statement, String sql) throws Exception {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
