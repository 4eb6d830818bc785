package io.ovation.server.coin.recharge;

import io.ovation.server.api.Problem;
import io.ovation.server.api.PublicId;
import io.ovation.server.callback.SignedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;

/** What the news of payment providers change here: the same for every provider. Blocking; any thread. */
@ApplicationScoped
public class PaymentCallbacks {
    private final RechargeStore recharges;
    private final RefundStore refunds;
    private final RechargeOperation recharging;
    private final RefundOperation refunding;

    PaymentCallbacks(
            RechargeStore recharges, RefundStore refunds, RechargeOperation recharging, RefundOperation refunding) {
        this.recharges = recharges;
        this.refunds = refunds;
        this.recharging = recharging;
        this.refunding = refunding;
    }

    /** A provider's event that carries these news; one about nothing of ours changes nothing. */
    public SignedEvent event(String id, String kind, PaymentNews news) {
        return switch (news) {
            case PaymentNews.Succeeded told -> recharge(id, kind, told.payment(), news);
            case PaymentNews.Declined told -> recharge(id, kind, told.payment(), news);
            case PaymentNews.Changed told -> recharge(id, kind, told.payment(), news);
            case PaymentNews.RefundChanged told -> {
                OptionalLong number = number(Refund.PREFIX, told.refund());
                yield number.isPresent() && refunds.find(number.getAsLong()).isPresent()
                        ? new SignedEvent(id, kind, handle -> refunding.told(handle, number.getAsLong()))
                        : SignedEvent.notOurs(id, kind);
            }
        };
    }

    private SignedEvent recharge(String id, String kind, String payment, PaymentNews news) {
        OptionalLong number = number(Recharge.PREFIX, payment);
        return number.isPresent() && recharges.find(number.getAsLong()).isPresent()
                ? new SignedEvent(id, kind, handle -> recharging.told(handle, number.getAsLong(), news))
                : SignedEvent.notOurs(id, kind);
    }

    private static OptionalLong number(String prefix, String id) {
        try {
            return OptionalLong.of(PublicId.number(prefix, id));
        } catch (Problem notOurs) {
            return OptionalLong.empty();
        }
    }
}
