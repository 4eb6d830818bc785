package io.ovation.server.coin.recharge;

import io.ovation.economics.Asset;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.RefundAmounts;
import io.ovation.economics.RefundAsked;
import io.ovation.economics.RefundBounced;
import io.ovation.economics.RefundFailed;
import io.ovation.economics.RefundPaid;
import io.ovation.ledger.OutcomeCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Markets;
import io.ovation.server.payment.PaymentProvider;
import io.ovation.server.payment.PaymentProviders;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.OutsideOperation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The steps of a refund: created, asked (the coins have left the wallet), returned or not returned by the provider, paid
 * or failed; and one that was paid may bounce, and fail after all. The coins leave first, so that they cannot be spent while the money is on its way; when the money cannot be
 * returned they come back.
 */
@ApplicationScoped
public class RefundOperation implements OutsideOperation {
    /** A refund that was promised is posted however late. */
    private static final long NO_DEADLINE = Long.MAX_VALUE;

    private static final int MOST_STEPS = 8;

    private final RefundStore store;
    private final RechargeStore recharges;
    private final Database database;
    private final RechargeOperation recharging;
    private final PaymentProviders providers;
    private final Function<MoneyEvent, Receipt> ledger;
    private final Markets markets;
    private final Clocks clocks;

    /** As the server uses it. */
    @Inject
    public RefundOperation(
            RefundStore store,
            RechargeStore recharges,
            Database database,
            RechargeOperation recharging,
            PaymentProviders providers,
            Bookkeeper bookkeeper,
            Markets markets,
            Clocks clocks) {
        this(store, recharges, database, recharging, providers, bookkeeper::postAndWait, markets, clocks);
    }

    RefundOperation(
            RefundStore store,
            RechargeStore recharges,
            Database database,
            RechargeOperation recharging,
            PaymentProviders providers,
            Function<MoneyEvent, Receipt> ledger,
            Markets markets,
            Clocks clocks) {
        this.store = store;
        this.recharges = recharges;
        this.database = database;
        this.recharging = recharging;
        this.providers = providers;
        this.ledger = ledger;
        this.markets = markets;
        this.clocks = clocks;
    }

    @Override
    public Intents intents() {
        return new Intents(database, "coin_refund");
    }

    @Override
    public void advance(long number) {
        for (int step = 0; step < MOST_STEPS; step++) {
            Refund refund = store.get(number);
            switch (refund.status()) {
                case CREATED -> intents().alone(number, handle -> takeCoins(handle, RefundStore.get(handle, number)));
                case ASKED -> {
                    if (!returnMoney(refund)) {
                        return;
                    }
                }
                case RETURNED -> {
                    ledger.apply(paid(refund)).applied();
                    store.end(number, RefundStatus.RETURNED, RefundStatus.PAID, clocks.business());
                }
                case NOT_RETURNED -> {
                    ledger.apply(failed(refund)).applied();
                    store.end(number, RefundStatus.NOT_RETURNED, RefundStatus.FAILED, clocks.business());
                }
                case PAID -> {
                    if (!cameBack(refund)) {
                        return;
                    }
                }
                case BOUNCED -> {
                    ledger.apply(bounced(refund)).applied();
                    store.move(number, RefundStatus.BOUNCED, RefundStatus.NOT_RETURNED, refund.failureReason());
                }
                case FAILED, REFUSED -> {
                    return;
                }
            }
        }
    }

    private void takeCoins(Handle handle, Refund refund) {
        if (refund.status() != RefundStatus.CREATED) {
            return;
        }
        Asset currency = Asset.fiat(refund.currency());
        Receipt receipt = ledger.apply(new RefundAsked(
                header(refund, DerivedIds.refundAsked(refund.number())),
                refund.user(),
                currency,
                refund.coins(),
                refund.number(),
                refund.recharge()));
        if (receipt.outcome().code() == OutcomeCode.INSUFFICIENT) {
            RefundStore.end(handle, refund.number(), RefundStatus.CREATED, RefundStatus.REFUSED, clocks.business());
            return;
        }
        RefundAmounts taken = RefundAmounts.of(receipt.applied());
        RefundStore.asked(handle, refund, taken, taken.totalMicros() / currency.minorUnit());
    }

    /** Asks the provider; false while it has not decided. */
    private boolean returnMoney(Refund refund) {
        PaymentProvider.Refunded answer = ask(refund);
        if (answer.state() == PaymentProvider.RefundState.PENDING) {
            return false;
        }
        store.move(
                refund.number(),
                RefundStatus.ASKED,
                answer.succeeded() ? RefundStatus.RETURNED : RefundStatus.NOT_RETURNED,
                answer.reason());
        return true;
    }

    private PaymentProvider.Refunded ask(Refund refund) {
        long amount = Objects.requireNonNull(refund.amount());
        Recharge recharge = recharges.get(refund.recharge());
        return amount == 0
                ? new PaymentProvider.Refunded(true, null)
                : providers
                        .named(recharge.provider())
                        .refund(new PaymentProvider.RefundOrder(
                                refund.id(), recharge.id(), recharge.providerReference(), amount, refund.currency()));
    }

    /** When the provider told something of a paid refund, it is asked whether the money came back. */
    private boolean cameBack(Refund refund) {
        int told = store.toldSinceAsked(refund.number());
        if (told == 0) {
            return false;
        }
        PaymentProvider.Refunded answer = ask(refund);
        boolean back = answer.state() == PaymentProvider.RefundState.FAILED;
        if (back) {
            store.move(refund.number(), RefundStatus.PAID, RefundStatus.BOUNCED, answer.reason());
        }
        store.asked(refund.number(), told);
        return back;
    }

    /** The provider told that something became of a refund: it is asked what. */
    Runnable told(Handle handle, long number) {
        RefundStore.told(handle, number, clocks.wall());
        return () -> advance(number);
    }

    private RefundPaid paid(Refund refund) {
        Asset currency = Asset.fiat(refund.currency());
        return new RefundPaid(
                header(refund, DerivedIds.refundPaid(refund.number())),
                refund.user(),
                currency,
                refund.coins(),
                Math.multiplyExact(Objects.requireNonNull(refund.amount()), currency.minorUnit()),
                recharging.receivable(recharges.get(refund.recharge())),
                refund.number(),
                refund.recharge());
    }

    private RefundBounced bounced(Refund refund) {
        Asset currency = Asset.fiat(refund.currency());
        return new RefundBounced(
                header(refund, DerivedIds.refundBounced(refund.number())),
                refund.user(),
                currency,
                refund.coins(),
                Math.multiplyExact(Objects.requireNonNull(refund.amount()), currency.minorUnit()),
                Objects.requireNonNull(refund.taken()),
                recharging.receivable(recharges.get(refund.recharge())),
                refund.number(),
                refund.recharge());
    }

    private RefundFailed failed(Refund refund) {
        return new RefundFailed(
                header(refund, DerivedIds.refundFailed(refund.number())),
                refund.user(),
                Asset.fiat(refund.currency()),
                refund.coins(),
                Objects.requireNonNull(refund.taken()),
                refund.number(),
                refund.recharge());
    }

    private MoneyEvent.Header header(Refund refund, UUID entry) {
        return new MoneyEvent.Header(
                entry,
                refund.fingerprint(),
                NO_DEADLINE,
                markets.get(recharges.get(refund.recharge()).market()).number(),
                refund.businessDay());
    }
}
