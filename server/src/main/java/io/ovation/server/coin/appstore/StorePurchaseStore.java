package io.ovation.server.coin.appstore;

import io.ovation.economics.StoreRefundAmounts;
import io.ovation.server.api.Numbers;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.Events;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL of store purchases. */
@ApplicationScoped
class StorePurchaseStore {
    private static final String SELECT = """
            SELECT p.*, r.round, r.from_ppm, r.to_ppm, r.voided_coins, r.voided_micros, r.voided_tax, r.voided_fee
            FROM coin_store_purchase p LEFT JOIN LATERAL (SELECT * FROM coin_store_refund o
                WHERE o.purchase = p.number AND NOT o.reversed ORDER BY o.round DESC LIMIT 1) r ON TRUE
            """;

    private final Database database;

    StorePurchaseStore(Database database) {
        this.database = database;
    }

    /** The row of a transaction, locked until the SQL transaction ends. */
    static Optional<StorePurchase> lock(Handle handle, StoreSale.Store store, String transaction) {
        return handle.createQuery(SELECT + "WHERE p.store = :store AND p.transaction = :transaction FOR UPDATE OF p")
                .bind("store", store.code())
                .bind("transaction", transaction)
                .map(StorePurchaseStore::row)
                .findOne();
    }

    StorePurchase get(long number) {
        return database.withHandle(handle -> handle.createQuery(SELECT + "WHERE p.number = :number")
                .bind("number", number)
                .map(StorePurchaseStore::row)
                .one());
    }

    /** Writes down a sale that became a recharge; false when somebody else has just written the transaction down. */
    static boolean insertClaimed(Handle handle, StoreSale sale, long user, long recharge, Instant wall) {
        return handle.createUpdate("""
                        INSERT INTO coin_store_purchase (number, store, transaction, product, recharge, user_number,
                            store_price, store_currency, purchase_token, claimed_at, next_attempt_at)
                        VALUES (:number, :store, :transaction, :product, :recharge, :user, :price, :currency, :token, :now,
                            CAST(:next AS timestamptz))
                        ON CONFLICT (store, transaction) DO NOTHING""")
                        .bind("number", Numbers.next())
                        .bind("store", sale.store().code())
                        .bind("transaction", sale.transaction())
                        .bind("product", sale.product())
                        .bind("recharge", recharge)
                        .bind("user", user)
                        .bind("price", sale.price())
                        .bind("currency", sale.currency())
                        .bind("token", sale.purchaseToken())
                        .bind("now", wall)
                        .bind("next", sale.purchaseToken() == null ? null : wall.plus(Intents.HEAD_START))
                        .execute()
                == 1;
    }

    /** Writes down a refund of a sale that nobody has claimed; nothing when the transaction is there. */
    static void insertUnclaimed(Handle handle, RefundNews news, Instant wall) {
        handle.createUpdate("""
                        INSERT INTO coin_store_purchase (number, store, transaction, claimed_at)
                        VALUES (:number, :store, :transaction, :now)
                        ON CONFLICT (store, transaction) DO NOTHING""")
                .bind("number", Numbers.next())
                .bind("store", news.store().code())
                .bind("transaction", news.transaction())
                .bind("now", wall)
                .execute();
    }

    /** Keeps what a store says, unless it has said something later already; false when it has. */
    static boolean told(Handle handle, RefundNews news, Instant wall) {
        return handle.createUpdate("""
                        UPDATE coin_store_purchase SET ask_store = :refunded < 0,
                            refunded_ppm = CASE WHEN :refunded < 0 THEN refunded_ppm ELSE :refunded END,
                            refund_told_at = :at, attempts = 0,
                            next_attempt_at = CASE WHEN recharge IS NOT NULL THEN CAST(:next AS timestamptz) END
                        WHERE store = :store AND transaction = :transaction
                            AND (refund_told_at IS NULL OR refund_told_at < :at)""")
                        .bind("refunded", news.refundedPpm())
                        .bind("at", news.at())
                        .bind("next", wall.plus(Intents.HEAD_START))
                        .bind("store", news.store().code())
                        .bind("transaction", news.transaction())
                        .execute()
                == 1;
    }

    /** A claim of a sale that was refunded unclaimed, and whose refund the store took back. */
    static void claim(Handle handle, StorePurchase purchase, StoreSale sale, long user, long recharge, Instant wall) {
        handle.createUpdate("""
                        UPDATE coin_store_purchase SET product = :product, recharge = :recharge, user_number = :user,
                            store_price = :price, store_currency = :currency, purchase_token = :token,
                            next_attempt_at = CAST(:next AS timestamptz)
                        WHERE number = :number AND recharge IS NULL""")
                .bind("product", sale.product())
                .bind("recharge", recharge)
                .bind("user", user)
                .bind("price", sale.price())
                .bind("currency", sale.currency())
                .bind("token", sale.purchaseToken())
                .bind("next", sale.purchaseToken() == null ? null : wall.plus(Intents.HEAD_START))
                .bind("number", purchase.number())
                .execute();
    }

