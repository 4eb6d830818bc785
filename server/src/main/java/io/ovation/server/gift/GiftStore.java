package io.ovation.server.gift;

import io.ovation.server.live.room.RoomPast;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads what {@link GiftProjection} writes. Blocking. */
@ApplicationScoped
class GiftStore {
    private static final String HOLD_COLUMNS =
            "hold, id, live, sender, anonymous, promotional, currency, gift, count, coins, held_on, held_at, state";

    private final Database database;

    GiftStore(Database database) {
        this.database = database;
    }

    /** A gift that has arrived. */
    record Row(
            UUID id,
            UUID entry,
            long entrySequence,
            long batchSequence,
            byte[] batchHash,
            GiftEntry gift,
            Instant at,
            @Nullable UUID streak) {}

    /** Coins that somebody gave in a show. */
    record Supporter(long sender, boolean anonymous, long coins) {}

    /** A streak by journal time. */
    record StreakRow(
            UUID id, long sender, boolean anonymous, int gift, long count, long coins, long firstAt, long lastAt) {}

    /** A show's gifts at one batch of the books. */
    record Totals(long sequence, long gifts, long coins, List<Supporter> supporters, List<StreakRow> streaks) {}

    Optional<Row> gift(UUID id) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM gifts WHERE id = :id")
                .bind("id", id)
                .map(GiftStore::row)
                .findOne());
    }

    /** Whether the books have a gift of this id, arrived or not. */
    boolean isKnown(UUID id) {
        return gift(id).isPresent() || hold(id).isPresent();
    }

    /** Gifts of a show, newest first, before an entry of the books. */
    List<Row> gifts(long live, long before, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM gifts WHERE live = :live AND entry_sequence < :before
                        ORDER BY entry_sequence DESC LIMIT :limit""")
                .bind("live", live)
                .bind("before", before)
                .bind("limit", limit)
                .map(GiftStore::row)
                .list());
    }

    Optional<Hold> hold(UUID id) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT " + HOLD_COLUMNS + " FROM gift_holds WHERE id = :id")
                        .bind("id", id)
                        .map(GiftStore::hold)
                        .findOne());
    }

    /** The id that a hold's sender was told. */
    Optional<UUID> idOfHold(long hold) {
        return database.withHandle(handle -> handle.createQuery("SELECT id FROM gift_holds WHERE hold = :hold")
                .bind("hold", hold)
                .map((row, context) -> row.getObject("id", UUID.class))
                .findOne());
    }

    /** Holds whose time to be taken back is over, oldest first. */
    List<Hold> dueHolds(Instant heldBefore, int limit) {
        return database.withHandle(handle -> handle.createQuery("SELECT " + HOLD_COLUMNS
                        + " FROM gift_holds WHERE state = 'held' AND held_at <= :before ORDER BY held_at LIMIT :limit")
                .bind("before", Timestamp.from(heldBefore))
                .bind("limit", limit)
                .map(GiftStore::hold)
                .list());
    }

    /** Everything a room takes over, at one batch. */
    Totals totals(long live, long streaksSince) {
        return database.inTransaction(handle -> {
            handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            long[] sums = handle.createQuery("SELECT gifts, coins FROM gift_totals WHERE live = :live")
                    .bind("live", live)
                    .map((row, context) -> new long[] {row.getLong("gifts"), row.getLong("coins")})
                    .findOne()
                    .orElse(new long[2]);
            return new Totals(
                    progress(handle), sums[0], sums[1], supporters(handle, live), streaks(handle, live, streaksSince));
        });
    }

    /** Coins received by shows; those without gifts are left out. */
    Map<Long, Long> coins(Collection<Long> lives) {
        Map<Long, Long> coins = new HashMap<>();
        if (!lives.isEmpty()) {
            database.withHandle(
                            handle -> handle.createQuery("SELECT live, coins FROM gift_totals WHERE live IN (<lives>)")
                                    .bindList("lives", List.copyOf(lives))
                                    .map((row, context) -> Map.entry(row.getLong("live"), row.getLong("coins")))
                                    .list())
                    .forEach(entry -> coins.put(entry.getKey(), entry.getValue()));
        }
        return coins;
    }

    /** Who received the gifts of a show; 0 when there are none. */
    long creator(long live) {
        return database.withHandle(handle -> handle.createQuery("SELECT creator FROM gifts WHERE live = :live LIMIT 1")
                .bind("live", live)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    /** Who gave most in a show. */
    List<Supporter> top(long live, int places, Set<Long> unranked) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT sender, anonymous, coins FROM gift_supporters
                        WHERE live = :live AND sender <> ALL (:unranked)
                        ORDER BY coins DESC, since LIMIT :places""")
                .bind("live", live)
                .bindArray("unranked", Long.class, unranked.toArray())
                .bind("places", places)
                .map(GiftStore::supporter)
                .list());
    }

    private static long progress(Handle handle) {
        return handle.createQuery("SELECT sequence FROM gift_progress WHERE id = 1")
                .mapTo(Long.class)
                .findOne()
                .orElse(RoomPast.NONE.sequence());
    }

    private static List<Supporter> supporters(Handle handle, long live) {
        return handle.createQuery(
                        "SELECT sender, anonymous, coins FROM gift_supporters WHERE live = :live ORDER BY since")
                .bind("live", live)
                .map(GiftStore::supporter)
                .list();
    }

    private static List<StreakRow> streaks(Handle handle, long live, long since) {
        return handle.createQuery("""
                        SELECT id, sender, anonymous, gift, count, coins, first_at, last_at FROM gift_streaks
                        WHERE live = :live AND last_at >= :since ORDER BY last_at""")
                .bind("live", live)
                .bind("since", since)
                .map((row, context) -> new StreakRow(
                        row.getObject("id", UUID.class),
                        row.getLong("sender"),
                        row.getBoolean("anonymous"),
                        row.getInt("gift"),
                        row.getLong("count"),
                        row.getLong("coins"),
                        row.getLong("first_at"),
                        row.getLong("last_at")))
                .list();
    }

    private static Supporter supporter(ResultSet row, StatementContext context) throws SQLException {
        return new Supporter(row.getLong("sender"), row.getBoolean("anonymous"), row.getLong("coins"));
    }

    private static Hold hold(ResultSet row, StatementContext context) throws SQLException {
        return new Hold(
                row.getLong("hold"),
                row.getObject("id", UUID.class),
                row.getLong("live"),
                row.getLong("sender"),
                row.getBoolean("anonymous"),
                row.getBoolean("promotional"),
                row.getInt("currency"),
                row.getInt("gift"),
                row.getInt("count"),
                row.getLong("coins"),
                row.getObject("held_on", LocalDate.class),
                row.getTimestamp("held_at").toInstant(),
                row.getString("state"));
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        GiftEntry gift = new GiftEntry(
                row.getLong("live"),
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
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("entry", UUID.class),
                row.getLong("entry_sequence"),
                row.getLong("batch_sequence"),
                row.getBytes("batch_hash"),
                gift,
                row.getTimestamp("at").toInstant(),
                row.getObject("streak", UUID.class));
    }
}
