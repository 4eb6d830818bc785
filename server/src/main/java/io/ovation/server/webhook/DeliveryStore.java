package io.ovation.server.webhook;

import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The SQL of deliveries. */
@ApplicationScoped
class DeliveryStore {
    private final Database database;

    DeliveryStore(Database database) {
        this.database = database;
    }

    /** Writes how deliveries stand, new ones and known ones. */
    static void write(Handle handle, Collection<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                        INSERT INTO webhook_delivery (endpoint, position, event, type, state, attempts, first_at, last_at,
                            next_attempt_at, status_code, error, took_millis)
                        SELECT * FROM unnest(CAST(:endpoints AS bigint[]), CAST(:positions AS bigint[]), CAST(:events AS uuid[]),
                            CAST(:types AS text[]), CAST(:states AS text[]), CAST(:attempts AS integer[]),
                            CAST(:firsts AS timestamptz[]), CAST(:lasts AS timestamptz[]), CAST(:nexts AS timestamptz[]),
                            CAST(:codes AS integer[]), CAST(:errors AS text[]), CAST(:took AS integer[]))
                        ON CONFLICT (endpoint, position) DO UPDATE SET state = excluded.state, attempts = excluded.attempts,
                            first_at = excluded.first_at, last_at = excluded.last_at,
                            next_attempt_at = excluded.next_attempt_at, status_code = excluded.status_code,
                            error = excluded.error, took_millis = excluded.took_millis""")
                .bindArray("endpoints", Long.class, of(deliveries, Delivery::endpoint))
                .bindArray("positions", Long.class, of(deliveries, Delivery::position))
                .bindArray("events", UUID.class, of(deliveries, Delivery::event))
                .bindArray("types", String.class, of(deliveries, Delivery::type))
                .bindArray(
                        "states",
                        String.class,
                        of(deliveries, delivery -> delivery.state().text()))
                .bindArray("attempts", Integer.class, of(deliveries, Delivery::attempts))
                .bindArray("firsts", String.class, of(deliveries, delivery -> text(delivery.firstAt())))
                .bindArray("lasts", String.class, of(deliveries, delivery -> text(delivery.lastAt())))
                .bindArray("nexts", String.class, of(deliveries, delivery -> text(delivery.nextAttemptAt())))
                .bindArray("codes", Integer.class, of(deliveries, Delivery::statusCode))
                .bindArray("errors", String.class, of(deliveries, Delivery::error))
                .bindArray("took", Integer.class, of(deliveries, Delivery::tookMillis))
                .execute();
    }

    private static @Nullable Object[] of(
            Collection<Delivery> deliveries, java.util.function.Function<Delivery, @Nullable Object> field) {
        return deliveries.stream().map(field).toArray();
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    /** Positions after one that have a delivery: they were settled ahead of it. */
    Set<Long> settledAfter(long endpoint, long position) {
        return Set.copyOf(database.withHandle(handle -> handle.createQuery(
                        "SELECT position FROM webhook_delivery WHERE endpoint = :endpoint AND position > :position")
                .bind("endpoint", endpoint)
                .bind("position", position)
                .mapTo(Long.class)
                .list()));
    }

    /** What waits for another attempt at an endpoint. */
    Waiting waiting(long endpoint) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT COUNT(*) AS count, MIN(next_attempt_at) AS next FROM webhook_delivery
                        WHERE endpoint = :endpoint AND next_attempt_at IS NOT NULL""")
                .bind("endpoint", endpoint)
                .map((row, context) -> new Waiting(row.getInt("count"), instant(row.getTimestamp("next"))))
                .one());
    }

    /** Deliveries that are due, those of the oldest events first. */
    List<Delivery> due(long endpoint, Instant now, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM webhook_delivery WHERE endpoint = :endpoint AND next_attempt_at <= :now
                        ORDER BY position LIMIT :limit""")
                .bind("endpoint", endpoint)
                .bind("now", now)
                .bind("limit", limit)
                .map(DeliveryStore::row)
                .list());
    }

    /** The delivery of the oldest event that waits, due or not. */
    Optional<Delivery> oldestWaiting(long endpoint) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM webhook_delivery WHERE endpoint = :endpoint AND next_attempt_at IS NOT NULL
                        ORDER BY position LIMIT 1""")
                .bind("endpoint", endpoint)
                .map(DeliveryStore::row)
                .findOne());
    }

    /** An endpoint answers again: what waits for it need not wait longer. */
    static void hurry(Handle handle, long endpoint, Instant now) {
        handle.createUpdate("""
                        UPDATE webhook_delivery SET next_attempt_at = :now
                        WHERE endpoint = :endpoint AND next_attempt_at > :now""").bind("endpoint", endpoint).bind("now", now).execute();
    }

    /** Sends an event again as if for the first time, whatever became of it and whether it was meant for the endpoint. */
    Delivery again(long endpoint, long position, UUID event, String type, Instant now) {
        return database.inTransaction(handle -> handle.createQuery("""
                        INSERT INTO webhook_delivery AS d (endpoint, position, event, type, state, attempts, first_at, last_at,
                            next_attempt_at, took_millis)
                        VALUES (:endpoint, :position, :event, :type, 'retrying', 0, :now, :now, :now, 0)
                        ON CONFLICT (endpoint, position) DO UPDATE SET state = 'retrying', attempts = 0, first_at = :now,
                            next_attempt_at = :now
                        RETURNING d.*""")
                .bind("endpoint", endpoint)
                .bind("position", position)
                .bind("event", event)
                .bind("type", type)
                .bind("now", now)
                .map(DeliveryStore::row)
                .one());
    }

    /** Sends again what was given up, at most so many, those of the oldest events first. */
    int deadAgain(long endpoint, Instant now, int limit) {
        return database.inTransaction(handle -> handle.createUpdate("""
                        UPDATE webhook_delivery SET state = 'retrying', attempts = 0, first_at = :now, next_attempt_at = :now
                        WHERE endpoint = :endpoint AND position IN (
                            SELECT position FROM webhook_delivery WHERE endpoint = :endpoint AND state = 'dead'
                            ORDER BY position LIMIT :limit)""")
                .bind("endpoint", endpoint)
                .bind("now", now)
                .bind("limit", limit)
                .execute());
    }

    Optional<Delivery> find(long endpoint, UUID event) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT d.* FROM webhook_delivery d JOIN event_log e ON e.position = d.position
                        WHERE d.endpoint = :endpoint AND e.id = :event""")
                .bind("endpoint", endpoint)
                .bind("event", event)
                .map(DeliveryStore::row)
                .findOne());
    }

    /** Newest event first, older than a position. */
    List<Delivery> page(long endpoint, Delivery.@Nullable State state, long before, int limit) {
        return database.withHandle(handle -> {
            var query = handle.createQuery("SELECT * FROM webhook_delivery WHERE endpoint = :endpoint"
                            + " AND position < :before" + (state == null ? "" : " AND state = :state")
                            + " ORDER BY position DESC LIMIT :limit")
                    .bind("endpoint", endpoint)
                    .bind("before", before)
                    .bind("limit", limit);
            if (state != null) {
                query.bind("state", state.text());
            }
            return query.map(DeliveryStore::row).list();
        });
    }

    /** Forgets what came to an end before a time; returns how many. */
    int forget(Instant before, int limit) {
        return database.inTransaction(handle -> handle.createUpdate("""
                        DELETE FROM webhook_delivery WHERE (endpoint, position) IN (
                            SELECT endpoint, position FROM webhook_delivery
                            WHERE next_attempt_at IS NULL AND last_at < :before LIMIT :limit)""")
                .bind("before", before)
                .bind("limit", limit)
                .execute());
    }

    private static Delivery row(ResultSet row, StatementContext context) throws SQLException {
        return new Delivery(
                row.getLong("endpoint"),
                row.getLong("position"),
                row.getObject("event", UUID.class),
                row.getString("type"),
                Delivery.State.of(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("first_at").toInstant(),
                row.getTimestamp("last_at").toInstant(),
                instant(row.getTimestamp("next_attempt_at")),
                row.getObject("status_code", Integer.class),
                row.getString("error"),
                row.getInt("took_millis"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    /**
     * What waits for another attempt.
     *
     * @param next when the first of them is due; null when nothing waits
     */
    record Waiting(int count, @Nullable Instant next) {}
}
