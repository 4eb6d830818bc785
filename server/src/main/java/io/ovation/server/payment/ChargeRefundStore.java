package io.ovation.server.payment;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
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

/** SQL of refunds of charges. Every change of status names the status it comes from. */
@ApplicationScoped
class ChargeRefundStore {
    private final Database database;

    ChargeRefundStore(Database database) {
        this.database = database;
    }

    Optional<ChargeRefund> find(long number) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM payment_refund WHERE number = :number")
                .bind("number", number)
                .map(ChargeRefundStore::row)
                .findOne());
    }

    ChargeRefund get(long number) {
        return find(number).orElseThrow(() -> new IllegalStateException("no refund of a charge " + number));
    }

    static ChargeRefund get(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM payment_refund WHERE number = :number")
                .bind("number", number)
                .map(ChargeRefundStore::row)
                .one();
    }

    static Optional<ChargeRefund> findByKey(Handle handle, long charge, String key) {
        return handle.createQuery("SELECT * FROM payment_refund WHERE charge = :charge AND idempotency_key = :key")
                .bind("charge", charge)
                .bind("key", key)
                .map(ChargeRefundStore::row)
                .findOne();
    }

    static ChargeRefund insert(Handle handle, ChargeRefund refund, String key, Instant wall) {
        handle.createUpdate("""
                        INSERT INTO payment_refund (number, charge, idempotency_key, fingerprint_high, fingerprint_low, amount,
                            reason, status, created_at, business_day, next_attempt_at)
                        VALUES (:number, :charge, :key, :high, :low, :amount, :reason, 'created', :created, :day, :next)""")
                .bind("number", refund.number())
                .bind("charge", refund.charge())
                .bind("key", key)
                .bind("high", refund.fingerprint().high())
                .bind("low", refund.fingerprint().low())
                .bind("amount", refund.amount())
                .bind("reason", refund.reason())
                .bind("created", refund.createdAt())
                .bind("day", refund.businessDay())
                .bind("next", wall.plus(Intents.HEAD_START))
                .execute();
        return refund;
    }

    /** What of a charge went back or is on its way back, in minor units. */
    static long refunded(Handle handle, long charge) {
        return handle.createQuery("""
                        SELECT COALESCE(SUM(amount), 0) FROM payment_refund
                        WHERE charge = :charge AND status NOT IN ('failed', 'refused')""").bind("charge", charge).mapTo(Long.class).one();
    }

    long refunded(long charge) {
        return database.withHandle(handle -> refunded(handle, charge));
    }

    /** Whether the money of a charge is in dispute, or was lost in one. */
    static boolean isDisputed(Handle handle, long charge) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM payment_dispute WHERE charge = :charge
                            AND (status IN ('open', 'lost') OR status = 'told' AND (withdrawn OR decision = 'lost')))""")
                .bind("charge", charge)
                .mapTo(Boolean.class)
                .one();
    }

    /** The money has left the accounts of the charge. */
    static boolean asked(Handle handle, long number, List<Long> taken) {
        return handle.createUpdate("""
                        UPDATE payment_refund SET status = 'asked', taken = :taken
                        WHERE number = :number AND status = 'created'""")
                        .bind("number", number)
                        .bindArray("taken", Long.class, taken)
                        .execute()
                == 1;
    }

    /** The provider told that something became of a refund: it has to be asked what, also when it had been paid. */
    static void told(Handle handle, long number, Instant wall) {
        handle.createUpdate("""
                        UPDATE payment_refund SET told = told + 1, next_attempt_at = :now
                        WHERE number = :number AND status NOT IN ('failed', 'refused')""").bind("number", number).bind("now", wall).execute();
    }

    /** How often the provider told something that it was not asked about yet, counted from the first; 0 when never. */
    int toldSinceAsked(long number) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT CASE WHEN told > asked THEN told ELSE 0 END FROM payment_refund WHERE number = :number")
                .bind("number", number)
                .mapTo(Integer.class)
                .one());
    }

    /** The provider was asked after it had told this often; a paid refund rests unless it told more since. */
    void askedAfter(long number, int told) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE payment_refund SET asked = GREATEST(asked, :told), next_attempt_at =
                            CASE WHEN status = 'paid' AND told <= :told THEN NULL ELSE next_attempt_at END
                        WHERE number = :number""")
                .bind("number", number)
                .bind("told", told)
                .execute());
    }

    /** Moves on by one status that is not the last. */
    void move(long number, ChargeRefund.Status from, ChargeRefund.Status to, @Nullable String reason) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE payment_refund SET status = :to, failure_reason = :reason
                        WHERE number = :number AND status = :from""")
                .bind("number", number)
                .bind("from", from.stored())
                .bind("to", to.stored())
                .bind("reason", reason)
                .execute());
    }

    /** Moves on to a last status; false when somebody else did. */
    static boolean end(Handle handle, long number, ChargeRefund.Status from, ChargeRefund.Status to, Instant at) {
        return handle.createUpdate("""
                        UPDATE payment_refund SET status = :to, completed_at = :at, next_attempt_at = NULL
                        WHERE number = :number AND status = :from""")
                        .bind("number", number)
                        .bind("from", from.stored())
                        .bind("to", to.stored())
                        .bind("at", at)
                        .execute()
                == 1;
    }

    private static @Nullable List<Long> taken(ResultSet row) throws SQLException {
        Array array = row.getArray("taken");
        return array == null ? null : List.of((Long[]) array.getArray());
    }

    private static ChargeRefund row(ResultSet row, StatementContext context) throws SQLException {
        Timestamp completed = row.getTimestamp("completed_at");
        return new ChargeRefund(
                row.getLong("number"),
                row.getLong("charge"),
                new Fingerprint(row.getLong("fingerprint_high"), row.getLong("fingerprint_low")),
                row.getLong("amount"),
                row.getString("reason"),
                taken(row),
                ChargeRefund.Status.of(row.getString("status")),
                row.getString("failure_reason"),
                row.getTimestamp("created_at").toInstant(),
                row.getObject("business_day", LocalDate.class),
                completed == null ? null : completed.toInstant());
    }
}
