package io.ovation.server.tip;

import io.ovation.economics.Asset;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.Stream;
import io.ovation.economics.TipDisputeLost;
import io.ovation.economics.TipParts;
import io.ovation.economics.TipRefundAsked;
import io.ovation.economics.TipRefundFailed;
import io.ovation.economics.TipSent;
import io.ovation.server.clock.Clocks;
import io.ovation.server.earning.MaturityDays;
import io.ovation.server.event.Events;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Users;
import io.ovation.server.payment.Charge;
import io.ovation.server.payment.ChargeDispute;
import io.ovation.server.payment.ChargePurpose;
import io.ovation.server.payment.ChargeRefund;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** What charges, refunds and disputes of tips are in the books, and what follows from them. */
@ApplicationScoped
class TipPurpose implements ChargePurpose {
    static final String NAME = "tip";

    private final TipStore store;
    private final MaturityDays maturity;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;

    TipPurpose(TipStore store, MaturityDays maturity, Users users, Markets markets, Clocks clocks) {
        this.store = store;
        this.maturity = maturity;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MoneyEvent charged(Charge charge, MoneyEvent.Header header, long provider) {
        Tip tip = store.get(charge.subject());
        Asset currency = Asset.fiat(tip.currency());
        LocalDate maturesOn = store.maturing(tip.number(), maturity.maturesOn(users.get(tip.creator()), Stream.TIPS));
        return new TipSent(
                header,
                tip.payer(),
                tip.creator(),
                currency,
                micros(tip.amount(), currency),
                micros(tip.serviceFee(), currency),
                micros(tip.tax(), currency),
                micros(charge.fee(), currency),
                provider,
                maturesOn,
                tip.number(),
                tip.live() != null ? tip.live() : tip.video() != null ? tip.video() : 0);
    }

    @Override
    public void succeeded(Handle handle, Charge charge) {
        if (TipStore.sent(handle, charge.subject(), clocks.business())) {
            Tip tip = TipStore.find(handle, charge.subject()).orElseThrow();
            Events.append(handle, TipEvents.sent(tip, charge, clocks.business()));
        }
    }

    @Override
    public void failed(Handle handle, Charge charge) {
        if (TipStore.failed(handle, charge.subject())) {
            Tip tip = TipStore.find(handle, charge.subject()).orElseThrow();
            Events.append(handle, TipEvents.failed(tip, charge, clocks.business()));
        }
    }

    @Override
    public MoneyEvent refundAsked(Charge charge, ChargeRefund refund, MoneyEvent.Header header) {
        Tip tip = store.get(charge.subject());
        return new TipRefundAsked(
                header,
                tip.payer(),
                tip.creator(),
                Asset.fiat(tip.currency()),
                all(tip),
                Objects.requireNonNull(tip.maturesOn()),
                Boolean.TRUE.equals(tip.refundMatured()),
                refund.number(),
                tip.number());
    }

    @Override
    public MoneyEvent refundFailed(Charge charge, ChargeRefund refund, MoneyEvent.Header header) {
        Tip tip = store.get(charge.subject());
        List<Long> taken = Objects.requireNonNull(refund.taken());
        boolean fromReserve = Boolean.TRUE.equals(tip.refundMatured());
        LocalDate maturesOn = Objects.requireNonNull(tip.maturesOn());
        LocalDate restoredOn = store.restored(tip.number(), clocks.today(markets.of(users.get(tip.creator()))));
        return new TipRefundFailed(
                header,
                tip.payer(),
                tip.creator(),
                Asset.fiat(tip.currency()),
                fromReserve ? 0 : taken.get(0),
                fromReserve ? taken.get(0) : 0,
                taken.get(1),
                taken.get(2),
                taken.get(3),
                maturesOn,
                // The day before counts as well: at midnight it would come too late for the day's maturing.
                !restoredOn.plusDays(1).isBefore(maturesOn),
                refund.number(),
                tip.number());
    }

    @Override
    public void refundEnded(Handle handle, Charge charge, ChargeRefund refund) {
        boolean paid = refund.status() == ChargeRefund.Status.PAID;
        if (TipStore.refundEnded(handle, charge.subject(), paid, clocks.business())) {
            Tip tip = TipStore.find(handle, charge.subject()).orElseThrow();
            Events.append(handle, TipEvents.refund(tip, refund, clocks.business()));
        }
    }

    @Override
    public MoneyEvent disputeLost(Charge charge, ChargeDispute dispute, MoneyEvent.Header header, long provider) {
        Tip tip = store.get(charge.subject());
        Asset currency = Asset.fiat(tip.currency());
        boolean returned = tip.status() == TipStatus.REFUNDING || tip.status() == TipStatus.REFUNDED;
        LocalDate maturesOn = Objects.requireNonNull(tip.maturesOn());
        return new TipDisputeLost(
                header,
                tip.payer(),
                tip.creator(),
                currency,
                returned ? new TipParts(0, 0, 0) : part(tip, dispute.amount()),
                returned ? micros(dispute.amount(), currency) : 0,
                maturesOn,
                !maturesOn.isAfter(Objects.requireNonNull(dispute.decidedOn())),
                provider,
                dispute.number(),
                tip.number());
    }

    @Override
    public void disputed(Handle handle, Charge charge, ChargeDispute dispute) {
        TipStore.disputed(handle, charge.subject(), dispute.status().shown());
        Tip tip = TipStore.find(handle, charge.subject()).orElseThrow();
        Events.append(handle, TipEvents.disputed(tip, dispute, clocks.business()));
    }

    private static TipParts all(Tip tip) {
        Asset currency = Asset.fiat(tip.currency());
        return new TipParts(
                micros(tip.amount(), currency), micros(tip.serviceFee(), currency), micros(tip.tax(), currency));
    }

    /** Of a part in dispute, fee and tax bear theirs rounded down, and the tip the rest. */
    private static TipParts part(Tip tip, long disputed) {
        if (disputed == tip.total()) {
            return all(tip);
        }
        Asset currency = Asset.fiat(tip.currency());
        long fee = Math.multiplyExact(tip.serviceFee(), disputed) / tip.total();
        long tax = Math.multiplyExact(tip.tax(), disputed) / tip.total();
        return new TipParts(micros(disputed - fee - tax, currency), micros(fee, currency), micros(tax, currency));
    }

    private static long micros(long minorUnits, Asset currency) {
        return Math.multiplyExact(minorUnits, currency.minorUnit());
    }
}
