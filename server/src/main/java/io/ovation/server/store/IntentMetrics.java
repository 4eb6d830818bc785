package io.ovation.server.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many money operations are open between two steps, and how many of them do not get on: read from SQL by the sweeper now and
 * then, shown without blocking. Any thread.
 */
@ApplicationScoped
class IntentMetrics {
    /** From so many attempts on somebody should look. */
    static final int STUCK_ATTEMPTS = 6;

    private final Database database;
    private final Map<String, Numbers> tables = new TreeMap<>();

    private record Numbers(AtomicLong open, AtomicLong stuck) {}

    IntentMetrics(Database database, @All List<OutsideOperation> operations, MeterRegistry registry) {
        this.database = database;
        for (OutsideOperation operation : operations) {
            String table = operation.intents().table();
            Numbers numbers = new Numbers(new AtomicLong(), new AtomicLong());
            tables.put(table, numbers);
            Gauge.builder("ovation.intents.open", numbers.open(), AtomicLong::get)
                    .description("Money operations between two steps")
                    .tag("table", table)
                    .register(registry);
            Gauge.builder("ovation.intents.stuck", numbers.stuck(), AtomicLong::get)
                    .description("Money operations that were tried " + STUCK_ATTEMPTS + " times and more")
                    .tag("table", table)
                    .register(registry);
        }
    }

    /** Reads them anew. Blocks. */
    void refresh() {
        tables.forEach((table, numbers) -> database.useTransaction(handle -> handle.createQuery("""
                        SELECT count(*) AS open, count(*) FILTER (WHERE attempts >= :stuck) AS stuck
                        FROM %s WHERE next_attempt_at IS NOT NULL""".formatted(table))
                .bind("stuck", STUCK_ATTEMPTS)
                .map((row, context) -> new long[] {row.getLong("open"), row.getLong("stuck")})
                .forEach(found -> {
                    numbers.open().set(found[0]);
                    numbers.stuck().set(found[1]);
                })));
    }
}
