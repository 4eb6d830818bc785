package io.ovation.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import io.ovation.server.event.Events;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Events through webhooks: the real server in its own process delivers to a sink in this one. Events are appended to its outbox
 * in many small transactions, as features do; an event's age counts from its append to its arrival. The same again while one
 * endpoint never answers in time and another always fails. Then as many as go.
 */
final class WebhookLoad implements Scenario {

    private static final int RATE = 5_000;
    private static final int IN_A_TRANSACTION = 25;
    private static final int BACKLOG = 60_000;
    private static final int VERIFIED_OF = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TIME = "\"time\":\"";
    private static final EventType<Happened> HAPPENED =
            new EventType<>("bench.happened", "thing", Happened.class, "Something happened in a benchmark.");

    /** About as much as a gift that was sent. */
    record Happened(
            String giftId, String liveId, String creatorId, String senderId, String gift, int count, long coins) {}

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        String database = bench.postgres().freshUrl();
        Map<String, String> environment =
                Map.of("OVATION_DATABASE_URL", database, "OVATION_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.0/8");
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try (ServerProcess server = ServerProcess.start(bench.directory().resolve("webhooks"), false, environment);
                Connection connection = DriverManager.getConnection(database);
                Handle handle = Jdbi.create(connection).open()) {
            Sink sink = new Sink(vertx);
            sink.secret = endpoint(server, sink.url("/fast"));
            report.progress("warming up");
            paced(handle, sink, bench.seconds());

            Result alone = paced(handle, sink, 2 * bench.seconds());
            report.line("Events a second through a webhook", Report.count(alone.rate()), alone.text(RATE));

            endpoint(server, sink.url("/slow"));
            endpoint(server, sink.url("/broken"));
            Result beside = paced(handle, sink, 2 * bench.seconds());
            report.line(
                    "The same beside an endpoint that never answers and one that always fails",
                    Report.count(beside.rate()),
                    beside.text(RATE) + "; meanwhile " + sink.others.get() + " requests reached the other two");

            Result most = backlog(handle, sink);
            report.line(
                    "Events a second through a webhook, as many as go",
                    Report.count(most.rate()),
                    Report.count(BACKLOG) + " events that wait already; " + sink.verified.get()
                            + " signatures were verified by the sink in all, " + sink.wrong.get() + " were wrong");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static String endpoint(ServerProcess server, String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(server.uri("/v1/webhook-endpoints"))
                            .header("Authorization", "Bearer " + server.platformKey())
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"url\":\"" + url + "\",\"types\":[\"*\"]}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IOException("no endpoint: " + answer.body());
            }
            // The relay looks for new endpoints once a second.
            Thread.sleep(2_000);
            return new ObjectMapper().readTree(answer.body()).get("secret").asText();
        }
    }

    private static Result paced(Handle handle, Sink sink, int seconds) throws SQLException, InterruptedException {
        long total = (long) seconds * RATE;
        sink.expect();
        long begin = System.nanoTime();
        long appended = 0;
        while (appended < total) {
            append(handle, IN_A_TRANSACTION, appended);
            appended += IN_A_TRANSACTION;
            long due = begin + appended * 1_000_000_000L / RATE;
            long left = due - System.nanoTime();
            if (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
            }
        }
        sink.await(total);
        return new Result(total / ((System.nanoTime() - begin) / 1e9), sink.age.copy());
    }

    private static Result backlog(Handle handle, Sink sink) throws SQLException, InterruptedException {
        sink.expect();
        for (int appended = 0; appended < BACKLOG; appended += 1_000) {
            append(handle, 1_000, appended);
        }
        long already = sink.taken.get();
        long begin = System.nanoTime();
        sink.await(BACKLOG);
        return new Result((BACKLOG - already) / ((System.nanoTime() - begin) / 1e9), sink.age.copy());
    }

    private static void append(Handle handle, int count, long from) {
        List<EventDraft> drafts = new ArrayList<>(count);
        Instant now = Instant.now();
        for (int each = 0; each < count; each++) {
            String number = String.format(Locale.ROOT, "%026d", from + each);
            drafts.add(EventDraft.of(
                    HAPPENED,
                    "live_" + number.substring(13, 25) + (from + each) % 10,
                    now,
                    new Happened(
                            "gift_" + number,
                            "live_0000000000001",
                            "usr_0000000000002",
                            "usr_0000000000003",
                            "spark",
                            1,
                            1)));
        }
        handle.useTransaction(open -> Events.append(open, drafts));
    }

    /**
     * What one round gave.
     *
     * @param age microseconds from append to arrival
     */
    private record Result(double rate, Histogram age) {
        String text(int wanted) {
            return String.format(
                    Locale.ROOT,
                    "%,d a second are appended, in transactions of %d; from append to arrival p50 %.0f ms, p99 %.0f ms, longest"
                            + " %.0f ms; sink, server and PostgreSQL share the machine",
                    wanted,
                    IN_A_TRANSACTION,
                    age.getValueAtPercentile(50) / 1e3,
                    age.getValueAtPercentile(99) / 1e3,
                    age.getMaxValue() / 1e3);
        }
    }

    /** The platform's server: takes what comes to /fast, never answers /slow, and fails at /broken. */
    private static final class Sink {
        private final HttpServer server;
        private final AtomicLong taken = new AtomicLong();
        private final AtomicLong others = new AtomicLong();
        private final AtomicLong verified = new AtomicLong();
        private final AtomicLong wrong = new AtomicLong();
        private final Histogram age = new SynchronizedHistogram(600_000_000L, 3);
        private volatile @Nullable String secret;
        private @Nullable Webhook verifier;

        Sink(Vertx vertx) {
            server = vertx.createHttpServer()
                    .requestHandler(this::take)
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }

        String url(String path) {
            return "http://127.0.0.1:" + server.actualPort() + path;
        }

        void expect() {
            taken.set(0);
            age.reset();
        }

        void await(long count) throws InterruptedException {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (taken.get() < count) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("only " + taken.get() + " of " + count + " events arrived");
                }
                Thread.sleep(1);
            }
        }

        private void take(HttpServerRequest request) {
            switch (request.path()) {
                case "/fast" ->
                    request.body().onSuccess(body -> {
                        count(request, body.toString(StandardCharsets.UTF_8));
                        request.response().setStatusCode(204).end();
                    });
                case "/broken" -> {
                    others.incrementAndGet();
                    request.response().setStatusCode(500).end();
                }
                default -> others.incrementAndGet();
            }
        }

        private void count(HttpServerRequest request, String body) {
            int from = body.indexOf(TIME) + TIME.length();
            Instant at = Instant.parse(body.substring(from, body.indexOf('"', from)));
            age.recordValue(Math.max(0, Duration.between(at, Instant.now()).toNanos() / 1_000));
            if (taken.incrementAndGet() % VERIFIED_OF == 0) {
                verify(request, body);
            }
        }

        private void verify(HttpServerRequest request, String body) {
            try {
                Webhook known = verifier;
                if (known == null) {
                    known = new Webhook(secret);
                    verifier = known;
                }
                known.verify(
                        body,
                        Map.of(
                                "webhook-id", List.of(request.getHeader("webhook-id")),
                                "webhook-timestamp", List.of(request.getHeader("webhook-timestamp")),
                                "webhook-signature", List.of(request.getHeader("webhook-signature"))));
                verified.incrementAndGet();
            } catch (Exception refused) {
                wrong.incrementAndGet();
            }
        }
    }
}
