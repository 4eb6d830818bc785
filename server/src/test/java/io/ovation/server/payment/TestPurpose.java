package io.ovation.server.payment;

import io.ovation.economics.Asset;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.TipDisputeLost;
import io.ovation.economics.TipParts;
import io.ovation.economics.TipRefundAsked;
import io.ovation.economics.TipRefundFailed;
import io.ovation.economics.TipSent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;

/** Something to pay for, in tests: everything of it goes to the creator whose number is the subject. */
@ApplicationScoped
public class TestPurpose implements ChargePurpose {
    /** Its name. */
    public static final String NAME = "test";

    private static final LocalDate MATURES_ON = LocalDate.of(2099, 1, 1);

    private final List<String> told = new CopyOnWriteArrayList<>();

    /** What it was told of a charge, in order. */
    public List<String> told(Charge charge) {
        return told.stream().filter(line -> line.endsWith(charge.id())).toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MoneyEvent charged(Charge charge, MoneyEvent.Header header, long provider) {
        Asset currency = Asset.fiat(charge.currency());
        return new TipSent(
                header,
                charge.payer(),
                charge.subject(),
                currency,
                charge.amount() * currency.minorUnit(),
                0,
                0,
                charge.fee() * currency.minorUnit(),
                provider,
                MATURES_ON,
                charge.number(),
                0);
    }

    @Override
    public void succeeded(Handle handle, Charge charge) {
        told.add("succeeded " + charge.id());
    }

    @Override
    public void failed(Handle handle, Charge charge) {
        told.add("failed " + charge.declineReason() + " " + charge.id());
    }

    @Override
    public MoneyEvent refundAsked(Charge charge, ChargeRefund refund, MoneyEvent.Header header) {
        Asset currency = Asset.fiat(charge.currency());
        return new TipRefundAsked(
                header,
                charge.payer(),
                charge.subject(),
                currency,
                new TipParts(refund.amount() * currency.minorUnit(), 0, 0),
                MATURES_ON,
                false,
                refund.number(),
                charge.number());
    }

    @Override
    public MoneyEvent refundFailed(Charge charge, ChargeRefund refund, MoneyEvent.Header header) {
        List<Long> taken = Objects.requireNonNull(refund.taken());
        return new TipRefundFailed(
                header,
                charge.payer(),
                charge.subject(),
                Asset.fiat(charge.currency()),
                taken.get(0),
                0,
                taken.get(1),
                0,
                0,
                MATURES_ON,
                false,
                refund.number(),
                charge.number());
    }

    @Override
    public void refundEnded(Handle handle, Charge charge, ChargeRefund refund) {
        told.add("refund " + refund.status() + " " + charge.id());
    }

    @Override
    public MoneyEvent disputeLost(Charge charge, ChargeDispute dispute, MoneyEvent.Header header, long provider) {
        Asset currency = Asset.fiat(charge.currency());
        return new TipDisputeLost(
                header,
                charge.payer(),
                charge.subject(),
                currency,
                new TipParts(dispute.amount() * currency.minorUnit(), 0, 0),
                0,
                MATURES_ON,
                false,
                provider,
                dispute.number(),
                charge.number());
    }

    @Override
    public void disputed(Handle handle, Charge charge, ChargeDispute dispute) {
        told.add("dispute " + dispute.status() + " " + charge.id());
    }

    /** What the creator has of a currency. */
    static LocalDate maturesOn() {
        return MATURES_ON;
    }
}
