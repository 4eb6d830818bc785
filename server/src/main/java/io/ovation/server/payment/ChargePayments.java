package io.ovation.server.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** What providers tell of charges and their refunds. */
@ApplicationScoped
class ChargePayments implements PaymentOwner {
    private final ChargeStore charges;
    private final ChargeRefundStore refunds;
    private final ChargeOperation charging;
    private final ChargeRefundOperation refunding;

    ChargePayments(
            ChargeStore charges, ChargeRefundStore refunds, ChargeOperation charging, ChargeRefundOperation refunding) {
        this.charges = charges;
        this.refunds = refunds;
        this.charging = charging;
        this.refunding = refunding;
    }

    @Override
    public String paymentPrefix() {
        return Charge.PREFIX;
    }

    @Override
    public String refundPrefix() {
        return ChargeRefund.PREFIX;
    }

    @Override
    public OptionalLong payer(long payment) {
        return charges.find(payment).stream().mapToLong(Charge::payer).findFirst();
    }

    @Override
    public boolean hasRefund(long refund) {
        return refunds.find(refund).isPresent();
    }

    @Override
    public Runnable told(Handle handle, long payment, PaymentNews news) {
        return charging.told(handle, payment, news);
    }

    @Override
    public Runnable refundChanged(Handle handle, long refund) {
        return refunding.told(handle, refund);
    }
}
