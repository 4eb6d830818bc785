package io.ovation.server.coin.appstore;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.callback.SignedEvent;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Channel;
import io.ovation.server.coin.CoinPrices;
import io.ovation.server.coin.PriceList;
import io.ovation.server.coin.recharge.Recharge;
import io.ovation.server.coin.recharge.Recharges;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns sales that a store has proved into coins, once each: the store's transaction is the idempotency record, however often
 * and with whatever key an app sends the proof. Blocking; any thread.
 */
@ApplicationScoped
class StorePurchases {
    private static final Logger LOG = LoggerFactory.getLogger(StorePurchases.class);
    private static final int MOST_DIGITS = 8;
    private static final long MOST_COINS = 10_000_000;

    private final StorePurchaseStore store;
    private final StorePurchaseOperation operation;
    private final Recharges recharges;
    private final CoinPrices prices;
    private final Markets markets;
    private final StoreSettings settings;
    private final Database database;
    private final Clocks clocks;

    StorePurchases(
            StorePurchaseStore store,
            StorePurchaseOperation operation,
            Recharges recharges,
            CoinPrices prices,
            Markets markets,
            StoreSettings settings,
            Database database,
            Clocks clocks) {
        this.store = store;
        this.operation = operation;
        this.recharges = recharges;
        this.prices = prices;
        this.markets = markets;
        this.settings = settings;
        this.database = database;
        this.clocks = clocks;
    }

    /** The token that an app hands the store with a purchase, so that the sale can only become coins of this user. */
    static UUID accountToken(User user) {
        return UUID.nameUUIDFromBytes(("ovation-account:" + user.id()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The recharge of a sale: made now, or the one that was made of it before.
     *
     * @throws Problem {@code store_purchase_not_yours} when it was bought for another account, {@code store_purchase_refunded},
     *     {@code store_product_unknown}
     */
    Recharge claim(User user, StoreSale sale) {
        if (!accountToken(user).equals(sale.account())) {
            throw Problem.of(ProblemCode.STORE_PURCHASE_NOT_YOURS)
                    .detail(
                            sale.account() == null
                                    ? "The purchase does not say for which account it was made"
                                    : "The purchase was made for another account")
                    .cure(
                            "GET /v1/store-purchases/account-token before the purchase, and hand it to the store with it");
        }
        long coins = coins(sale);
        long number = database.inTransaction(handle -> write(handle, user, sale, coins));
        try {
            StorePurchase purchase = database.inTransaction(
                            handle -> StorePurchaseStore.lock(handle, sale.store(), sale.transaction()))
                    .orElseThrow();
            recharges.goOn(number);
            operation.advance(purchase.number());
        } catch (RuntimeException e) {
            // It is written down: the sweepers of recharges and of sales finish it.
            LOG.warn("Store purchase {} goes on later: {}", sale.transaction(), e.toString());
        }
        return recharges.get(user.number(), number);
    }

    /**
     * Takes in, in the caller's SQL transaction, what a store says about a refund, however often and in whatever order.
     *
     * @return how it goes on once that is committed
     */
    Runnable told(Handle handle, RefundNews news) {
        StorePurchaseStore.insertUnclaimed(handle, news, clocks.wall());
        if (!StorePurchaseStore.told(handle, news, clocks.wall())) {
            return SignedEvent.DONE;
        }
        StorePurchase purchase = StorePurchaseStore.lock(handle, news.store(), news.transaction())
                .orElseThrow();
        return purchase.recharge() == null ? SignedEvent.DONE : () -> operation.advance(purchase.number());
    }

    private long write(Handle handle, User user, StoreSale sale, long coins) {
        @Nullable
        StorePurchase known = StorePurchaseStore.lock(handle, sale.store(), sale.transaction())
                .orElse(null);
        if (known != null && known.recharge() != null) {
            return known.recharge();
        }
        if (sale.refunded() || (known != null && known.refunded())) {
            throw Problem.of(ProblemCode.STORE_PURCHASE_REFUNDED)
                    .detail("The store has given the money of this purchase back");
        }
        Market market = markets.of(user);
        PriceList list = prices.list(market, Channel.APP);
        Recharges.StoreSold sold = new Recharges.StoreSold(
                sale.store().code(), sale.transaction(), coins, price(sale, list, coins), list.version());
        long recharge = recharges.soldByStore(handle, user, sold).number();
        if (known != null) {
            StorePurchaseStore.claim(handle, known, sale, user.number(), recharge, clocks.wall());
        } else if (!StorePurchaseStore.insertClaimed(handle, sale, user.number(), recharge, clocks.wall())) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_IN_FLIGHT)
                    .detail("This purchase is being taken in just now")
                    .cure("Send it again");
        }
        return recharge;
    }

    /**
     * What the books take for the price: what the store charged where that is the market's currency, else our list price.
     * What a store pays us for a sale in another currency shows at its settlement.
     */
    private static long price(StoreSale sale, PriceList list, long coins) {
        Long charged = sale.price();
        if (charged == null || !list.currency().equals(sale.currency())) {
            return list.price(coins);
        }
        if (charged < 1) {
            throw Problem.of(ProblemCode.STORE_PROOF_INVALID).detail("The store charged nothing for this purchase");
        }
        return charged;
    }

    private long coins(StoreSale sale) {
        String prefix = settings.productPrefix();
        String number = sale.product().startsWith(prefix) ? sale.product().substring(prefix.length()) : "";
        if (!number.matches("[1-9][0-9]{0," + (MOST_DIGITS - 1) + "}") || sale.quantity() < 1) {
            throw Problem.of(ProblemCode.STORE_PRODUCT_UNKNOWN)
                    .detail("'" + sale.product() + "' is no pack of coins")
                    .cure("Packs are called " + prefix + " and their number of coins");
        }
        long coins = Long.parseLong(number) * sale.quantity();
        if (coins > MOST_COINS) {
            throw Problem.of(ProblemCode.STORE_PRODUCT_UNKNOWN)
                    .detail("One purchase brings at most " + MOST_COINS + " coins");
        }
        return coins;
    }
}
