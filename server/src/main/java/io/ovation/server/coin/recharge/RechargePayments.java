package io.ovation.server.coin.recharge;

import io.ovation.server.payment.PaymentNews;
import io.ovation.server.payment.PaymentOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** What providers tell of recharges and their refunds. */
@ApplicationScoped
class RechargePayments implements PaymentOwner {
    private final RechargeStore recharges;
    private final RefundStore refunds;
    private final RechargeOperation recharging;
    private final RefundOperation refunding;

    RechargePayments(
            RechargeStore recharges, RefundStore refunds, RechargeOperation recharging, RefundOperation refunding) {
        this.recharges = recharges;
        this.refunds = refunds;
        this.recharging = recharging;
        this.refunding = refunding;
    }

    @Override
    public String paymentPrefix() {
        return Recharge.PREFIX;
    }

    @Override
    public String refundPrefix() {
        return Refund.PREFIX;
    }

    @Override
    public OptionalLong payer(long payment) {
        return recharges.find(payment).stream().mapToLong(Recharge::user).findFirst();
    }

    @Override
    public boolean hasRefund(long refund) {
        return refunds.find(refund).isPresent();
    }

    @Override
    public Runnable told(Handle handle, long payment, PaymentNews news) {
        return recharging.told(handle, payment, news);
    }

    @Override
    public Runnable refundChanged(Handle handle, long refund) {
        return refunding.told(handle, refund);
    }
}
