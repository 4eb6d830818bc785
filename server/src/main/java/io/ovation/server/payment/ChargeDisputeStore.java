package io.ovation.server.payment;

import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** SQL of disputes of charges. Every change of status names the status it comes from. */
@ApplicationScoped
class ChargeDisputeStore {
    private final Database database;

    ChargeDisputeStore(Database database) {
        this.database = database;
    }

    /** A dispute's number, and whether this was the first word of it. */
    record Told(long number, boolean first) {}

    /** Writes down what was told, merged with what was known: money that was taken was taken, the first decision stays. */
    static Told told(
            Handle handle, long fresh, DisputeNews news, long charge, Instant at, LocalDate day, Instant wall) {
        return handle.createQuery("""
                        INSERT INTO payment_dispute AS d (number, provider, reference, charge, amount, fee, fee_currency,
                            reason, evidence_due, withdrawn, decision, status, told_at, told_on, decided_on,
                            next_attempt_at)
                        VALUES (:number, :provider, :reference, :charge, :amount, :fee, :feeCurrency, :reason, :due,
                            :withdrawn, :decision, 'told', :at, :day,
                            CASE WHEN :decision IS NOT NULL THEN CAST(:day AS date) END, :wall)
                        ON CONFLICT (provider, reference) DO UPDATE SET
                            fee = CASE WHEN d.status IN ('told', 'closed') THEN GREATEST(d.fee, excluded.fee) ELSE d.fee END,
                            fee_currency = CASE WHEN d.status IN ('told', 'closed') AND excluded.fee > d.fee
                                THEN excluded.fee_currency ELSE d.fee_currency END,
                            evidence_due = COALESCE(excluded.evidence_due, d.evidence_due),
                            withdrawn = d.withdrawn OR excluded.withdrawn,
                            -- That an inquiry closed decides nothing once there is money in dispute.
                            decision = CASE WHEN d.decision = 'closed' AND d.status IN ('told', 'open', 'closed')
                                    AND (d.withdrawn OR excluded.withdrawn OR excluded.decision = 'lost')
                                THEN excluded.decision ELSE COALESCE(d.decision, excluded.decision) END,
                            decided_on = CASE WHEN d.decision = 'closed' AND d.status IN ('told', 'open', 'closed')
                                    AND (d.withdrawn OR excluded.withdrawn OR excluded.decision = 'lost')
                                THEN excluded.decided_on ELSE COALESCE(d.decided_on, excluded.decided_on) END,
                            status = CASE WHEN d.status = 'closed' AND (excluded.withdrawn
                                    OR d.decision = 'closed' AND excluded.decision = 'lost')
                                THEN 'told' ELSE d.status END,
                            next_attempt_at = CASE WHEN d.status IN ('told', 'open')
                                    OR d.status = 'closed' AND (excluded.withdrawn
                                        OR d.decision = 'closed' AND excluded.decision = 'lost')
                                THEN excluded.next_attempt_at END
                        RETURNING number, xmax = 0 AS first""")
                .bind("number", fresh)
                .bind("provider", news.provider())
                .bind("reference", news.reference())
                .bind("charge", charge)
                .bind("amount", news.amount())
                .bind("fee", news.fee())
                .bind("feeCurrency", news.feeCurrency())
                .bind("reason", news.reason())
                .bind("due", news.evidenceDue())
                .bind("withdrawn", news.withdrawn())
                .bind(
                        "decision",
                        news.decision() == null ? null : news.decision().stored())
                .bind("at", at)
                .bind("day", day)
                .bind("wall", wall)
                .map((row, context) -> new Told(row.getLong("number"), row.getBoolean("first")))
                .one();
    }

    static ChargeDispute get(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM payment_dispute WHERE number = :number")
                .bind("number", number)
                .map(ChargeDisputeStore::row)
                .one();
    }

    ChargeDispute get(long number) {
        return database.withHandle(handle -> get(handle, number));
    }

    /** The newest dispute of a charge. */
    Optional<ChargeDispute> of(long charge) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM payment_dispute WHERE charge = :charge ORDER BY number DESC LIMIT 1")
                .bind("charge", charge)
                .map(ChargeDisputeStore::row)
                .findOne());
    }

    /** Moves on; false when somebody else did. What is open and undecided waits, unless a decision came meanwhile. */
    static boolean move(Handle handle, long number, ChargeDispute.Status from, ChargeDispute.Status to) {
        return handle.createUpdate("""
                        UPDATE payment_dispute SET status = :to, next_attempt_at =
                            CASE WHEN :to = 'open' AND decision IS NOT NULL THEN next_attempt_at END
                        WHERE number = :number AND status = :from""")
                        .bind("number", number)
                        .bind("from", from.stored())
                        .bind("to", to.stored())
                        .execute()
                == 1;
    }

    /** Nothing is to be done until the provider tells more; no change when it just did. */
    void rest(ChargeDispute dispute) {
        DisputeNews.Decision decision = dispute.decision();
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE payment_dispute SET next_attempt_at = NULL, attempts = 0
                        WHERE number = :number AND withdrawn = :withdrawn
                            AND decision IS NOT DISTINCT FROM CAST(:decision AS text)""")
                .bind("number", dispute.number())
                .bind("withdrawn", dispute.withdrawn())
                .bind("decision", decision == null ? null : decision.stored())
                .execute());
    }

    private static ChargeDispute row(ResultSet row, StatementContext context) throws SQLException {
        String decision = row.getString("decision");
        Timestamp due = row.getTimestamp("evidence_due");
        return new ChargeDispute(
                row.getLong("number"),
                row.getString("provider"),
                row.getString("reference"),
                row.getLong("charge"),
                row.getLong("amount"),
                row.getLong("fee"),
                row.getString("fee_currency"),
                row.getString("reason"),
                due == null ? null : due.toInstant(),
                row.getBoolean("withdrawn"),
                decision == null ? null : DisputeNews.Decision.of(decision),
                ChargeDispute.Status.of(row.getString("status")),
                row.getTimestamp("told_at").toInstant(),
                row.getObject("told_on", LocalDate.class),
                row.getObject("decided_on", LocalDate.class));
    }
}
