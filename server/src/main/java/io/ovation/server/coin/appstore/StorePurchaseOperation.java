package io.ovation.server.coin.appstore;

import io.ovation.economics.Asset;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.StoreRefundAmounts;
import io.ovation.economics.StoreRefundReversed;
import io.ovation.economics.StoreRefunded;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.recharge.Recharge;
import io.ovation.server.coin.recharge.RechargeOperation;
import io.ovation.server.coin.recharge.RechargeStatus;
import io.ovation.server.coin.recharge.Recharges;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.OutsideOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;

/**
 * What is left to do for a sale once its recharge is written down: confirm the delivery to the store that wants that, and
 * post what the store said last about a refund. Entry ids are derived from the sale and the round, so every step may be
 * repeated.
 */
@ApplicationScoped
class StorePurchaseOperation implements OutsideOperation {
    /** What a store has done is posted however late. */
    private static final long NO_DEADLINE = Long.MAX_VALUE;

    private static final int MOST_STEPS = 4;

    private final StorePurchaseStore store;
    private final Recharges recharges;
    private final PlayStore play;
    private final Bookkeeper books;
    private final Markets markets;
    private final Clocks clocks;
    private final Database database;

    StorePurchaseOperation(
            StorePurchaseStore store,
            Recharges recharges,
            PlayStore play,
            Bookkeeper books,
            Markets markets,
            Clocks clocks,
            Database database) {
        this.store = store;
        this.recharges = recharges;
        this.play = play;
        this.books = books;
        this.markets = markets;
        this.clocks = clocks;
        this.database = database;
    }

    @Override
    public Intents intents() {
        return new Intents(database, "coin_store_purchase");
    }

    @Override
    public void advance(long number) {
        for (int step = 0; step < MOST_STEPS; step++) {
            StorePurchase purchase = store.get(number);
            if (purchase.recharge() == null) {
                return;
            }
            Recharge recharge = recharges.goOn(purchase.recharge());
            if (recharge.status() != RechargeStatus.SUCCEEDED) {
                throw new IllegalStateException("the coins of " + recharge.id() + " have not arrived yet");
            }
            if (purchase.purchaseToken() != null && !purchase.confirmed() && !purchase.refunded()) {
                play.consume(Objects.requireNonNull(purchase.product()), purchase.purchaseToken());
                store.confirmed(number);
            } else if (purchase.refunded() && !purchase.refundPosted()) {
                refund(purchase, recharge);
            } else if (!purchase.refunded() && purchase.refundPosted()) {
                takeBack(purchase, recharge);
            } else {
                store.rest(purchase);
                return;
            }
        }
    }

    private void refund(StorePurchase purchase, Recharge recharge) {
        int round = purchase.refundRound() + 1;
        Asset currency = Asset.fiat(recharge.currency());
        StoreRefunded event = new StoreRefunded(
                header(purchase, recharge, DerivedIds.storeRefunded(purchase.number(), round), "store-refunded", round),
                recharge.user(),
                currency,
                recharge.coins(),
                Math.multiplyExact(recharge.price(), currency.minorUnit()),
                Math.multiplyExact(recharge.fee(), currency.minorUnit()),
                RechargeOperation.STORE,
                recharge.number());
        StoreRefundAmounts voided =
                StoreRefundAmounts.of(books.postAndWait(event).applied());
        store.refundPosted(
                purchase.number(),
                round,
                voided,
                StorePurchaseEvents.of(StorePurchaseEvents.REFUNDED, purchase, recharge, voided, clocks.business()));
    }

    private void takeBack(StorePurchase purchase, Recharge recharge) {
        int round = purchase.refundRound();
        StoreRefundAmounts voided = Objects.requireNonNull(purchase.voided());
        Asset currency = Asset.fiat(recharge.currency());
        StoreRefundReversed event = new StoreRefundReversed(
                header(
                        purchase,
                        recharge,
                        DerivedIds.storeRefundReversed(purchase.number(), round),
                        "store-refund-reversed",
                        round),
                recharge.user(),
                currency,
                voided,
                Math.multiplyExact(recharge.price(), currency.minorUnit()),
                Math.multiplyExact(recharge.fee(), currency.minorUnit()),
                RechargeOperation.STORE,
                recharge.number());
        books.postAndWait(event).applied();
        store.reversalPosted(
                purchase.number(),
                round,
                StorePurchaseEvents.of(StorePurchaseEvents.REVERSED, purchase, recharge, voided, clocks.business()));
    }

    private MoneyEvent.Header header(StorePurchase purchase, Recharge recharge, UUID entry, String step, int round) {
        Market market = markets.get(recharge.market());
        return new MoneyEvent.Header(
                entry,
                Fingerprints.of(step, purchase.number(), round),
                NO_DEADLINE,
                market.number(),
                clocks.today(market));
    }
}