    void confirmed(long number) {
        database.useTransaction(
                handle -> handle.createUpdate("UPDATE coin_store_purchase SET confirmed = TRUE WHERE number = :number")
                        .bind("number", number)
                        .execute());
    }

    /** The store was asked how much it gave back, and answered; nothing when it told more meanwhile. */
    void answered(StorePurchase purchase, int refundedPpm) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE coin_store_purchase SET ask_store = FALSE,
                            refunded_ppm = GREATEST(refunded_ppm, :refunded)
                        WHERE number = :number AND ask_store""")
                .bind("refunded", refundedPpm)
                .bind("number", purchase.number())
                .execute());
    }

    /** The refund of a round is posted; the news of it goes out once. */
    void refundPosted(long number, StorePurchase.Round round, EventDraft news) {
        database.useTransaction(handle -> {
            int changed = handle.createUpdate("""
                            UPDATE coin_store_purchase SET posted_ppm = :to, refund_round = :round
                            WHERE number = :number AND posted_ppm = :from AND refund_round = :before""")
                    .bind("number", number)
                    .bind("round", round.number())
                    .bind("before", round.number() - 1)
                    .bind("from", round.fromPpm())
                    .bind("to", round.toPpm())
                    .execute();
            if (changed == 1) {
                handle.createUpdate("""
                                INSERT INTO coin_store_refund (purchase, round, from_ppm, to_ppm, voided_coins,
                                    voided_micros, voided_tax, voided_fee)
                                VALUES (:number, :round, :from, :to, :coins, :liability, :tax, :fee)""")
                        .bind("number", number)
                        .bind("round", round.number())
                        .bind("from", round.fromPpm())
                        .bind("to", round.toPpm())
                        .bind("coins", round.voided().coins())
                        .bind("liability", round.voided().liabilityMicros())
                        .bind("tax", round.voided().taxMicros())
                        .bind("fee", round.voided().feeMicros())
                        .execute();
                Events.append(handle, news);
            }
        });
    }

    /** The store's taking back of a round's refund is posted; the news of it goes out once. */
    void reversalPosted(long number, StorePurchase.Round round, EventDraft news) {
        database.useTransaction(handle -> {
            int changed = handle.createUpdate("""
                            UPDATE coin_store_refund SET reversed = TRUE
                            WHERE purchase = :number AND round = :round AND NOT reversed""")
                    .bind("number", number)
                    .bind("round", round.number())
                    .execute();
            if (changed == 1) {
                handle.createUpdate("UPDATE coin_store_purchase SET posted_ppm = :from WHERE number = :number")
                        .bind("number", number)
                        .bind("from", round.fromPpm())
                        .execute();
                Events.append(handle, news);
            }
        });
    }

    /** Nothing is open any more, unless the store said something else meanwhile. */
    void rest(StorePurchase purchase) {
        database.useTransaction(handle ->
                handle.createUpdate("""
                        UPDATE coin_store_purchase SET next_attempt_at = NULL, attempts = 0
                        WHERE number = :number AND refunded_ppm = posted_ppm AND NOT ask_store
                            AND (confirmed OR purchase_token IS NULL OR refunded_ppm = 1000000)""").bind("number", purchase.number()).execute());
    }

    private static StorePurchase row(ResultSet row, StatementContext context) throws SQLException {
        @Nullable Integer round = row.getObject("round", Integer.class);
        return new StorePurchase(
                row.getLong("number"),
                StoreSale.Store.of(row.getString("store")),
                row.getString("transaction"),
                row.getString("product"),
                row.getObject("recharge", Long.class),
                row.getString("purchase_token"),
                row.getBoolean("confirmed"),
                row.getInt("refunded_ppm"),
                row.getInt("refund_round"),
                row.getInt("posted_ppm"),
                row.getBoolean("ask_store"),
                round == null
                        ? null
                        : new StorePurchase.Round(
                                round,
                                row.getInt("from_ppm"),
                                row.getInt("to_ppm"),
                                new StoreRefundAmounts(
                                        row.getLong("voided_coins"),
                                        row.getLong("voided_micros"),
                                        row.getLong("voided_tax"),
                                        row.getLong("voided_fee"))));
    }
}
