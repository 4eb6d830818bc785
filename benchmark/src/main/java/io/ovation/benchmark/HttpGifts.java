package io.ovation.benchmark;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/** Gifts a second over {@code POST /v1/lives/{id}/gifts}: keep-alive connections, each sending when its answer came. */
final class HttpGifts implements Scenario {

    private static final int CONNECTIONS = 128;
    private static final int VIEWERS = 128;
    private static final Buffer BODY = Buffer.buffer("{\"gift\":\"spark\",\"count\":1}");

    @Override
    public String name() {
        return "http";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        try (ServerProcess server = ServerProcess.start(bench.directory().resolve("http"), false)) {
            Community community = Community.begin(server, VIEWERS);
            Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
            try {
                Load load = new Load(vertx, community);
                report.progress("warming up");
                load.measure(2 * bench.seconds());
                Duration processor = server.processorTime();
                Result result = load.measure(2 * bench.seconds());
                processor = server.processorTime().minus(processor);
                report.line(
                        "Gifts a second over HTTP",
                        Report.count(result.rate()),
                        CONNECTIONS + " connections, each with one gift under way: p50 "
                                + Report.millis(result.histogram().getValueAtPercentile(50)) + ", p99 "
                                + Report.millis(result.histogram().getValueAtPercentile(99)) + "; "
                                + result.refused()
                                + " refused; processor time of the server's JVM "
                                + Report.micros((double) processor.toNanos()
                                        / result.histogram().getTotalCount())
                                + " a gift; client, server and PostgreSQL share the machine");
            } finally {
                vertx.close().toCompletionStage().toCompletableFuture().join();
            }
        }
    }

    /** What one round gave. */
    record Result(double rate, long refused, Histogram histogram) {}

    /** The client. */
    private static final class Load {
        private final HttpClient client;
        private final Community community;
        private final List<String> bearers;
        private final SplittableRandom random = new SplittableRandom();

        Load(Vertx vertx, Community community) {
            this.community = community;
            this.bearers =
                    community.tokens().stream().map(token -> "Bearer " + token).toList();
            this.client = vertx.createHttpClient(
                    new HttpClientOptions()
                            .setDefaultHost("127.0.0.1")
                            .setDefaultPort(community.server().port()),
                    new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        }

        Result measure(int seconds) throws InterruptedException {
            AtomicLong accepted = new AtomicLong();
            AtomicLong refused = new AtomicLong();
            Histogram histogram = new SynchronizedHistogram(60_000_000_000L, 3);
            CountDownLatch ended = new CountDownLatch(CONNECTIONS);
            long begin = System.nanoTime();
            long end = begin + seconds * 1_000_000_000L;
            for (int lane = 0; lane < CONNECTIONS; lane++) {
                send(bearers.get(lane % bearers.size()), end, accepted, refused, histogram, ended::countDown);
            }
            ended.await();
            return new Result(accepted.get() / ((System.nanoTime() - begin) / 1e9), refused.get(), histogram);
        }

        private void send(
                String bearer, long end, AtomicLong accepted, AtomicLong refused, Histogram histogram, Runnable ended) {
            long sent = System.nanoTime();
            if (sent >= end) {
                ended.run();
                return;
            }
            String key;
            synchronized (random) {
                key = SixTransfers.newId(random).toString();
            }
            client.request(HttpMethod.POST, "/v1/lives/" + community.live() + "/gifts")
                    .compose(request -> request.putHeader("Authorization", bearer)
                            .putHeader("Content-Type", "application/json")
                            .putHeader("Idempotency-Key", key)
                            .send(BODY))
                    .compose(response -> response.body().map(response.statusCode()))
                    .onComplete(answer -> {
                        histogram.recordValue(System.nanoTime() - sent);
                        boolean created = answer.succeeded() && answer.result() == 201;
                        (created ? accepted : refused).incrementAndGet();
                        send(bearer, end, accepted, refused, histogram, ended);
                    });
        }
    }
}
