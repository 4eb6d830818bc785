package io.ovation.server.membership;

import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Posts of creators in SQL. Blocking; any thread. */
@ApplicationScoped
class PostStore {
    private final Database database;

    PostStore(Database database) {
        this.database = database;
    }

    static void insert(Handle handle, Post post) {
        handle.createUpdate("""
                        INSERT INTO membership_post (number, creator, title, body, videos, tier, published_at, public_at, version)
                        VALUES (:number, :creator, :title, :body, :videos, :tier, :published, :public, :version)""")
                .bind("number", post.number())
                .bind("creator", post.creator())
                .bind("title", post.title())
                .bind("body", post.body())
                .bindArray("videos", Long.class, post.videos().toArray())
                .bind("tier", post.tier())
                .bind("published", post.publishedAt())
                .bind("public", post.publicAt())
                .bind("version", post.version())
                .execute();
    }

    static void update(Handle handle, Post post) {
        handle.createUpdate("""
                        UPDATE membership_post SET title = :title, body = :body, videos = :videos, tier = :tier,
                            public_at = :public, version = :version, edited_at = :edited
                        WHERE number = :number""")
                .bind("title", post.title())
                .bind("body", post.body())
                .bindArray("videos", Long.class, post.videos().toArray())
                .bind("tier", post.tier())
                .bind("public", post.publicAt())
                .bind("version", post.version())
                .bind("edited", post.editedAt())
                .bind("number", post.number())
                .execute();
    }

    /** It is there no more; what it said is not kept. */
    static void delete(Handle handle, long number, Instant at) {
        handle.createUpdate("""
                        UPDATE membership_post SET deleted_at = :at, body = '', videos = '{}'
                        WHERE number = :number AND deleted_at IS NULL""").bind("at", at).bind("number", number).execute();
    }

    /** A creator's own, which nobody else changes until the transaction ends. */
    static Optional<Post> lock(Handle handle, long creator, long number) {
        return handle.createQuery("""
                        SELECT * FROM membership_post
                        WHERE number = :number AND creator = :creator AND deleted_at IS NULL FOR UPDATE""")
                .bind("number", number)
                .bind("creator", creator)
                .map(PostStore::row)
                .findOne();
    }

    Optional<Post> find(long number) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM membership_post WHERE number = :number AND deleted_at IS NULL")
                .bind("number", number)
                .map(PostStore::row)
                .findOne());
    }

    /** A creator's, newest first. */
    List<Post> of(long creator, long before, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM membership_post WHERE creator = :creator AND number < :before AND deleted_at IS NULL
                        ORDER BY number DESC LIMIT :limit""")
                .bind("creator", creator)
                .bind("before", before)
                .bind("limit", limit)
                .map(PostStore::row)
                .list());
    }

    private static Post row(ResultSet row, StatementContext context) throws SQLException {
        Array videos = row.getArray("videos");
        return new Post(
                row.getLong("number"),
                row.getLong("creator"),
                row.getString("title"),
                row.getString("body"),
                List.of((Long[]) videos.getArray()),
                row.getObject("tier", Long.class),
                row.getTimestamp("published_at").toInstant(),
                instant(row, "public_at"),
                row.getLong("version"),
                instant(row, "edited_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
