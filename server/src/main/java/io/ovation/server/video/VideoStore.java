package io.ovation.server.video;

import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The SQL of videos. Blocking. */
@ApplicationScoped
class VideoStore {
    private static final String COLUMNS = """
            number, external_id, creator, title, hashtags, sound, length_seconds, media_url, sponsored, paid_promotion,
            audience, early_access_until, members_tier, created_at, published_at, deleted_at\s""";

    private final Database database;

    VideoStore(Database database) {
        this.database = database;
    }

    Optional<Video> byNumber(long number) {
        return database.withHandle(handle -> byNumber(handle, number));
    }

    static Optional<Video> byNumber(Handle handle, long number) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM video WHERE number = :number")
                .bind("number", number)
                .map(VideoStore::video)
                .findOne();
    }

    Optional<Video> byExternalId(String externalId) {
        return database.withHandle(handle -> byExternalId(handle, externalId));
    }

    static Optional<Video> byExternalId(Handle handle, String externalId) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM video WHERE external_id = :external")
                .bind("external", externalId)
                .map(VideoStore::video)
                .findOne();
    }

    /** Many at once, by number or by the platform's id; unknown ones are left out. */
    List<Video> named(Collection<Long> numbers, Collection<String> externalIds) {
        return database.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM video WHERE number = ANY (:numbers) UNION SELECT " + COLUMNS
                        + " FROM video WHERE external_id = ANY (:externals)")
                .bindArray("numbers", Long.class, numbers.toArray())
                .bindArray("externals", String.class, externalIds.toArray())
                .map(VideoStore::video)
                .list());
    }

    /** Keeps nobody else from describing videos of this id until the transaction ends. */
    static void lock(Handle handle, String externalId) {
        handle.createQuery("SELECT pg_advisory_xact_lock(hashtextextended('video ' || :external, 0))::text")
                .bind("external", externalId)
                .mapTo(String.class)
                .list();
    }

    static void upsert(Handle handle, Video video) {
        handle.createUpdate("""
                        INSERT INTO video (number, external_id, creator, title, hashtags, sound, length_seconds, media_url,
                            sponsored, paid_promotion, audience, early_access_until, members_tier, created_at, published_at,
                            deleted_at)
                        VALUES (:number, :external, :creator, :title, :hashtags, :sound, :length, :media, :sponsored, :paid,
                            :audience, :early, :tier, :created, :published, :deleted)
                        ON CONFLICT (number) DO UPDATE SET title = excluded.title, hashtags = excluded.hashtags,
                            sound = excluded.sound, length_seconds = excluded.length_seconds,
                            media_url = excluded.media_url, sponsored = excluded.sponsored,
                            paid_promotion = excluded.paid_promotion, audience = excluded.audience,
                            early_access_until = excluded.early_access_until,
                            members_tier = excluded.members_tier, published_at = excluded.published_at,
                            deleted_at = excluded.deleted_at""")
                .bind("number", video.number())
                .bind("external", video.externalId())
                .bind("creator", video.creator())
                .bind("title", video.title())
                .bindArray("hashtags", String.class, video.hashtags().toArray())
                .bind("sound", video.sound())
                .bind("length", video.lengthSeconds())
                .bind("media", video.mediaUrl())
                .bind("sponsored", video.sponsored())
                .bind("paid", video.paidPromotion())
                .bind("audience", video.audience().name().toLowerCase(Locale.ROOT))
                .bind("early", timestamp(video.earlyAccessUntil()))
                .bind("tier", video.membersTier())
                .bind("created", timestamp(video.createdAt()))
                .bind("published", timestamp(video.publishedAt()))
                .bind("deleted", timestamp(video.deletedAt()))
                .execute();
    }

    /** Published videos of anybody or of one creator, the newest publication first. */
    List<Video> published(
            @Nullable Long creator, @Nullable String hashtag, Instant now, long @Nullable [] after, int limit) {
        return database.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS + """
                        FROM video
                        WHERE published_at IS NOT NULL AND deleted_at IS NULL AND published_at <= :now
                          AND (CAST(:creator AS bigint) IS NULL OR creator = :creator)
                          AND (CAST(:hashtag AS text) IS NULL OR hashtags @> ARRAY[CAST(:hashtag AS text)])
                          AND (published_at, number) < (:before, :number)
                        ORDER BY published_at DESC, number DESC LIMIT :limit""")
                .bind("now", Timestamp.from(now))
                .bind("creator", creator)
                .bind("hashtag", hashtag)
                .bind("before", Timestamp.from(after == null ? now.plusSeconds(1) : micros(after[0])))
                .bind("number", after == null ? Long.MAX_VALUE : after[1])
                .bind("limit", limit)
                .map(VideoStore::video)
                .list());
    }

    /** All videos of a creator that are not deleted, drafts too, the newest first. */
    List<Video> ofCreator(long creator, long before, int limit) {
        return database.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS + """
                        FROM video WHERE creator = :creator AND deleted_at IS NULL AND number < :before
                        ORDER BY number DESC LIMIT :limit""")
                .bind("creator", creator)
                .bind("before", before)
                .bind("limit", limit)
                .map(VideoStore::video)
                .list());
    }

    /** How many videos of a creator came out in a stretch of time and were not deleted by its end. */
    long posts(long creator, Instant from, Instant until) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT count(*) FROM video
                        WHERE creator = :creator AND published_at >= :from AND published_at < :until
                          AND (deleted_at IS NULL OR deleted_at >= :until)""")
                .bind("creator", creator)
                .bind("from", Timestamp.from(from))
                .bind("until", Timestamp.from(until))
                .mapTo(Long.class)
                .one());
    }

    static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    private static Instant micros(long value) {
        return Instant.ofEpochSecond(Math.floorDiv(value, 1_000_000L), Math.floorMod(value, 1_000_000L) * 1_000L);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static Video video(ResultSet row, StatementContext context) throws SQLException {
        Array hashtags = row.getArray("hashtags");
        return new Video(
                row.getLong("number"),
                row.getString("external_id"),
                row.getLong("creator"),
                row.getString("title"),
                List.of((String[]) hashtags.getArray()),
                row.getString("sound"),
                row.getInt("length_seconds"),
                row.getString("media_url"),
                row.getBoolean("sponsored"),
                row.getBoolean("paid_promotion"),
                Video.Audience.valueOf(row.getString("audience").toUpperCase(Locale.ROOT)),
                instant(row, "early_access_until"),
                row.getObject("members_tier", Long.class),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "published_at"),
                instant(row, "deleted_at"));
    }
}
