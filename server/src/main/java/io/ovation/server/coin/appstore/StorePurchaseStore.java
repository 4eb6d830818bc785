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
    private final Database database;

    StorePurchaseStore(Database database) {
        this.database = database;
    }

    /** The row of a transaction, locked until the SQL transaction ends. */
    static Optional<StorePurchase> lock(Handle handle, StoreSale.Store store, String transaction) {
        return handle.createQuery(
                        "SELECT * FROM coin_store_purchase WHERE store = :store AND transaction = :transaction FOR UPDATE")
                .bind("store", store.code())
                .bind("transaction", transaction)
                .map(StorePurchaseStore::row)
                .findOne();
    }

    StorePurchase get(long number) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT * FROM coin_store_purchase WHERE number = :number")
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
                        UPDATE coin_store_purchase SET refunded = :refunded, refund_told_at = :at, attempts = 0,
                            next_attempt_at = CASE WHEN recharge IS NOT NULL THEN CAST(:next AS timestamptz) END
                        WHERE store = :store AND transaction = :transaction
                            AND (refund_told_at IS NULL OR refund_told_at < :at)""")
                        .bind("refunded", news.refunded())
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

    /** The refund of a round is posted; the news of it goes out once. */
    void refundPosted(long number, int round, StoreRefundAmounts voided, EventDraft news) {
        database.useTransaction(handle -> {
            int changed = handle.createUpdate("""
                            UPDATE coin_store_purchase SET refund_posted = TRUE, refund_round = :round,
                                voided_coins = :coins, voided_micros = :liability, voided_tax = :tax, voided_fee = :fee
                            WHERE number = :number AND NOT refund_posted AND refund_round = :before""")
                    .bind("number", number)
                    .bind("round", round)
                    .bind("before", round - 1)
                    .bind("coins", voided.coins())
                    .bind("liability", voided.liabilityMicros())
                    .bind("tax", voided.taxMicros())
                    .bind("fee", voided.feeMicros())
                    .execute();
            if (changed == 1) {
                Events.append(handle, news);
            }
        });
    }

    /** The store's taking back of a round's refund is posted; the news of it goes out once. */
    void reversalPosted(long number, int round, EventDraft news) {
        database.useTransaction(handle -> {
            int changed = handle.createUpdate("""
                            UPDATE coin_store_purchase SET refund_posted = FALSE
                            WHERE number = :number AND refund_posted AND refund_round = :round""")
                    .bind("number", number)
                    .bind("round", round)
                    .execute();
            if (changed == 1) {
                Events.append(handle, news);
            }
        });
    }

    /** Nothing is open any more, unless the store said something else meanwhile. */
    void rest(StorePurchase purchase) {
        database.useTransaction(handle ->
                handle.createUpdate("""
                        UPDATE coin_store_purchase SET next_attempt_at = NULL, attempts = 0
                        WHERE number = :number AND refunded = refund_posted AND (confirmed OR purchase_token IS NULL)""").bind("number", purchase.number()).execute());
    }

    private static StorePurchase row(ResultSet row, StatementContext context) throws SQLException {
        @Nullable Long coins = row.getObject("voided_coins", Long.class);
        return new StorePurchase(
                row.getLong("number"),
                StoreSale.Store.of(row.getString("store")),
                row.getString("transaction"),
                row.getString("product"),
                row.getObject("recharge", Long.class),
                row.getString("purchase_token"),
                row.getBoolean("confirmed"),
                row.getBoolean("refunded"),
                row.getInt("refund_round"),
                row.getBoolean("refund_posted"),
                coins == null
                        ? null
                        : new StoreRefundAmounts(
                                coins,
                                row.getLong("voided_micros"),
                                row.getLong("voided_tax"),
                                row.getLong("voided_fee")));
    }
}
