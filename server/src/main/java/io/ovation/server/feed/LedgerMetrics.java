package io.ovation.server.feed;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ovation.journal.cluster.SharedShard;
import io.ovation.journal.feed.ProjectionRunner;
import io.ovation.journal.run.PostingHistory;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What an operator watches of the ledger: {@code docs/operating/alarms.md} explains every name. Gauges read live numbers and
 * block on nothing.
 */
final class LedgerMetrics {
    static final String COMMIT = "ovation.journal.commit";
    static final String CONFIRM = "ovation.journal.confirm";
    static final String BATCH_ENTRIES = "ovation.journal.batch.entries";
    static final String BATCH_BYTES = "ovation.journal.batch";
    static final String APPEND_FAILURES = "ovation.journal.append.failures";

    static final Duration[] COMMIT_BUCKETS = {
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private LedgerMetrics() {}

    /** Shows a running shard's numbers from now on. Once for each registry. */
    static void show(SharedShard shard, List<String> projections, int limit, MeterRegistry registry) {
        gauge(
                registry,
                "ovation.ledger.writer",
                "1 where this instance's writer serves",
                shard,
                s -> s.role() == SharedShard.Role.HOLDER ? 1 : 0);
        gauge(
                registry,
                "ovation.ledger.lease.epoch",
                "Epoch of the lease",
                shard,
                s -> s.lease().epoch());
        gauge(
                registry,
                "ovation.ledger.entries",
                "Entries in the books, as the writer here knows",
                shard,
                SharedShard::entries);
        gauge(registry, "ovation.journal.sequence", "The last durable batch", shard, SharedShard::lastSequence);
        Gauge.builder("ovation.ledger.queue", shard, SharedShard::queued)
                .description("Entries that wait for the writer")
                .baseUnit("entries")
                .register(registry);
        Gauge.builder("ovation.ledger.queue.limit", shard, s -> limit)
                .description("Entries that may wait for the writer")
                .baseUnit("entries")
                .register(registry);
        Gauge.builder("ovation.id.index.lag", shard, SharedShard::idsNotIndexed)
                .description("Entries whose ids the durable index does not cover yet")
                .baseUnit("entries")
                .register(registry);
        for (String projection : projections) {
            Gauge.builder("ovation.projection.lag", shard, s -> lag(s, projection))
                    .description("Batches a projection is behind the journal")
                    .baseUnit("batches")
                    .tag("projection", projection)
                    .register(registry);
            Gauge.builder("ovation.projection.failing", shard, s -> isFailing(s, projection) ? 1 : 0)
                    .description("1 while a projection cannot write its rows")
                    .tag("projection", projection)
                    .register(registry);
            FunctionCounter.builder("ovation.projection.failures", shard, s -> failures(s, projection))
                    .description("Steps of a projection that failed and were done again")
                    .tag("projection", projection)
                    .register(registry);
        }
    }

    /** Shows how the posting history does from now on. Once for each registry. */
    static void show(PostingHistory history, SharedShard shard, MeterRegistry registry) {
        Gauge.builder("ovation.history.lag", history, h -> Math.max(0, shard.lastSequence() - h.sequence()))
                .description("Batches the posting history is behind the journal")
                .baseUnit("batches")
                .register(registry);
        Gauge.builder("ovation.history.failing", history, h -> h.failure() == null ? 0 : 1)
                .description("1 while the posting history cannot be written")
                .register(registry);
    }

    /** How many batches the projection kept here is behind; 0 on a standby, which keeps none. */
    private static long lag(SharedShard shard, String projection) {
        for (ProjectionRunner runner : shard.runners()) {
            if (runner.name().equals(projection)) {
                return Math.max(0, shard.lastSequence() - runner.lastSequence());
            }
        }
        return 0;
    }

    private static boolean isFailing(SharedShard shard, String projection) {
        return shard.runners().stream()
                .anyMatch(runner -> runner.name().equals(projection) && runner.failure() != null);
    }

    private static long failures(SharedShard shard, String projection) {
        return shard.runners().stream()
                .filter(runner -> runner.name().equals(projection))
                .mapToLong(ProjectionRunner::failures)
                .sum();
    }

    private static void gauge(
            MeterRegistry registry, String name, String what, SharedShard shard, ToDoubleFunction<SharedShard> value) {
        Gauge.builder(name, shard, value).description(what).register(registry);
    }
}
