package io.ovation.server.coin.dispute;

import io.ovation.server.event.Events;
import io.ovation.server.payment.DisputeNews;
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

/** SQL of disputes. Every change of status names the status it comes from. */
@ApplicationScoped
class DisputeStore {
    private final Database database;

    DisputeStore(Database database) {
        this.database = database;
    }

    /** Writes down what was told, merged with what was known. Returns the dispute's number. */
    static long told(
            Handle handle,
            long fresh,
            DisputeNews news,
            long recharge,
            long user,
            Instant at,
            LocalDate day,
            Instant wall) {
        Told told = handle.createQuery("""
                        INSERT INTO coin_dispute AS d (number, provider, reference, recharge, user_number, amount, currency,
                            fee, fee_currency, reason, evidence_due, withdrawn, decision, status, told_at, told_on,
                            decided_on, next_attempt_at)
                        VALUES (:number, :provider, :reference, :recharge, :user, :amount, :currency, :fee, :feeCurrency,
                            :reason, :due, :withdrawn, :decision, 'told', :at, :day,
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
                            -- Closed without money, and now we hear that there was money.
                            status = CASE WHEN d.status = 'closed' AND (excluded.withdrawn
                                    OR d.decision = 'closed' AND excluded.decision = 'lost')
                                THEN 'told' ELSE d.status END,
                            next_attempt_at = CASE WHEN d.status IN ('told', 'open', 'losing')
                                    OR d.status = 'closed' AND (excluded.withdrawn
                                        OR d.decision = 'closed' AND excluded.decision = 'lost')
                                THEN excluded.next_attempt_at END
                        RETURNING number, xmax = 0 AS first""")
                .bind("number", fresh)
                .bind("provider", news.provider())
                .bind("reference", news.reference())
                .bind("recharge", recharge)
                .bind("user", user)
                .bind("amount", news.amount())
                .bind("currency", news.currency())
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
        if (told.first()) {
            Events.append(handle, DisputeEvents.of(get(handle, told.number()), at));
        }
        return told.number();
    }

    private record Told(long number, boolean first) {}

    private static Dispute get(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM coin_dispute WHERE number = :number")
                .bind("number", number)
                .map(DisputeStore::row)
                .one();
    }

    Optional<Dispute> find(long number) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM coin_dispute WHERE number = :number")
                .bind("number", number)
                .map(DisputeStore::row)
                .findOne());
    }

    Dispute get(long number) {
        return find(number).orElseThrow(() -> new IllegalStateException("no dispute " + number));
    }

    /** Disputes, newest first, older than a number; all, or those of one recharge or one buyer. */
    List<Dispute> page(@Nullable Long recharge, @Nullable Long user, long before, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM coin_dispute
                        WHERE number < :before AND (CAST(:recharge AS bigint) IS NULL OR recharge = :recharge)
                            AND (CAST(:user AS bigint) IS NULL OR user_number = :user)
                        ORDER BY number DESC LIMIT :limit""")
                .bind("before", before)
                .bind("recharge", recharge)
                .bind("user", user)
                .bind("limit", limit)
                .map(DisputeStore::row)
                .list());
    }

    /** Moves on. What is open and undecided waits for the provider, unless a decision came while the step was made. */
    void move(long number, Dispute.Status from, Dispute.Status to, Instant at) {
        database.useTransaction(handle -> {
            int moved = handle.createUpdate("""
                            UPDATE coin_dispute SET status = :to, next_attempt_at =
                                CASE WHEN :to = 'open' AND decision IS NOT NULL THEN next_attempt_at END
                            WHERE number = :number AND status = :from""")
                    .bind("number", number)
                    .bind("from", from.stored())
                    .bind("to", to.stored())
                    .execute();
            if (moved == 1 && to != Dispute.Status.OPEN) {
                Events.append(handle, DisputeEvents.of(get(handle, number), at));
            }
        });
    }

    /** The loss is posted: what is left are the gifts. */
    void losing(long number, long coinsDisputed, long coinsVoided, long entry) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE coin_dispute SET status = 'losing', coins_disputed = :disputed, coins_voided = :voided,
                            lost_entry = :entry
                        WHERE number = :number AND status = 'open'""")
                .bind("number", number)
                .bind("disputed", coinsDisputed)
                .bind("voided", coinsVoided)
                .bind("entry", entry)
                .execute());
    }

    /** Coins of a lost purchase that came back into the wallet are void too. */
    void voided(Dispute dispute, long more) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE coin_dispute SET coins_voided = :after
                        WHERE number = :number AND status = 'losing' AND coins_voided = :before""")
                .bind("number", dispute.number())
                .bind("before", dispute.coinsVoided())
                .bind("after", (dispute.coinsVoided() == null ? 0 : dispute.coinsVoided()) + more)
                .execute());
    }

    /** How many coins gifts account for. */
    void accounted(long number, long coinsOfGifts) {
        database.useTransaction(handle -> handle.createUpdate(
                        "UPDATE coin_dispute SET coins_of_gifts = :coins WHERE number = :number AND status = 'losing'")
                .bind("number", number)
                .bind("coins", coinsOfGifts)
                .execute());
    }

    /** Lost purchases with coins in a wallet again, because a refund failed or a big gift was undone, are looked at anew. */
    void lookAgainAtWhatCameBack(Instant wall) {
        database.useTransaction(
                handle -> handle.createUpdate("""
                        UPDATE coin_dispute d SET status = 'losing', attempts = 0, next_attempt_at = :wall
                        FROM coin_lot l
                        WHERE d.status = 'lost' AND d.coins_disputed > d.coins_voided + d.coins_of_gifts
                            AND l.recharge = d.recharge AND l.unspent > 0""").bind("wall", wall).execute());
    }

    /** Nothing is to be done until the provider tells more; no change when it just did. */
    void wait(Dispute dispute) {
        DisputeNews.Decision decision = dispute.decision();
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE coin_dispute SET next_attempt_at = NULL, attempts = 0
                        WHERE number = :number AND withdrawn = :withdrawn
                            AND decision IS NOT DISTINCT FROM CAST(:decision AS text)""")
                .bind("number", dispute.number())
                .bind("withdrawn", dispute.withdrawn())
                .bind("decision", decision == null ? null : decision.stored())
                .execute());
    }

    private static Dispute row(ResultSet row, StatementContext context) throws SQLException {
        String decision = row.getString("decision");
        Timestamp due = row.getTimestamp("evidence_due");
        return new Dispute(
                row.getLong("number"),
                row.getString("provider"),
                row.getString("reference"),
                row.getLong("recharge"),
                row.getLong("user_number"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getLong("fee"),
                row.getString("fee_currency"),
                row.getString("reason"),
                due == null ? null : due.toInstant(),
                row.getBoolean("withdrawn"),
                decision == null ? null : DisputeNews.Decision.of(decision),
                Dispute.Status.of(row.getString("status")),
                row.getObject("coins_voided", Long.class),
                row.getObject("lost_entry", Long.class),
                row.getObject("coins_disputed", Long.class),
                row.getInt("round"),
                row.getTimestamp("told_at").toInstant(),
                row.getObject("told_on", LocalDate.class),
                row.getObject("decided_on", LocalDate.class));
    }
}
