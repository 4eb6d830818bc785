package io.ovation.server.coin.recharge;

import io.ovation.economics.RefundAmounts;
import io.ovation.ledger.Fingerprint;
import io.ovation.server.event.Events;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL of refunds. Every change of status names the status it comes from. */
@ApplicationScoped
class RefundStore {
    private final Database database;

    RefundStore(Database database) {
        this.database = database;
    }

    Optional<Refund> find(long number) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM coin_refund WHERE number = :number")
                .bind("number", number)
                .map(RefundStore::row)
                .findOne());
    }

    Refund get(long number) {
        return find(number).orElseThrow(() -> new IllegalStateException("no refund " + number));
    }

    static Refund get(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM coin_refund WHERE number = :number")
                .bind("number", number)
                .map(RefundStore::row)
                .one();
    }

    static Optional<Refund> findByKey(Handle handle, long user, String idempotencyKey) {
        return handle.createQuery("SELECT * FROM coin_refund WHERE user_number = :user AND idempotency_key = :key")
                .bind("user", user)
                .bind("key", idempotencyKey)
                .map(RefundStore::row)
                .findOne();
    }

    /** Makes refunds of one user wait for each other until the SQL transaction ends. */
    static void lockPurchasesOf(Handle handle, long user, String currency) {
        handle.createQuery("""
                        SELECT number FROM coin_recharge
                        WHERE user_number = :user AND currency = :currency AND status = 'succeeded'
                        ORDER BY number FOR UPDATE""")
                .bind("user", user)
                .bind("currency", currency)
                .mapTo(Long.class)
                .list();
    }

    static void insert(Handle handle, Refund refund, String idempotencyKey, Instant wall) {
        handle.createUpdate("""
                        INSERT INTO coin_refund (number, recharge, user_number, idempotency_key, fingerprint_high,
                            fingerprint_low, coins, currency, status, created_at, business_day, next_attempt_at)
                        VALUES (:number, :recharge, :user, :key, :high, :low, :coins, :currency, 'created', :created, :day,
                            :next)""")
                .bind("number", refund.number())
                .bind("recharge", refund.recharge())
                .bind("user", refund.user())
                .bind("key", idempotencyKey)
                .bind("high", refund.fingerprint().high())
                .bind("low", refund.fingerprint().low())
                .bind("coins", refund.coins())
                .bind("currency", refund.currency())
                .bind("created", refund.createdAt())
                .bind("day", refund.businessDay())
                .bind("next", wall.plus(Intents.HEAD_START))
                .execute();
    }

    /** Coins of a purchase that went into refunds, those under way included. */
    static long coinsRefunded(Handle handle, long recharge) {
        return handle.createQuery("""
                        SELECT COALESCE(SUM(coins), 0) FROM coin_refund
                        WHERE recharge = :recharge AND status NOT IN ('failed', 'refused')""")
                .bind("recharge", recharge)
                .mapTo(Long.class)
                .one();
    }

    /** Coins that a lost dispute of a purchase, or its refund by the app store, took from the wallet. */
    static long coinsVoided(Handle handle, long recharge) {
        return handle.createQuery("""
                        SELECT COALESCE((SELECT SUM(coins_voided) FROM coin_dispute WHERE recharge = :recharge), 0)
                            + COALESCE((SELECT SUM(r.voided_coins) FROM coin_store_refund r
                                JOIN coin_store_purchase p ON p.number = r.purchase
                                WHERE p.recharge = :recharge AND NOT r.reversed), 0)""")
                .bind("recharge", recharge)
                .mapTo(Long.class)
                .one();
    }

    /** Whether the money of a purchase is in dispute, or was lost in one. */
    static boolean isDisputed(Handle handle, long recharge) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM coin_dispute WHERE recharge = :recharge
                            AND (status IN ('open', 'losing', 'lost')
                                OR status = 'told' AND (withdrawn OR decision = 'lost')))""")
                .bind("recharge", recharge)
                .mapTo(Boolean.class)
                .one();
    }

    /** Coins that refunds will take from a user's wallet but have not yet. */
    static long coinsAbout(Handle handle, long user, String currency) {
        return handle.createQuery("""
                        SELECT COALESCE(SUM(coins), 0) FROM coin_refund
                        WHERE user_number = :user AND currency = :currency AND status = 'created'""")
                .bind("user", user)
                .bind("currency", currency)
                .mapTo(Long.class)
                .one();
    }

    /** What of a purchase's price was returned or is about to be, in minor units. */
    static long amountRefunded(Handle handle, long recharge) {
        return handle.createQuery("""
                        SELECT COALESCE(SUM(amount), 0) FROM coin_refund
                        WHERE recharge = :recharge AND status NOT IN ('failed', 'refused')""")
                .bind("recharge", recharge)
                .mapTo(Long.class)
                .one();
    }

    /** How many refunds of a user were asked since, not counting those that came to nothing. */
    static int countSince(Handle handle, long user, Instant since) {
        return handle.createQuery("""
                        SELECT COUNT(*) FROM coin_refund
                        WHERE user_number = :user AND created_at >= :since AND status NOT IN ('failed', 'refused')""")
                .bind("user", user)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }

    /** The coins have left the wallet: fixes the amount, in whole minor units, never above what is left of the purchase. */
    static void asked(Handle handle, Refund refund, RefundAmounts taken, long wholeMinorUnits) {
        long left = handle.createQuery("SELECT price FROM coin_recharge WHERE number = :recharge FOR UPDATE")
                        .bind("recharge", refund.recharge())
                        .mapTo(Long.class)
                        .one()
                - amountRefunded(handle, refund.recharge());
        handle.createUpdate("""
                        UPDATE coin_refund SET status = 'asked', amount = :amount, liability_micros = :liability,
                            tax_micros = :tax, fee_micros = :fee
                        WHERE number = :number AND status = 'created'""")
                .bind("number", refund.number())
                .bind("amount", Math.min(wholeMinorUnits, left))
                .bind("liability", taken.liabilityMicros())
                .bind("tax", taken.taxMicros())
                .bind("fee", taken.feeMicros())
                .execute();
    }

    /** The provider told that something became of a refund: it has to be asked what, also when it had been paid. */
    static void told(Handle handle, long number, Instant wall) {
        handle.createUpdate("""
                        UPDATE coin_refund SET told = told + 1, next_attempt_at = :now
                        WHERE number = :number AND status NOT IN ('failed', 'refused')""").bind("number", number).bind("now", wall).execute();
    }

    /** How often the provider told something that it was not asked about yet, counted from the first; 0 when never. */
    int toldSinceAsked(long number) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT CASE WHEN told > asked THEN told ELSE 0 END FROM coin_refund WHERE number = :number")
                .bind("number", number)
                .mapTo(Integer.class)
                .one());
    }

    /** The provider was asked after it had told this often; a paid refund rests unless it told more since. */
    void asked(long number, int told) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE coin_refund SET asked = GREATEST(asked, :told), next_attempt_at =
                            CASE WHEN status = 'paid' AND told <= :told THEN NULL ELSE next_attempt_at END
                        WHERE number = :number""")
                .bind("number", number)
                .bind("told", told)
                .execute());
    }

    /** Moves on by one status that is not the last. */
    void move(long number, RefundStatus from, RefundStatus to, @Nullable String reason) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE coin_refund SET status = :to, failure_reason = :reason
                        WHERE number = :number AND status = :from""")
                .bind("number", number)
                .bind("from", from.stored())
                .bind("to", to.stored())
                .bind("reason", reason)
                .execute());
    }

    /** Moves on to a last status. */
    void end(long number, RefundStatus from, RefundStatus to, Instant at) {
        database.useTransaction(handle -> end(handle, number, from, to, at));
    }

    static void end(Handle handle, long number, RefundStatus from, RefundStatus to, Instant at) {
        int changed = handle.createUpdate("""
                        UPDATE coin_refund SET status = :to, completed_at = :at, next_attempt_at = NULL
                        WHERE number = :number AND status = :from""")
                .bind("number", number)
                .bind("from", from.stored())
                .bind("to", to.stored())
                .bind("at", at)
                .execute();
        if (changed == 1 && to != RefundStatus.REFUSED) {
            Refund refund = handle.createQuery("SELECT * FROM coin_refund WHERE number = :number")
                    .bind("number", number)
                    .map(RefundStore::row)
                    .one();
            Events.append(handle, RechargeEvents.refund(refund, at));
        }
    }

    private static Refund row(ResultSet row, StatementContext context) throws SQLException {
        long amount = row.getLong("amount");
        boolean known = !row.wasNull();
        Timestamp completed = row.getTimestamp("completed_at");
        return new Refund(
                row.getLong("number"),
                row.getLong("recharge"),
                row.getLong("user_number"),
                new Fingerprint(row.getLong("fingerprint_high"), row.getLong("fingerprint_low")),
                row.getLong("coins"),
                row.getString("currency"),
                known ? amount : null,
                known
                        ? new RefundAmounts(
                                row.getLong("liability_micros"), row.getLong("tax_micros"), row.getLong("fee_micros"))
                        : null,
                RefundStatus.of(row.getString("status")),
                row.getString("failure_reason"),
                row.getTimestamp("created_at").toInstant(),
                row.getObject("business_day", LocalDate.class),
                completed == null ? null : completed.toInstant());
    }
}
