package io.ovation.benchmark;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/** One room with 2,000 viewers while gifts come in: how many frames arrive, and how old they are when they do. */
final class RoomFrames implements Scenario {

    private static final int VIEWERS = 2_000;
    private static final int GIFTS_A_SECOND = 50;
    private static final String AT = "\"at\":\"";

    @Override
    public String name() {
        return "frames";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        try (ServerProcess server = ServerProcess.start(bench.directory().resolve("frames"), false)) {
            Community community = Community.begin(server, 8);
            Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
            try {
                WebSocketClient client = vertx.createWebSocketClient(SocketGifts.socketOptions(VIEWERS + 8));
                AtomicLong frames = new AtomicLong();
                AtomicLong bytes = new AtomicLong();
                Histogram age = new SynchronizedHistogram(60_000, 3);
                join(client, community, frames, bytes, age, report);
                List<WebSocket> senders = new ArrayList<>();
                for (String token : community.tokens()) {
                    senders.add(connect(client, community, token).join());
                }
                give(senders, bench.seconds());
                frames.set(0);
                bytes.set(0);
                age.reset();
                Duration cpu = server.processorTime();
                long begin = System.nanoTime();
                give(senders, 2 * bench.seconds());
                double took = (System.nanoTime() - begin) / 1e9;
                double rate = frames.get() / took;
                double cores = server.processorTime().minus(cpu).toNanos() / 1e9 / took;
                report.line(
                        "Frames a second to " + Report.count(VIEWERS) + " viewers of one room",
                        Report.count(rate),
                        String.format(
                                java.util.Locale.ROOT,
                                "%.1f a second each (10 is what the tick allows), %.0f bytes each, age at arrival p50 %d ms, p99 %d ms;"
                                        + " %d gifts a second come in; the server process uses %.2f cores",
                                rate / VIEWERS,
                                (double) bytes.get() / Math.max(1, frames.get()),
                                age.getValueAtPercentile(50),
                                age.getValueAtPercentile(99),
                                GIFTS_A_SECOND,
                                cores));
            } finally {
                vertx.close().toCompletionStage().toCompletableFuture().join();
            }
        }
    }

    private static void join(
            WebSocketClient client,
            Community community,
            AtomicLong frames,
            AtomicLong bytes,
            Histogram age,
            Report report) {
        List<CompletableFuture<WebSocket>> joining = new ArrayList<>();
        for (int viewer = 0; viewer < VIEWERS; viewer++) {
            CompletableFuture<WebSocket> connected = connect(client, community, "");
            joining.add(connected.whenComplete((socket, fault) -> {
                if (socket != null) {
                    socket.textMessageHandler(text -> {
                        if (text.startsWith("{\"type\":\"frame\"")) {
                            frames.incrementAndGet();
                            bytes.addAndGet(text.length());
                            age.recordValue(ageMillis(text));
                        }
                    });
                }
            }));
            if (joining.size() % 100 == 0) {
                joining.getLast().join();
            }
        }
        joining.forEach(CompletableFuture::join);
        report.progress(joining.size() + " viewers are in the room");
    }

    private static CompletableFuture<WebSocket> connect(WebSocketClient client, Community community, String token) {
        CompletionStage<WebSocket> connecting = client.connect(
                        community.server().port(), "127.0.0.1", SocketGifts.path(community, token))
                .toCompletionStage();
        return connecting.toCompletableFuture();
    }

    private static long ageMillis(String frame) {
        int from = frame.indexOf(AT) + AT.length();
        Instant at = Instant.parse(frame.substring(from, frame.indexOf('"', from)));
        return Math.max(0, Duration.between(at, Instant.now()).toMillis());
    }

    private static void give(List<WebSocket> senders, int seconds) throws InterruptedException {
        SplittableRandom random = new SplittableRandom();
        int gifts = seconds * GIFTS_A_SECOND;
        long begin = System.nanoTime();
        for (int gift = 0; gift < gifts; gift++) {
            senders.get(gift % senders.size())
                    .writeTextMessage("{\"type\":\"gift\",\"client_id\":\"" + SixTransfers.newId(random)
                            + "\",\"gift\":\"spark\",\"count\":1}");
            long due = begin + (gift + 1) * (1_000_000_000L / GIFTS_A_SECOND);
            long left = due - System.nanoTime();
            if (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
            }
        }
    }
}
