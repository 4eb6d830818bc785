package io.ovation.server.audit;

import io.ovation.server.api.PublicId;
import io.ovation.server.store.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Checks the hash chain over the audit log: counts every hash again outside the database, whose own functions might be what was
 * changed. Reads at one moment; works beside a running server. Blocking.
 *
 * <p>A hash is SHA-256 over the former hash in hexadecimal and the line's number, time (microseconds since 1970), actor's kind, actor,
 * roles, action, subject, details, status and request id, each as text with its length in bytes and a colon before it, or {@code -}
 * for none. The first follows 32 bytes of zero.
 */
public final class AuditChain {
    private static final int FETCHED_AT_ONCE = 5_000;

    private final Database database;

    /** The chain in a database. */
    public AuditChain(Database database) {
        this.database = database;
    }

    /**
     * What was found.
     *
     * @param lines how many lines are right, from the first
     * @param head the hash of the last of them, in hexadecimal
     * @param fault what is wrong after them; null when nothing is
     */
    public record Finding(long lines, String head, @Nullable String fault) {
        /** Whether the whole log is as it was written. */
        public boolean holds() {
            return fault == null;
        }
    }

    /** Reads the whole chain. */
    public Finding verify() {
        return database.inTransaction(handle -> {
            handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            return verify(handle);
        });
    }

    private static Finding verify(Handle handle) {
        if (!handle.createQuery("SELECT to_regclass('audit_chain') IS NOT NULL")
                .mapTo(Boolean.class)
                .one()) {
            return new Finding(0, HexFormat.of().formatHex(new byte[32]), null);
        }
        Reader reader = new Reader();
        try (var links = handle.createQuery("""
                        SELECT c.position, c.number AS chained, c.hash, l.*
                        FROM audit_chain c LEFT JOIN audit_log l ON l.number = c.number ORDER BY c.position""").setFetchSize(FETCHED_AT_ONCE).map(Link::of).stream()) {
            var each = links.iterator();
            while (reader.fault == null && each.hasNext()) {
                reader.read(each.next());
            }
        }
        if (reader.fault == null) {
            reader.fault = atTheEnd(handle, reader);
        }
        return new Finding(reader.lines, HexFormat.of().formatHex(reader.hash), reader.fault);
    }

    /** Lines beside the chain, and an end that is not where the head says. */
    private static @Nullable String atTheEnd(Handle handle, Reader reader) {
        Long stray = handle.createQuery("""
                        SELECT min(number) FROM audit_log l
                        WHERE NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.number = l.number)""").mapTo(Long.class).findOne().orElse(null);
        if (stray != null) {
            return "line " + PublicId.of(AuditEntry.PREFIX, stray) + " stands beside the chain";
        }
        boolean ends = handle.createQuery("SELECT position = :position AND hash = :hash FROM audit_head WHERE id = 1")
                .bind("position", reader.lines)
                .bind("hash", reader.hash)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
        return ends ? null : "the chain ends at position " + reader.lines + ", and its head says otherwise";
    }

    /** How far the chain is right. */
    private static final class Reader {
        private long lines;
        private byte[] hash = new byte[32];
        private @Nullable String fault;

        private void read(Link link) {
            if (link.position() != lines + 1) {
                fault = "position " + (lines + 1) + " is missing";
            } else if (link.line() == null) {
                fault = "line " + PublicId.of(AuditEntry.PREFIX, link.number()) + " at position " + link.position()
                        + " is missing";
            } else {
                byte[] counted = sha256(part(HexFormat.of().formatHex(hash)) + link.line());
                if (Arrays.equals(counted, link.hash())) {
                    hash = counted;
                    lines++;
                } else {
                    fault = "line " + PublicId.of(AuditEntry.PREFIX, link.number()) + " at position " + link.position()
                            + " is not what was written there";
                }
            }
        }
    }

    /**
     * A link of the chain.
     *
     * @param line what its hash covers beside the former hash; null when the line is gone
     */
    private record Link(
            long position,
            long number,
            byte[] hash,
            @Nullable String line) {
        static Link of(ResultSet row, StatementContext context) throws SQLException {
            long number = row.getLong("chained");
            return new Link(
                    row.getLong("position"),
                    number,
                    row.getBytes("hash"),
                    row.getTimestamp("at") == null ? null : line(row, number));
        }

        private static String line(ResultSet row, long number) throws SQLException {
            Instant at = row.getTimestamp("at").toInstant();
            return part(Long.toString(number))
                    + part(Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)))
                    + part(row.getString("actor_kind"))
                    + part(row.getString("actor"))
                    + part(row.getString("roles"))
                    + part(row.getString("action"))
                    + part(row.getString("subject"))
                    + part(row.getString("details"))
                    + part(row.getString("status"))
                    + part(row.getString("request_id"));
        }
    }

    private static String part(@Nullable String value) {
        return value == null ? "-" : value.getBytes(StandardCharsets.UTF_8).length + ":" + value;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
