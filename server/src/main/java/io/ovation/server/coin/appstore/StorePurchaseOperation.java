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

    private static final int MOST_STEPS = 6;

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
            if (purchase.askStore()) {
                store.answered(purchase, refundedPpm(purchase));
            } else if (purchase.purchaseToken() != null && !purchase.confirmed() && !purchase.refunded()) {
                play.consume(Objects.requireNonNull(purchase.product()), purchase.purchaseToken());
                store.confirmed(number);
            } else if (purchase.refundedPpm() > purchase.postedPpm()) {
                refund(purchase, recharge);
            } else if (purchase.refundedPpm() < purchase.postedPpm()) {
                takeBack(purchase, recharge, Objects.requireNonNull(purchase.newest()));
            } else {
                store.rest(purchase);
                return;
            }
        }
    }

    private int refundedPpm(StorePurchase purchase) {
        return purchase.purchaseToken() == null || purchase.product() == null
                ? StorePurchase.ALL
                : play.refundedPpm(purchase.product(), purchase.purchaseToken());
    }

    /** What went back since the last posting: of the coins, the price and the store's commission the same part. */
    private void refund(StorePurchase purchase, Recharge recharge) {
        int round = purchase.refundRound() + 1;
        int from = purchase.postedPpm();
        int to = purchase.refundedPpm();
        Asset currency = Asset.fiat(recharge.currency());
        StoreRefunded event = new StoreRefunded(
                header(purchase, recharge, DerivedIds.storeRefunded(purchase.number(), round), "store-refunded", round),
                recharge.user(),
                currency,
                Math.max(1, StorePurchase.part(recharge.coins(), from, to)),
                minor(recharge.price(), from, to, currency),
                minor(recharge.fee(), from, to, currency),
                RechargeOperation.STORE,
                recharge.number());
        StoreRefundAmounts voided =
                StoreRefundAmounts.of(books.postAndWait(event).applied());
        store.refundPosted(
                purchase.number(),
                new StorePurchase.Round(round, from, to, voided),
                StorePurchaseEvents.of(
                        StorePurchaseEvents.REFUNDED, purchase, recharge, from, to, voided, clocks.business()));
    }

    /** The newest refund that stands is taken back as it was posted; what the store still gives back follows anew. */
    private void takeBack(StorePurchase purchase, Recharge recharge, StorePurchase.Round round) {
        Asset currency = Asset.fiat(recharge.currency());
        StoreRefundReversed event = new StoreRefundReversed(
                header(
                        purchase,
                        recharge,
                        DerivedIds.storeRefundReversed(purchase.number(), round.number()),
                        "store-refund-reversed",
                        round.number()),
                recharge.user(),
                currency,
                round.voided(),
                minor(recharge.price(), round.fromPpm(), round.toPpm(), currency),
                minor(recharge.fee(), round.fromPpm(), round.toPpm(), currency),
                RechargeOperation.STORE,
                recharge.number());
        books.postAndWait(event).applied();
        store.reversalPosted(
                purchase.number(),
                round,
                StorePurchaseEvents.of(
                        StorePurchaseEvents.REVERSED,
                        purchase,
                        recharge,
                        round.fromPpm(),
                        round.toPpm(),
                        round.voided(),
                        clocks.business()));
    }

    private static long minor(long minorUnits, int from, int to, Asset currency) {
        return Math.multiplyExact(StorePurchase.part(minorUnits, from, to), currency.minorUnit());
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
