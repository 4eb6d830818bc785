package io.ovation.server.event;

import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The log of events in SQL. Blocking; any thread. */
@ApplicationScoped
public class EventLog {
    private static final String COLUMNS = "position, id, type, subject, sequence, at, data";

    private final Database database;

    /** The log of a database. */
    public EventLog(Database database) {
        this.database = database;
    }

    /** The newest position, 0 when nothing has happened yet. */
    public long head() {
        return database.withHandle(handle -> handle.createQuery("SELECT position FROM event_head WHERE id = 1")
                .mapTo(Long.class)
                .one());
    }

    /** The oldest position that is still kept; one above the newest when none is. */
    public long oldest() {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT COALESCE((SELECT MIN(position) FROM event_log), (SELECT position + 1 FROM event_head))")
                .mapTo(Long.class)
                .one());
    }

    /** Events after a position, in order. */
    public List<Event> after(long position, int limit) {
        return database.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM event_log WHERE position > :position ORDER BY position LIMIT :limit")
                .bind("position", position)
                .bind("limit", limit)
                .map(EventLog::event)
                .list());
    }

    /** The event with this id. */
    public Optional<Event> find(UUID id) {
        return database.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM event_log WHERE id = :id")
                .bind("id", id)
                .map(EventLog::event)
                .findOne());
    }

    /** The events at these positions that are still kept, in order. */
    public List<Event> at(Collection<Long> positions) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM event_log WHERE position = ANY (:positions) ORDER BY position")
                .bindArray("positions", Long.class, positions.toArray())
                .map(EventLog::event)
                .list());
    }

    /**
     * A stretch of the log for people: of these types and this subject, newest or oldest first.
     *
     * @param from the position to read on after, in the direction of reading
     * @param types null for all; a name that ends in {@code .*} stands for all that begin like it
     * @param subject null for all
     */
    public List<Event> page(
            long from, boolean newestFirst, @Nullable List<String> types, @Nullable String subject, int limit) {
        String sql = "SELECT " + COLUMNS + " FROM event_log WHERE "
                + (newestFirst ? "position < :from" : "position > :from")
                + (types == null ? "" : " AND type LIKE ANY (:types)")
                + (subject == null ? "" : " AND subject = :subject")
                + " ORDER BY position" + (newestFirst ? " DESC" : "") + " LIMIT :limit";
        return database.withHandle(handle -> {
            var query = handle.createQuery(sql).bind("from", from).bind("limit", limit);
            if (types != null) {
                query.bindArray(
                        "types",
                        String.class,
                        types.stream().map(EventLog::like).toArray());
            }
            if (subject != null) {
                query.bind("subject", subject);
            }
            return query.map(EventLog::event).list();
        });
    }

    /** Type names hold no percent signs; their underscores are meant as they are. */
    private static String like(String type) {
        String pattern = type.equals("*") ? "%" : type.replace("_", "\\_");
        return pattern.endsWith(".*") ? pattern.substring(0, pattern.length() - 1) + "%" : pattern;
    }

    static Event event(ResultSet row, StatementContext context) throws SQLException {
        return new Event(
                row.getLong("position"),
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("subject"),
                row.getLong("sequence"),
                row.getTimestamp("at").toInstant(),
                row.getString("data"));
    }
}
