package io.ovation.server.identity;

import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The SQL of keys. */
@ApplicationScoped
class KeyStore {
    private final Database database;

    KeyStore(Database database) {
        this.database = database;
    }

    /** How often keys have changed. */
    long changes() {
        return database.withHandle(handle -> handle.createQuery("SELECT count FROM identity_key_changes")
                .mapTo(Long.class)
                .one());
    }

    /** Tells every instance, when the transaction commits. It also makes changes of keys wait for each other. */
    void change(Handle handle) {
        handle.execute("UPDATE identity_key_changes SET count = count + 1");
    }

    /** All secrets that are good now or were until lately, with their keys. */
    List<Known> known() {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT s.hash, s.expires_at, k.number, k.scopes
                        FROM identity_key_secret s JOIN identity_key k ON k.number = s.key
                        WHERE k.revoked_at IS NULL AND (s.expires_at IS NULL OR s.expires_at > now() - interval '30 days')""")
                .map((row, context) -> new Known(
                        row.getString("hash"),
                        row.getLong("number"),
                        scopes(row.getString("scopes")),
                        instant(row, "expires_at")))
                .list());
    }

    Optional<Key> find(Handle handle, long number) {
        return page(handle, "k.number = :number AND :limit > 0", number, 1).stream()
                .findFirst();
    }

    /** Newest first, revoked ones included. */
    List<Key> page(long before, int limit) {
        return database.withHandle(handle -> page(handle, "k.number < :number", before, limit));
    }

    boolean nameTaken(Handle handle, String name) {
        return handle.createQuery("SELECT count(*) FROM identity_key WHERE name = :name AND revoked_at IS NULL")
                        .bind("name", name)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    boolean secretKnown(Handle handle, String hash) {
        return handle.createQuery("SELECT count(*) FROM identity_key_secret WHERE hash = :hash")
                        .bind("hash", hash)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    Optional<Long> fromFile(Handle handle) {
        return handle.createQuery("SELECT number FROM identity_key WHERE from_file AND revoked_at IS NULL")
                .mapTo(Long.class)
                .findOne();
    }

    void insert(Handle handle, long number, String name, Set<Scope> scopes, boolean fromFile, String createdBy) {
        handle.createUpdate("""
                        INSERT INTO identity_key (number, name, scopes, from_file, created_by)
                        VALUES (:number, :name, :scopes, :file, :by)""")
                .bind("number", number)
                .bind("name", name)
                .bind("scopes", scopes.stream().map(Scope::text).sorted().collect(Collectors.joining(",")))
                .bind("file", fromFile)
                .bind("by", createdBy)
                .execute();
    }

    /** Puts a new secret in force; the one before it is good until then. */
    void newSecret(Handle handle, long key, String hash, String hint, Instant formerUntil) {
        handle.createUpdate("""
                        UPDATE identity_key_secret SET expires_at = LEAST(COALESCE(expires_at, :until), :until)
                        WHERE key = :key AND (expires_at IS NULL OR expires_at > :until)""").bind("key", key).bind("until", formerUntil).execute();
        handle.createUpdate("INSERT INTO identity_key_secret (hash, key, hint) VALUES (:hash, :key, :hint)")
                .bind("hash", hash)
                .bind("key", key)
                .bind("hint", hint)
                .execute();
    }

    boolean revoke(Handle handle, long number) {
        return handle.createUpdate(
                                "UPDATE identity_key SET revoked_at = now() WHERE number = :number AND revoked_at IS NULL")
                        .bind("number", number)
                        .execute()
                == 1;
    }

    /** Notes when secrets were last used, by hash; never goes back. */
    void used(Map<String, Instant> lastUsed) {
        database.useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    UPDATE identity_key_secret SET last_used_at = GREATEST(last_used_at, CAST(:at AS timestamptz))
                    WHERE hash = :hash""");
            lastUsed.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(each -> batch.bind("at", each.getValue())
                            .bind("hash", each.getKey())
                            .add());
            batch.execute();
        });
    }

    private static List<Key> page(Handle handle, String where, long number, int limit) {
        List<Key> keys = handle.createQuery(
                        "SELECT k.* FROM identity_key k WHERE " + where + " ORDER BY k.number DESC LIMIT :limit")
                .bind("number", number)
                .bind("limit", limit)
                .map((row, context) -> new Key(
                        row.getLong("number"),
                        row.getString("name"),
                        scopes(row.getString("scopes")),
                        row.getString("created_by"),
                        row.getTimestamp("created_at").toInstant(),
                        instant(row, "revoked_at"),
                        List.of()))
                .list();
        Map<Long, List<Owned>> secrets = handle
                .createQuery("""
                        SELECT * FROM identity_key_secret
                        WHERE key = ANY (:keys) AND (expires_at IS NULL OR expires_at > now())
                        ORDER BY expires_at DESC NULLS FIRST""")
                .bindArray("keys", Long.class, keys.stream().map(Key::number).toArray())
                .map((row, context) -> new Owned(
                        row.getLong("key"),
                        new Key.Secret(
                                row.getString("hint"),
                                row.getTimestamp("created_at").toInstant(),
                                instant(row, "expires_at"),
                                instant(row, "last_used_at"))))
                .stream()
                .collect(Collectors.groupingBy(Owned::key));
        return keys.stream()
                .map(key -> new Key(
                        key.number(),
                        key.name(),
                        key.scopes(),
                        key.createdBy(),
                        key.createdAt(),
                        key.revokedAt(),
                        key.revokedAt() != null
                                ? List.of()
                                : secrets.getOrDefault(key.number(), List.of()).stream()
                                        .map(Owned::secret)
                                        .toList()))
                .toList();
    }

    private static Set<Scope> scopes(String text) {
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String each : text.split(",")) {
            scopes.add(Scope.valueOf(each.toUpperCase(Locale.ROOT)));
        }
        return scopes;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private record Owned(long key, Key.Secret secret) {}

    /** A secret that may be good. */
    record Known(
            String hash,
            long key,
            Set<Scope> scopes,
            @Nullable Instant expiresAt) {}
}
