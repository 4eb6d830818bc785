package io.ovation.server.payment;

import io.ovation.economics.Asset;
import io.ovation.economics.ChargeRefundBounced;
import io.ovation.economics.ChargeRefundPaid;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.MoneyEvent;
import io.ovation.ledger.OutcomeCode;
import io.ovation.ledger.Posted;
import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.OutsideOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The steps of a refund of a charge: created, asked (the money has left the accounts of the charge), returned or not returned
 * by the provider, paid or failed; and one that was paid may bounce, and fail after all.
 */
@ApplicationScoped
class ChargeRefundOperation implements OutsideOperation {
    private static final int MOST_STEPS = 8;

    private final ChargeRefundStore store;
    private final ChargeStore charges;
    private final ChargeOperation charging;
    private final ChargePurposes purposes;
    private final PaymentProviders providers;
    private final Database database;
    private final Bookkeeper bookkeeper;
    private final Clocks clocks;

    ChargeRefundOperation(
            ChargeRefundStore store,
            ChargeStore charges,
            ChargeOperation charging,
            ChargePurposes purposes,
            PaymentProviders providers,
            Database database,
            Bookkeeper bookkeeper,
            Clocks clocks) {
        this.store = store;
        this.charges = charges;
        this.charging = charging;
        this.purposes = purposes;
        this.providers = providers;
        this.database = database;
        this.bookkeeper = bookkeeper;
        this.clocks = clocks;
    }

    @Override
    public Intents intents() {
        return new Intents(database, "payment_refund");
    }

    @Override
    public void advance(long number) {
        for (int step = 0; step < MOST_STEPS; step++) {
            ChargeRefund refund = store.get(number);
            Charge charge = charges.get(refund.charge());
            switch (refund.status()) {
                case CREATED ->
                    intents().alone(number, handle -> take(handle, charge, ChargeRefundStore.get(handle, number)));
                case ASKED -> {
                    if (!returnMoney(charge, refund)) {
                        return;
                    }
                }
                case RETURNED -> {
                    bookkeeper.postAndWait(paid(charge, refund)).applied();
                    end(charge, refund, ChargeRefund.Status.PAID);
                }
                case NOT_RETURNED -> {
                    MoneyEvent.Header header = header(charge, refund, DerivedIds.chargeRefundFailed(number));
                    bookkeeper
                            .postAndWait(purpose(charge).refundFailed(charge, refund, header))
                            .applied();
                    end(charge, refund, ChargeRefund.Status.FAILED);
                }
                case PAID -> {
                    if (!cameBack(charge, refund)) {
                        return;
                    }
                }
                case BOUNCED -> {
                    bookkeeper.postAndWait(bounced(charge, refund)).applied();
                    store.move(
                            number,
                            ChargeRefund.Status.BOUNCED,
                            ChargeRefund.Status.NOT_RETURNED,
                            refund.failureReason());
                }
                case FAILED, REFUSED -> {
                    return;
                }
            }
        }
    }

    /** The provider told that something became of a refund: it is asked what. */
    Runnable told(Handle handle, long number) {
        ChargeRefundStore.told(handle, number, clocks.wall());
        return () -> advance(number);
    }

    private void take(Handle handle, Charge charge, ChargeRefund refund) {
        if (refund.status() != ChargeRefund.Status.CREATED) {
            return;
        }
        ChargePurpose purpose = purpose(charge);
        Receipt receipt = bookkeeper.postAndWait(purpose.refundAsked(
                charge, refund, header(charge, refund, DerivedIds.chargeRefundAsked(refund.number()))));
        if (receipt.outcome().code() == OutcomeCode.INSUFFICIENT) {
            if (ChargeRefundStore.end(
                    handle,
                    refund.number(),
                    ChargeRefund.Status.CREATED,
                    ChargeRefund.Status.REFUSED,
                    clocks.business())) {
                purpose.refundEnded(handle, charge, ChargeRefundStore.get(handle, refund.number()));
            }
            return;
        }
        if (ChargeRefundStore.asked(
                handle,
                refund.number(),
                receipt.applied().transfers().stream().map(Posted::amount).toList())) {
            purpose.refunded(handle, charge, ChargeRefundStore.get(handle, refund.number()));
        }
    }

    /** Asks the provider; false while it has not decided. */
    private boolean returnMoney(Charge charge, ChargeRefund refund) {
        PaymentProvider.Refunded answer = ask(charge, refund);
        if (answer.state() == PaymentProvider.RefundState.PENDING) {
            return false;
        }
        store.move(
                refund.number(),
                ChargeRefund.Status.ASKED,
                answer.succeeded() ? ChargeRefund.Status.RETURNED : ChargeRefund.Status.NOT_RETURNED,
                answer.reason());
        return true;
    }

    private PaymentProvider.Refunded ask(Charge charge, ChargeRefund refund) {
        return providers
                .named(charge.provider())
                .refund(new PaymentProvider.RefundOrder(
                        refund.id(), charge.id(), charge.providerReference(), refund.amount(), charge.currency()));
    }

    /** When the provider told something of a paid refund, it is asked whether the money came back. */
    private boolean cameBack(Charge charge, ChargeRefund refund) {
        int told = store.toldSinceAsked(refund.number());
        if (told == 0) {
            return false;
        }
        PaymentProvider.Refunded answer = ask(charge, refund);
        boolean back = answer.state() == PaymentProvider.RefundState.FAILED;
        if (back) {
            store.move(refund.number(), ChargeRefund.Status.PAID, ChargeRefund.Status.BOUNCED, answer.reason());
        }
        store.askedAfter(refund.number(), told);
        return back;
    }

    private void end(Charge charge, ChargeRefund refund, ChargeRefund.Status to) {
        database.useTransaction(handle -> {
            if (ChargeRefundStore.end(handle, refund.number(), refund.status(), to, clocks.business())) {
                purpose(charge).refundEnded(handle, charge, ChargeRefundStore.get(handle, refund.number()));
            }
        });
    }

    private ChargePurpose purpose(Charge charge) {
        return purposes.named(charge.purpose());
    }

    private MoneyEvent.Header header(Charge charge, ChargeRefund refund, UUID entry) {
        return charging.header(charge, entry, refund.businessDay());
    }

    private ChargeRefundPaid paid(Charge charge, ChargeRefund refund) {
        Asset currency = Asset.fiat(charge.currency());
        return new ChargeRefundPaid(
                header(charge, refund, DerivedIds.chargeRefundPaid(refund.number())),
                charge.payer(),
                currency,
                Math.multiplyExact(refund.amount(), currency.minorUnit()),
                charging.receivable(charge),
                refund.number(),
                charge.number());
    }

    private ChargeRefundBounced bounced(Charge charge, ChargeRefund refund) {
        Asset currency = Asset.fiat(charge.currency());
        return new ChargeRefundBounced(
                header(charge, refund, DerivedIds.chargeRefundBounced(refund.number())),
                charge.payer(),
                currency,
                Math.multiplyExact(refund.amount(), currency.minorUnit()),
                charging.receivable(charge),
                refund.number(),
                charge.number());
    }
}
