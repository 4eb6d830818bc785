package io.ovation.benchmark;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Gifts a second over room sockets: each socket keeps a few gifts under way and counts their acknowledgements. */
final class SocketGifts implements Scenario {

    private static final int SOCKETS = 64;
    private static final int UNDER_WAY = 4;
    private static final int MOST_BYTES = 1 << 20;

    @Override
    public String name() {
        return "socket";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        try (ServerProcess server = ServerProcess.start(bench.directory().resolve("socket"), false)) {
            Community community = Community.begin(server, SOCKETS);
            Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
            try {
                Load load = new Load(vertx, community);
                report.progress("warming up");
                Thread.sleep(2_000L * bench.seconds());
                long accepted = load.accepted.get();
                long refused = load.refused.get();
                Duration processor = server.processorTime();
                long begin = System.nanoTime();
                Thread.sleep(2_000L * bench.seconds());
                double took = (System.nanoTime() - begin) / 1e9;
                processor = server.processorTime().minus(processor);
                accepted = load.accepted.get() - accepted;
                report.line(
                        "Gifts a second over the room socket",
                        Report.count(accepted / took),
                        SOCKETS + " sockets with " + UNDER_WAY
                                + " gifts under way each, all in one room and all receiving its frames; "
                                + (load.refused.get() - refused)
                                + " refused; processor time of the server's JVM "
                                + Report.micros((double) processor.toNanos() / Math.max(1, accepted))
                                + " a gift; client, server and PostgreSQL share the machine");
            } finally {
                vertx.close().toCompletionStage().toCompletableFuture().join();
            }
        }
    }

    /** Options of a client of room sockets. */
    static WebSocketClientOptions socketOptions(int sockets) {
        return new WebSocketClientOptions()
                .setMaxConnections(sockets)
                .setMaxFrameSize(MOST_BYTES)
                .setMaxMessageSize(MOST_BYTES)
                .setReceiveBufferSize(HttpClientOptions.DEFAULT_RECEIVE_BUFFER_SIZE);
    }

    /** The path of a room socket. */
    static String path(Community community, String token) {
        return "/v1/lives/" + community.live() + "/socket" + (token.isEmpty() ? "" : "?token=" + token);
    }

    /** The client. */
    private static final class Load {
        private final AtomicLong accepted = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();
        private final SplittableRandom random = new SplittableRandom();

        Load(Vertx vertx, Community community) {
            WebSocketClient client = vertx.createWebSocketClient(socketOptions(SOCKETS));
            List<WebSocket> sockets = new ArrayList<>();
            for (String token : community.tokens()) {
                sockets.add(client.connect(community.server().port(), "127.0.0.1", path(community, token))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join());
            }
            for (WebSocket socket : sockets) {
                socket.textMessageHandler(text -> {
                    // Only the first bytes are looked at: parsing frames would measure the client.
                    if (text.startsWith("{\"type\":\"ack\"")) {
                        boolean ok = text.contains("\"ok\":true");
                        (ok ? accepted : refused).incrementAndGet();
                        send(socket);
                    }
                });
                for (int gift = 0; gift < UNDER_WAY; gift++) {
                    send(socket);
                }
            }
        }

        private void send(WebSocket socket) {
            String id;
            synchronized (random) {
                id = SixTransfers.newId(random).toString();
            }
            socket.writeTextMessage("{\"type\":\"gift\",\"client_id\":\"" + id + "\",\"gift\":\"spark\",\"count\":1}");
        }
    }
}
