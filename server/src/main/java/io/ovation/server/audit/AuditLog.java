package io.ovation.server.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Page;
import io.ovation.server.api.PublicId;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads the audit log. Blocking; any thread. */
@ApplicationScoped
public class AuditLog {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Database database;
    private final ObjectMapper json;

    AuditLog(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Lines that meet all conditions given, newest first. */
    public Page<AuditEntry> page(Conditions conditions, @Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        List<Row> rows = database.withHandle(handle -> {
            List<String> where = new ArrayList<>(List.of("number < :before"));
            if (conditions.actor() != null) {
                where.add("actor = :actor");
            }
            if (conditions.action() != null) {
                where.add("action = :action");
            }
            if (conditions.subject() != null) {
                where.add("subject = :subject");
            }
            if (conditions.from() != null) {
                where.add("at >= :from");
            }
            if (conditions.until() != null) {
                where.add("at < :until");
            }
            Query query = handle.createQuery("SELECT * FROM audit_log WHERE " + String.join(" AND ", where)
                            + " ORDER BY number DESC LIMIT :limit")
                    .bind("before", key == null ? Long.MAX_VALUE : key[0])
                    .bind("limit", limit + 1);
            conditions.bind(query);
            return query.map(this::row).list();
        });
        Page<Row> page = Page.of(rows, limit, last -> Cursor.of(last.number()));
        return new Page<>(page.items().stream().map(Row::entry).toList(), page.nextCursor(), page.hasMore());
    }

    private Row row(ResultSet row, StatementContext context) throws SQLException {
        long number = row.getLong("number");
        return new Row(
                number,
                new AuditEntry(
                        PublicId.of(AuditEntry.PREFIX, number),
                        row.getTimestamp("at").toInstant(),
                        new AuditEntry.Actor(
                                row.getString("actor_kind"), row.getString("actor"), row.getString("roles")),
                        row.getString("action"),
                        row.getString("subject"),
                        texts(row.getString("details")),
                        row.getObject("status", Integer.class),
                        row.getString("request_id")));
    }

    private Map<String, String> texts(String details) {
        try {
            return json.readValue(details, TEXTS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the audit log holds what was never written to it", impossible);
        }
    }

    private record Row(long number, AuditEntry entry) {}

    /** Which lines; null leaves a condition out. */
    public record Conditions(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant until) {
        private void bind(Query query) {
            if (actor != null) {
                query.bind("actor", actor);
            }
            if (action != null) {
                query.bind("action", action);
            }
            if (subject != null) {
                query.bind("subject", subject);
            }
            if (from != null) {
                query.bind("from", from);
            }
            if (until != null) {
                query.bind("until", until);
            }
        }
    }
}
