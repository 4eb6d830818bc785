package io.ovation.server.gift;

import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads what {@link VideoGiftProjection} writes. Blocking. */
@ApplicationScoped
class VideoGiftStore {
    private final Database database;

    VideoGiftStore(Database database) {
        this.database = database;
    }

    /** What a video was given so far. */
    record Totals(long gifts, long coins) {}

    /** Coins that somebody gave to a video. */
    record Supporter(long sender, boolean anonymous, long coins) {}

    Optional<GiftStore.Row> gift(UUID id) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM video_gifts WHERE id = :id")
                .bind("id", id)
                .map(VideoGiftStore::row)
                .findOne());
    }

    /** Gifts of a video, newest first, before an entry of the books. */
    List<GiftStore.Row> gifts(long video, long before, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM video_gifts WHERE video = :video AND entry_sequence < :before
                        ORDER BY entry_sequence DESC LIMIT :limit""")
                .bind("video", video)
                .bind("before", before)
                .bind("limit", limit)
                .map(VideoGiftStore::row)
                .list());
    }

    Totals totals(long video) {
        return database.withHandle(
                        handle -> handle.createQuery("SELECT gifts, coins FROM video_gift_totals WHERE video = :video")
                                .bind("video", video)
                                .map((row, context) -> new Totals(row.getLong("gifts"), row.getLong("coins")))
                                .findOne())
                .orElse(new Totals(0, 0));
    }

    /** Who gave most to a video. */
    List<Supporter> top(long video, int places) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT sender, anonymous, SUM(coins) AS coins, MAX(entry_sequence) AS since FROM video_gifts
                        WHERE video = :video GROUP BY sender, anonymous ORDER BY 3 DESC, 4 LIMIT :places""")
                .bind("video", video)
                .bind("places", places)
                .map((row, context) ->
                        new Supporter(row.getLong("sender"), row.getBoolean("anonymous"), row.getLong("coins")))
                .list());
    }

    private static GiftStore.Row row(ResultSet row, StatementContext context) throws SQLException {
        GiftEntry gift = new GiftEntry(
                row.getLong("video"),
                row.getLong("creator"),
                row.getLong("sender"),
                row.getBoolean("anonymous"),
                row.getInt("gift"),
                row.getInt("count"),
                row.getLong("coins"),
                0,
                row.getBoolean("promotional"),
                row.getInt("paid_currency"),
                row.getLong("revenue_micros"),
                row.getLong("tax_micros"),
                row.getLong("fee_micros"),
                row.getInt("earnings_currency"),
                row.getLong("creator_micros"),
                row.getLong("reserve_micros"),
                row.getLong("diamond_units"),
                row.getObject("matures_on", LocalDate.class));
        UUID id = row.getObject("id", UUID.class);
        return new GiftStore.Row(
                id,
                id,
                row.getLong("entry_sequence"),
                row.getLong("batch_sequence"),
                row.getBytes("batch_hash"),
                gift,
                row.getTimestamp("at").toInstant(),
                null);
    }
}
