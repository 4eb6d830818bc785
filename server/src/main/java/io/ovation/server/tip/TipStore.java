package io.ovation.server.tip;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL of tips. Every change of status names the statuses it may come from. */
@ApplicationScoped
class TipStore {
    private final Database database;

    TipStore(Database database) {
        this.database = database;
    }

    /** What a payer tipped on a day, tips that came to nothing or went back left out. */
    record Spent(long amount, int count) {}

    /** Nobody else tips for this payer on this day until the SQL transaction ends. */
    static void lockDay(Handle handle, long payer, LocalDate day) {
        handle.createUpdate("INSERT INTO tip_day (payer, day) VALUES (:payer, :day) ON CONFLICT DO NOTHING")
                .bind("payer", payer)
                .bind("day", day)
                .execute();
        handle.createQuery("SELECT payer FROM tip_day WHERE payer = :payer AND day = :day FOR UPDATE")
                .bind("payer", payer)
                .bind("day", day)
                .mapTo(Long.class)
                .one();
    }

    static Spent spent(Handle handle, long payer, LocalDate day) {
        return handle.createQuery("""
                        SELECT COALESCE(SUM(amount), 0) AS amount, COUNT(*) AS count FROM tip
                        WHERE payer = :payer AND day = :day AND status NOT IN ('failed', 'refunded')""")
                .bind("payer", payer)
                .bind("day", day)
                .map((row, context) -> new Spent(row.getLong("amount"), row.getInt("count")))
                .one();
    }

    Spent spent(long payer, LocalDate day) {
        return database.withHandle(handle -> spent(handle, payer, day));
    }

    static void insert(Handle handle, Tip tip, String key) {
        handle.createUpdate("""
                        INSERT INTO tip (number, payer, creator, idempotency_key, fingerprint_high, fingerprint_low, market,
                            currency, amount, service_fee, tax, terms_version, anonymous, message, live, video, charge,
                            status, day, created_at)
                        VALUES (:number, :payer, :creator, :key, :high, :low, :market, :currency, :amount, :fee, :tax,
                            :version, :anonymous, :message, :live, :video, :charge, 'pending', :day, :created)""")
                .bind("number", tip.number())
                .bind("payer", tip.payer())
                .bind("creator", tip.creator())
                .bind("key", key)
                .bind("high", tip.fingerprint().high())
                .bind("low", tip.fingerprint().low())
                .bind("market", tip.market())
                .bind("currency", tip.currency())
                .bind("amount", tip.amount())
                .bind("fee", tip.serviceFee())
                .bind("tax", tip.tax())
                .bind("version", tip.termsVersion())
                .bind("anonymous", tip.anonymous())
                .bind("message", tip.message())
                .bind("live", tip.live())
                .bind("video", tip.video())
                .bind("charge", tip.charge())
                .bind("day", tip.day())
                .bind("created", tip.createdAt())
                .execute();
    }

    static Optional<Tip> findByKey(Handle handle, long payer, String key) {
        return handle.createQuery("SELECT * FROM tip WHERE payer = :payer AND idempotency_key = :key")
                .bind("payer", payer)
                .bind("key", key)
                .map(TipStore::row)
                .findOne();
    }

    Optional<Tip> findByKey(long payer, String key) {
        return database.withHandle(handle -> findByKey(handle, payer, key));
    }

    Optional<Tip> find(long number) {
        return database.withHandle(handle -> find(handle, number));
    }

    static Optional<Tip> find(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM tip WHERE number = :number")
                .bind("number", number)
                .map(TipStore::row)
                .findOne();
    }

    Tip get(long number) {
        return find(number).orElseThrow(() -> new IllegalStateException("no tip " + number));
    }

    static Tip lock(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM tip WHERE number = :number FOR UPDATE")
                .bind("number", number)
                .map(TipStore::row)
                .one();
    }

    /** Whose lists there are. */
    enum Of {
        PAYER,
        CREATOR,
        LIVE,
        VIDEO
    }

