package io.ovation.server.membership;

import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Bills of memberships in SQL. Blocking; any thread. */
@ApplicationScoped
class BillStore {
    private final Database database;

    BillStore(Database database) {
        this.database = database;
    }

    static void insert(Handle handle, Bill bill) {
        handle.createUpdate("""
                        INSERT INTO membership_bill (number, membership, member, kind, tier, price, credit, amount, tax, fee,
                            currency, payment_method, share_ppm, share_reason, terms_version, attempt, status, business_day,
                            created_at)
                        VALUES (:number, :membership, :member, :kind, :tier, :price, :credit, :amount, :tax, :fee,
                            :currency, :method, :share, :reason, :terms, :attempt, 'open', :day, :created)""")
                .bind("number", bill.number())
                .bind("membership", bill.membership())
                .bind("member", bill.member())
                .bind("kind", bill.kind().text())
                .bind("tier", bill.tier())
                .bind("price", bill.price())
                .bind("credit", bill.credit())
                .bind("amount", bill.amount())
                .bind("tax", bill.tax())
                .bind("fee", bill.fee())
                .bind("currency", bill.currency())
                .bind("method", bill.paymentMethod())
                .bind("share", bill.sharePpm())
                .bind("reason", bill.shareReason())
                .bind("terms", bill.termsVersion())
                .bind("attempt", bill.attempt())
                .bind("day", bill.businessDay())
                .bind("created", bill.createdAt())
                .execute();
    }

    /** Which charge it became. */
    static void charged(Handle handle, long number, long charge) {
        handle.createUpdate("UPDATE membership_bill SET charge = :charge WHERE number = :number")
                .bind("charge", charge)
                .bind("number", number)
                .execute();
    }

    /** It is paid; also when it had been given up before. */
    static void paid(Handle handle, long number, UUID entry, long sequence, Instant business) {
        handle.createUpdate("""
                        UPDATE membership_bill SET status = 'paid', reason = NULL, entry_id = :entry,
                            entry_sequence = :sequence, decided_at = :at
                        WHERE number = :number""")
                .bind("number", number)
                .bind("entry", entry)
                .bind("sequence", sequence)
                .bind("at", business)
                .execute();
    }

    /** The first day that it pays for. */
    static void serves(Handle handle, long number, LocalDate from) {
        handle.createUpdate("UPDATE membership_bill SET serves_from = :from WHERE number = :number")
                .bind("from", from)
                .bind("number", number)
                .execute();
    }

    /** The first day that it pays for; of a bill from before this was kept, the day it was made. */
    static LocalDate servesFrom(Handle handle, long number) {
        return handle.createQuery(
                        "SELECT COALESCE(serves_from, business_day) FROM membership_bill WHERE number = :number")
                .bind("number", number)
                .mapTo(LocalDate.class)
                .one();
    }

    /** It came to nothing; false when it was decided before. */
    static boolean unpaid(Handle handle, long number, String reason, Instant business) {
        return handle.createUpdate("""
                        UPDATE membership_bill SET status = 'unpaid', reason = :reason, decided_at = :at
                        WHERE number = :number AND status = 'open'""")
                        .bind("number", number)
                        .bind("reason", reason)
                        .bind("at", business)
                        .execute()
                == 1;
    }

    static Optional<Bill> find(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM membership_bill WHERE number = :number")
                .bind("number", number)
                .map(BillStore::row)
                .findOne();
    }

    /** One of them; a fault when there is none. */
    Bill get(long number) {
        return database.withHandle(handle -> find(handle, number))
                .orElseThrow(() -> new IllegalStateException("there is no bill " + number));
    }

    /** A membership's, newest first. */
    static List<Bill> of(Handle handle, long membership, int limit) {
        return handle.createQuery("""
                        SELECT * FROM membership_bill WHERE membership = :membership ORDER BY number DESC LIMIT :limit""")
                .bind("membership", membership)
                .bind("limit", limit)
                .map(BillStore::row)
                .list();
    }

    /** A membership's, newest first. */
    List<Bill> of(long membership, int limit) {
        return database.withHandle(handle -> of(handle, membership, limit));
    }

    private static Bill row(ResultSet row, StatementContext context) throws SQLException {
        Timestamp decided = row.getTimestamp("decided_at");
        long sequence = row.getLong("entry_sequence");
        boolean hasSequence = !row.wasNull();
        long charge = row.getLong("charge");
        boolean hasCharge = !row.wasNull();
        return new Bill(
                row.getLong("number"),
                row.getLong("membership"),
                row.getLong("member"),
                BillKind.of(row.getString("kind")),
                row.getLong("tier"),
                row.getLong("price"),
                row.getLong("credit"),
                row.getLong("amount"),
                row.getLong("tax"),
                row.getLong("fee"),
                row.getString("currency"),
                row.getString("payment_method"),
                row.getInt("share_ppm"),
                row.getString("share_reason"),
                row.getInt("terms_version"),
                row.getInt("attempt"),
                Bill.Status.of(row.getString("status")),
                row.getString("reason"),
                hasCharge ? charge : null,
                row.getObject("business_day", LocalDate.class),
                row.getTimestamp("created_at").toInstant(),
                decided == null ? null : decided.toInstant(),
                row.getObject("entry_id", UUID.class),
                hasSequence ? sequence : null);
    }
}
