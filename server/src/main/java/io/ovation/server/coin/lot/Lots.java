package io.ovation.server.coin.lot;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.Page;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads which purchase paid for what. Blocking; any thread. */
@ApplicationScoped
public class Lots {
    /** All parts of each gift as one use. */
    private static final String WHOLE_GIFTS = """
            SELECT max(u.entry_sequence) AS entry_sequence, 0 AS part, max(u.lot) AS lot, 'gift' AS kind,
                sum(u.coins)::bigint AS coins, max(l.user_number) AS reference, u.gift, max(u.creator) AS creator,
                max(u.stream) AS stream, max(u.currency) AS currency, sum(u.micros)::bigint AS micros,
                sum(u.diamond_units)::bigint AS diamond_units, max(u.matures_on) AS matures_on, max(u.at) AS at
            FROM coin_lot l JOIN coin_lot_use u ON u.lot = l.lot
            """;

    private final Database database;

    Lots(Database database) {
        this.database = database;
    }

    /** The coins of a recharge, once they have arrived. */
    public Optional<CoinLot> ofRecharge(long recharge) {
        return database.withHandle(handle -> ofRecharge(handle, recharge));
    }

    /** The same, in the caller's SQL transaction. */
    public static Optional<CoinLot> ofRecharge(Handle handle, long recharge) {
        return handle.createQuery("SELECT * FROM coin_lot WHERE recharge = :recharge ORDER BY lot LIMIT 1")
                .bind("recharge", recharge)
                .map(Lots::lot)
                .findOne();
    }

    /** The lots of a user, newest first. */
    public Page<CoinLot> ofUser(long user, @Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        return Page.of(
                database.withHandle(handle -> handle.createQuery("""
                                SELECT * FROM coin_lot WHERE user_number = :user AND lot < :before
                                ORDER BY lot DESC LIMIT :limit""")
                        .bind("user", user)
                        .bind("before", key == null ? Long.MAX_VALUE : key[0])
                        .bind("limit", limit + 1)
                        .map(Lots::lot)
                        .list()),
                limit,
                last -> Cursor.of(last.number()));
    }

    /** Lots by number. */
    public List<CoinLot> numbered(List<Long> lots) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT * FROM coin_lot WHERE lot = ANY (:lots) ORDER BY lot")
                        .bindArray("lots", Long.class, lots.toArray())
                        .map(Lots::lot)
                        .list());
    }

    /** What the coins of a lot were used for, oldest first. */
    public Page<LotUse> uses(long lot, @Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 2);
        return Page.of(
                database.withHandle(handle -> handle.createQuery("""
                                SELECT * FROM coin_lot_use WHERE lot = :lot AND (entry_sequence, part) > (:sequence, :part)
                                ORDER BY entry_sequence, part LIMIT :limit""")
                        .bind("lot", lot)
                        .bind("sequence", key == null ? -1 : key[0])
                        .bind("part", key == null ? -1 : (int) key[1])
                        .bind("limit", limit + 1)
                        .map(Lots::use)
                        .list()),
                limit,
                last -> Cursor.of(last.sequence(), last.part()));
    }

    /** The parts of a gift, each with the lot that paid for it: the oldest coins first. */
    public List<LotUse> paidFor(UUID gift) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT * FROM coin_lot_use WHERE gift = :gift ORDER BY lot, part")
                        .bind("gift", gift)
                        .map(Lots::use)
                        .list());
    }

    /** Gifts and holds that a lot paid for, newest first, in the caller's SQL transaction. */
    public static List<LotUse> newestGifts(Handle handle, long lot, long before, int beforePart, int limit) {
        return handle.createQuery("""
                        SELECT * FROM coin_lot_use
                        WHERE lot = :lot AND kind IN ('gift', 'hold') AND (entry_sequence, part) < (:before, :part)
                        ORDER BY entry_sequence DESC, part DESC LIMIT :limit""")
                .bind("lot", lot)
                .bind("before", before)
                .bind("part", beforePart)
                .bind("limit", limit)
                .map(Lots::use)
                .list();
    }

    /** A sender's gifts to a creator that mature after a day, whole gifts, newest first; {@code reference} is the sender. */
    public List<LotUse> unmaturedGifts(long sender, long creator, LocalDate after, int limit) {
        return database.withHandle(handle -> handle.createQuery(WHOLE_GIFTS + """
                        WHERE l.user_number = :sender AND u.creator = :creator AND u.kind = 'gift' AND u.matures_on > :after
                        GROUP BY u.gift ORDER BY max(u.entry_sequence) DESC LIMIT :limit""")
                .bind("sender", sender)
                .bind("creator", creator)
                .bind("after", after)
                .bind("limit", limit)
                .map(Lots::use)
                .list());
    }

    /** A whole gift, once it arrived; {@code reference} is the sender. */
    public Optional<LotUse> gift(UUID gift) {
        return database.withHandle(
                handle -> handle.createQuery(WHOLE_GIFTS + "WHERE u.gift = :gift AND u.kind = 'gift' GROUP BY u.gift")
                        .bind("gift", gift)
                        .map(Lots::use)
                        .findOne());
    }

    /** How many coins of a lot were used for things of a kind. */
    public static long coins(Handle handle, long lot, LotUse.Kind kind) {
        return handle.createQuery("SELECT COALESCE(SUM(coins), 0) FROM coin_lot_use WHERE lot = :lot AND kind = :kind")
                .bind("lot", lot)
                .bind("kind", kind.text())
                .mapTo(Long.class)
                .one();
    }

    private static CoinLot lot(ResultSet row, StatementContext context) throws SQLException {
        return new CoinLot(
                row.getLong("lot"),
                row.getLong("recharge"),
                row.getLong("user_number"),
                row.getInt("currency"),
                row.getLong("coins"),
                row.getLong("unspent"),
                row.getTimestamp("at").toInstant());
    }

    private static LotUse use(ResultSet row, StatementContext context) throws SQLException {
        return new LotUse(
                row.getLong("entry_sequence"),
                row.getInt("part"),
                row.getLong("lot"),
                LotUse.Kind.of(row.getString("kind")),
                row.getLong("coins"),
                row.getLong("reference"),
                row.getObject("gift", UUID.class),
                row.getObject("creator", Long.class),
                row.getString("stream"),
                row.getObject("currency", Integer.class),
                row.getLong("micros"),
                row.getLong("diamond_units"),
                row.getObject("matures_on", LocalDate.class),
                row.getTimestamp("at").toInstant());
    }
}