    /** Tips, newest first, older than a number; those that were not paid only for their payer. */
    List<Tip> page(Of of, long owner, long before, int limit) {
        String column = switch (of) {
            case PAYER -> "payer = :owner";
            case CREATOR -> "creator = :owner AND status NOT IN ('pending', 'failed')";
            case LIVE -> "live = :owner AND status = 'sent'";
            case VIDEO -> "video = :owner AND status = 'sent'";
        };
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM tip WHERE " + column + " AND number < :before ORDER BY number DESC LIMIT :limit")
                .bind("owner", owner)
                .bind("before", before)
                .bind("limit", limit)
                .map(TipStore::row)
                .list());
    }

    /** The day on which a paid tip matures: the first that is written down stays. */
    LocalDate maturing(long number, LocalDate day) {
        return first(number, "matures_on", day);
    }

    /** The day on which a refund that failed is put back: likewise. */
    LocalDate restored(long number, LocalDate day) {
        return first(number, "restored_on", day);
    }

    private LocalDate first(long number, String column, LocalDate day) {
        return database.inTransaction(handle -> handle.createQuery("""
                        UPDATE tip SET %1$s = COALESCE(%1$s, :day) WHERE number = :number RETURNING %1$s""".formatted(column))
                .bind("number", number)
                .bind("day", day)
                .mapTo(LocalDate.class)
                .one());
    }

    static boolean sent(Handle handle, long number, Instant at) {
        return handle.createUpdate("""
                        UPDATE tip SET status = 'sent', sent_at = :at
                        WHERE number = :number AND status IN ('pending', 'failed')""").bind("number", number).bind("at", at).execute() == 1;
    }

    static boolean failed(Handle handle, long number) {
        return handle.createUpdate("UPDATE tip SET status = 'failed' WHERE number = :number AND status = 'pending'")
                        .bind("number", number)
                        .execute()
                == 1;
    }

    /** A refund begins. */
    static void refunding(Handle handle, long number, long refund, boolean matured, boolean byPayer) {
        handle.createUpdate("""
                        UPDATE tip SET status = 'refunding', refund = :refund, refund_matured = :matured,
                            refund_by_payer = :byPayer, restored_on = NULL
                        WHERE number = :number AND status = 'sent'""")
                .bind("number", number)
                .bind("refund", refund)
                .bind("matured", matured)
                .bind("byPayer", byPayer)
                .execute();
    }

    /** A refund has ended: the payer has the money again, or the creator. Also days after it had been paid. */
    static boolean refundEnded(Handle handle, long number, boolean paid, Instant at) {
        return handle.createUpdate("""
                        UPDATE tip SET status = :to, refunded_at = :at
                        WHERE number = :number AND status IN ('refunding', 'refunded') AND status <> :to""")
                        .bind("number", number)
                        .bind("to", paid ? "refunded" : "sent")
                        .bind("at", paid ? at : null)
                        .execute()
                == 1;
    }

    /** How often a payer took tips back without help since. */
    static int refundsSince(Handle handle, long payer, Instant since) {
        return handle.createQuery("""
                        SELECT COUNT(*) FROM tip WHERE payer = :payer AND created_at >= :since AND refund_by_payer
                            AND status IN ('refunding', 'refunded')""")
                .bind("payer", payer)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }

    /** How a dispute stands; one that is lost takes the tip back, unless its payer had got it back before. */
    static void disputed(Handle handle, long number, String dispute) {
        handle.createUpdate("""
                        UPDATE tip SET dispute = :dispute,
                            status = CASE WHEN :dispute = 'lost' AND status = 'sent' THEN 'taken_back' ELSE status END
                        WHERE number = :number""").bind("number", number).bind("dispute", dispute).execute();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private static Tip row(ResultSet row, StatementContext context) throws SQLException {
        return new Tip(
                row.getLong("number"),
                row.getLong("payer"),
                row.getLong("creator"),
                new Fingerprint(row.getLong("fingerprint_high"), row.getLong("fingerprint_low")),
                row.getString("market"),
                row.getString("currency"),
                row.getLong("amount"),
                row.getLong("service_fee"),
                row.getLong("tax"),
                row.getInt("terms_version"),
                row.getBoolean("anonymous"),
                row.getString("message"),
                row.getObject("live", Long.class),
                row.getObject("video", Long.class),
                row.getLong("charge"),
                TipStatus.of(row.getString("status")),
                row.getObject("day", LocalDate.class),
                row.getObject("matures_on", LocalDate.class),
                row.getObject("refund", Long.class),
                row.getObject("refund_matured", Boolean.class),
                row.getString("dispute"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "sent_at"),
                instant(row, "refunded_at"));
    }
}
