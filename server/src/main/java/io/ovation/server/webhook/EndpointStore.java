package io.ovation.server.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.event.EventFilter;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The SQL of endpoints. */
@ApplicationScoped
class EndpointStore {
    private static final TypeReference<List<WebhookEndpoint.FormerSecret>> FORMER_SECRETS = new TypeReference<>() {};

    private final Database database;
    private final ObjectMapper json;

    EndpointStore(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Keeps a new endpoint, which begins with what happens from now on. */
    WebhookEndpoint insert(WebhookEndpoint endpoint) {
        return database.inTransaction(handle -> insert(handle, endpoint));
    }

    /** The same, in a transaction of the caller's. */
    WebhookEndpoint insert(Handle handle, WebhookEndpoint endpoint) {
        return handle.createQuery("""
                        INSERT INTO webhook_endpoint (number, url, description, filter, ordered, status, position, secret,
                            created_at)
                        SELECT :number, :url, :description, :filter, :ordered, :status, position, :secret, :created
                        FROM event_head WHERE id = 1 RETURNING *""")
                .bind("number", endpoint.number())
                .bind("url", endpoint.url())
                .bind("description", endpoint.description())
                .bind("filter", write(endpoint.filter()))
                .bind("ordered", endpoint.ordered())
                .bind("status", endpoint.status().text())
                .bind("secret", endpoint.secret())
                .bind("created", endpoint.createdAt())
                .map(this::row)
                .one();
    }

    int count() {
        return database.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM webhook_endpoint")
                .mapTo(Integer.class)
                .one());
    }

    List<WebhookEndpoint> all() {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM webhook_endpoint ORDER BY number")
                .map(this::row)
                .list());
    }

    Optional<WebhookEndpoint> find(long number) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM webhook_endpoint WHERE number = :number")
                .bind("number", number)
                .map(this::row)
                .findOne());
    }

    /** Newest first, older than a number. */
    List<WebhookEndpoint> page(long before, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM webhook_endpoint WHERE number < :before ORDER BY number DESC LIMIT :limit""")
                .bind("before", before)
                .bind("limit", limit)
                .map(this::row)
                .list());
    }

    /** Changes what somebody may change; empty when another version is there by now. */
    Optional<WebhookEndpoint> change(WebhookEndpoint wanted, long version) {
        return database.inTransaction(handle -> handle.createQuery("""
                        UPDATE webhook_endpoint SET url = :url, description = :description, filter = :filter,
                            ordered = :ordered, status = :status, status_reason = :reason, failing_since = :failing,
                            version = version + 1
                        WHERE number = :number AND version = :version RETURNING *""")
                .bind("number", wanted.number())
                .bind("version", version)
                .bind("url", wanted.url())
                .bind("description", wanted.description())
                .bind("filter", write(wanted.filter()))
                .bind("ordered", wanted.ordered())
                .bind("status", wanted.status().text())
                .bind("reason", wanted.statusReason())
                .bind("failing", wanted.failingSince())
                .map(this::row)
                .findOne());
    }

    /**
     * A new secret signs from now on, and former ones beside it; a second rotation at the same moment waits for this one.
     *
     * @param formers which former ones there are then, of the endpoint as it is
     */
    Optional<WebhookEndpoint> rotate(
            long number, String secret, Function<WebhookEndpoint, List<WebhookEndpoint.FormerSecret>> formers) {
        return database.inTransaction(handle -> handle.createQuery(
                        "SELECT * FROM webhook_endpoint WHERE number = :number FOR UPDATE")
                .bind("number", number)
                .map(this::row)
                .findOne()
                .map(before -> handle.createQuery("""
                        UPDATE webhook_endpoint SET former_secrets = :former, secret = :secret, version = version + 1
                        WHERE number = :number RETURNING *""")
                        .bind("number", number)
                        .bind("secret", secret)
                        .bind("former", write(formers.apply(before)))
                        .map(this::row)
                        .one()));
    }

    boolean delete(long number) {
        return database.inTransaction(handle -> {
            boolean was = handle.createUpdate("DELETE FROM webhook_endpoint WHERE number = :number")
                            .bind("number", number)
                            .execute()
                    == 1;
            handle.createUpdate("DELETE FROM webhook_delivery WHERE endpoint = :number")
                    .bind("number", number)
                    .execute();
            return was;
        });
    }

    /** How far delivery has come; only ever forward. */
    static void reached(Handle handle, long number, long position, @Nullable Instant failingSince) {
        handle.createUpdate("""
                        UPDATE webhook_endpoint SET position = GREATEST(position, :position), failing_since = :failing
                        WHERE number = :number""")
                .bind("number", number)
                .bind("position", position)
                .bind("failing", failingSince)
                .execute();
    }

    /** Stops sending; true when it was being sent to until now. */
    static boolean disable(Handle handle, long number, String reason) {
        return handle.createUpdate("""
                        UPDATE webhook_endpoint SET status = 'disabled', status_reason = :reason, version = version + 1
                        WHERE number = :number AND status = 'enabled'""")
                        .bind("number", number)
                        .bind("reason", reason)
                        .execute()
                == 1;
    }

    private String write(Object part) {
        try {
            return json.writeValueAsString(part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A part of an endpoint cannot be written as JSON", e);
        }
    }

    private WebhookEndpoint row(ResultSet row, StatementContext context) throws SQLException {
        try {
            return new WebhookEndpoint(
                    row.getLong("number"),
                    row.getString("url"),
                    row.getString("description"),
                    json.readValue(row.getString("filter"), EventFilter.class),
                    row.getBoolean("ordered"),
                    WebhookEndpoint.Status.of(row.getString("status")),
                    row.getString("status_reason"),
                    row.getLong("version"),
                    row.getLong("position"),
                    row.getString("secret"),
                    json.readValue(row.getString("former_secrets"), FORMER_SECRETS),
                    instant(row.getTimestamp("failing_since")),
                    row.getTimestamp("created_at").toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A kept endpoint cannot be read", e);
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
