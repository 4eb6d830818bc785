package io.ovation.server.verification;

import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL of identity checks and their documents. */
@ApplicationScoped
class VerificationStore {
    private static final String DOCUMENT_COLUMNS =
            "number, person, verification, kind, media_type, bytes, mark, uploaded_at, shredded_at";

    private final Database database;

    VerificationStore(Database database) {
        this.database = database;
    }

    Optional<Verification> newest(long person) {
        return database.withHandle(handle -> newest(handle, person));
    }

    static Optional<Verification> newest(Handle handle, long person) {
        return handle.createQuery(
                        "SELECT * FROM identity_verification WHERE person = :person ORDER BY number DESC LIMIT 1")
                .bind("person", person)
                .map(VerificationStore::row)
                .findOne();
    }

    /** The newest that was verified, whatever came after it. */
    static Optional<Verification> newestVerified(Handle handle, long person) {
        return handle.createQuery("""
                        SELECT * FROM identity_verification WHERE person = :person AND status = 'verified'
                        ORDER BY number DESC LIMIT 1""")
                .bind("person", person)
                .map(VerificationStore::row)
                .findOne();
    }

    Optional<Verification> find(long number) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT * FROM identity_verification WHERE number = :number")
                        .bind("number", number)
                        .map(VerificationStore::row)
                        .findOne());
    }

    /** Those that wait, oldest first. */
    List<Verification> pending(long after, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM identity_verification WHERE status = 'pending' AND number > :after
                        ORDER BY number LIMIT :limit""")
                .bind("after", after)
                .bind("limit", limit)
                .map(VerificationStore::row)
                .list());
    }

    /** One person's checks come one after the other until the SQL transaction ends. */
    static void lockPerson(Handle handle, long person) {
        handle.createQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('identity', :person))) AS l")
                .bind("person", person)
                .mapTo(Integer.class)
                .one();
    }

    static void insert(Handle handle, Verification fresh) {
        handle.createUpdate("""
                        INSERT INTO identity_verification (number, person, status, sealed, level, submitted_at)
                        VALUES (:number, :person, 'pending', :sealed, :level, :at)""")
                .bind("number", fresh.number())
                .bind("person", fresh.person())
                .bind("sealed", fresh.sealed())
                .bind("level", fresh.level())
                .bind("at", fresh.submittedAt())
                .execute();
    }

    /** Decides one that waits; false when it does not wait any more. */
    static boolean decided(
            Handle handle,
            long number,
            boolean verified,
            int level,
            @Nullable LocalDate expiresOn,
            @Nullable String reason,
            long by,
            Instant at) {
        return handle.createUpdate("""
                        UPDATE identity_verification SET status = :status, level = :level, expires_on = :expires,
                            reason = :reason, decided_by = :by, decided_at = :at
                        WHERE number = :number AND status = 'pending'""")
                        .bind("status", verified ? "verified" : "rejected")
                        .bind("level", level)
                        .bind("expires", expiresOn)
                        .bind("reason", reason)
                        .bind("by", by)
                        .bind("at", at)
                        .bind("number", number)
                        .execute()
                == 1;
    }

    static void insert(Handle handle, IdentityDocument document, byte[] sealed) {
        handle.createUpdate("""
                        INSERT INTO identity_document (number, person, kind, media_type, bytes, mark, sealed, uploaded_at)
                        VALUES (:number, :person, :kind, :type, :bytes, :mark, :sealed, :at)""")
                .bind("number", document.number())
                .bind("person", document.person())
                .bind("kind", document.kind().text())
                .bind("type", document.mediaType())
                .bind("bytes", document.bytes())
                .bind("mark", document.mark())
                .bind("sealed", sealed)
                .bind("at", document.uploadedAt())
                .execute();
    }

    /** How many documents of a person are not handed in yet. */
    static int loose(Handle handle, long person) {
        return handle.createQuery("""
                        SELECT COUNT(*) FROM identity_document
                        WHERE person = :person AND verification IS NULL AND shredded_at IS NULL""")
                .bind("person", person)
                .mapTo(Integer.class)
                .one();
    }

    /** A person's documents that are not handed in yet and not shredded. */
    static List<IdentityDocument> loose(Handle handle, long person, List<Long> numbers) {
        return handle.createQuery("SELECT " + DOCUMENT_COLUMNS + " " + """
                        FROM identity_document WHERE person = :person AND number = ANY (:numbers)
                            AND verification IS NULL AND shredded_at IS NULL ORDER BY number""")
                .bind("person", person)
                .bindArray("numbers", Long.class, numbers.toArray())
                .map(VerificationStore::document)
                .list();
    }

    static void handIn(Handle handle, long verification, List<Long> numbers) {
        handle.createUpdate("UPDATE identity_document SET verification = :verification WHERE number = ANY (:numbers)")
                .bind("verification", verification)
                .bindArray("numbers", Long.class, numbers.toArray())
                .execute();
    }

    List<IdentityDocument> documents(long verification) {
        return database.withHandle(handle -> handle.createQuery("SELECT " + DOCUMENT_COLUMNS
                        + " FROM identity_document WHERE verification = :verification ORDER BY number")
                .bind("verification", verification)
                .map(VerificationStore::document)
                .list());
    }

    Optional<IdentityDocument> document(long number) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT " + DOCUMENT_COLUMNS + " FROM identity_document WHERE number = :number")
                .bind("number", number)
                .map(VerificationStore::document)
                .findOne());
    }

    Optional<byte[]> sealed(long number) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT sealed FROM identity_document WHERE number = :number AND sealed IS NOT NULL")
                .bind("number", number)
                .map((row, context) -> row.getBytes("sealed"))
                .findOne());
    }

    /** Deletes the contents whose time is over; how many there were. */
    int shred(Instant now, LocalDate today, VerificationSettings settings) {
        return database.inTransaction(handle -> handle.createUpdate("""
                        UPDATE identity_document AS d SET sealed = NULL, shredded_at = :now
                        WHERE d.shredded_at IS NULL AND (
                            (d.verification IS NULL AND d.uploaded_at < CAST(:now AS timestamptz) - :unused * interval '1 day')
                            OR EXISTS (SELECT 1 FROM identity_verification v WHERE v.number = d.verification AND (
                                (v.status = 'rejected'
                                    AND v.decided_at < CAST(:now AS timestamptz) - :rejected * interval '1 day')
                                OR (v.status = 'verified' AND v.expires_on < CAST(:today AS date) - :verified))))""")
                .bind("now", now)
                .bind("today", today)
                .bind("unused", settings.keepUnusedDays())
                .bind("rejected", settings.keepRejectedDays())
                .bind("verified", settings.keepVerifiedDays())
                .execute());
    }

    private static Verification row(ResultSet row, StatementContext context) throws SQLException {
        Timestamp decided = row.getTimestamp("decided_at");
        return new Verification(
                row.getLong("number"),
                row.getLong("person"),
                VerificationStatus.of(row.getString("status")),
                row.getString("sealed"),
                row.getInt("level"),
                row.getTimestamp("submitted_at").toInstant(),
                row.getObject("decided_by", Long.class),
                decided == null ? null : decided.toInstant(),
                row.getString("reason"),
                row.getObject("expires_on", LocalDate.class));
    }

    private static IdentityDocument document(ResultSet row, StatementContext context) throws SQLException {
        Timestamp shredded = row.getTimestamp("shredded_at");
        return new IdentityDocument(
                row.getLong("number"),
                row.getLong("person"),
                row.getObject("verification", Long.class),
                DocumentKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("media_type"),
                row.getInt("bytes"),
                row.getString("mark"),
                row.getTimestamp("uploaded_at").toInstant(),
                shredded == null ? null : shredded.toInstant());
    }
}
