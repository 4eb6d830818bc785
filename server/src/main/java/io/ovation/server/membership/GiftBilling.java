package io.ovation.server.membership;

import io.ovation.economics.Asset;
import io.ovation.economics.MembershipCharged;
import io.ovation.economics.MoneyEvent;
import io.ovation.server.clock.Clocks;
import io.ovation.server.event.Events;
import io.ovation.server.identity.Markets;
import io.ovation.server.payment.Charge;
import io.ovation.server.payment.ChargeDispute;
import io.ovation.server.payment.ChargePurpose;
import io.ovation.server.payment.ChargeRefund;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Takes in what became of the payment of a gift of memberships. The money waits on the gift's own account until it is known
 * who gets it. While its payment is in dispute the months rest; when that is lost, they end: a stolen card buys nobody anything.
 */
@ApplicationScoped
class GiftBilling implements ChargePurpose {
    static final String PURPOSE = "membership_gift";

    /** How long instances have to tell who watches the room. */
    static final Duration LOOKING_AROUND = Duration.ofMillis(1_500);

    private final MembershipRefunds refunds;
    private final MembershipDisputes disputes;
    private final Markets markets;
    private final Clocks clocks;

    GiftBilling(MembershipRefunds refunds, MembershipDisputes disputes, Markets markets, Clocks clocks) {
        this.refunds = refunds;
        this.disputes = disputes;
        this.markets = markets;
        this.clocks = clocks;
    }

    @Override
    public String name() {
        return PURPOSE;
    }

    @Override
    public MoneyEvent charged(Charge charge, MoneyEvent.Header header, long provider) {
        Asset currency = Asset.fiat(charge.currency());
        return new MembershipCharged(
                header,
                charge.payer(),
                charge.subject(),
                currency,
                Math.multiplyExact(charge.amount(), currency.minorUnit()),
                Math.multiplyExact(charge.tax(), currency.minorUnit()),
                Math.multiplyExact(charge.fee(), currency.minorUnit()),
                provider,
                charge.number());
    }

    @Override
    public void succeeded(Handle handle, Charge charge) {
        MembershipGift gift = GiftStore.lock(handle, charge.subject());
        if (gift.status() == MembershipGift.Status.OPEN || gift.status() == MembershipGift.Status.UNPAID) {
            Instant wall = clocks.wall();
            GiftStore.status(
                    handle,
                    gift.number(),
                    MembershipGift.Status.PAID,
                    null,
                    gift.live() == null ? wall : wall.plus(LOOKING_AROUND),
                    clocks.business());
        }
    }

    @Override
    public void failed(Handle handle, Charge charge) {
        MembershipGift gift = GiftStore.lock(handle, charge.subject());
        if (gift.status() == MembershipGift.Status.OPEN) {
            String reason = charge.declineReason() == null ? "declined" : charge.declineReason();
            GiftStore.status(handle, gift.number(), MembershipGift.Status.UNPAID, reason, null, clocks.business());
            Events.append(
                    handle,
                    MembershipEvents.gift(
                            MembershipEvents.GIFT_FAILED, GiftStore.lock(handle, gift.number()), clocks.business()));
        }
    }

    @Override
    public MoneyEvent refundAsked(Charge charge, ChargeRefund refund, MoneyEvent.Header header) {
        return refunds.asked(charge, refund, header);
    }

    @Override
    public MoneyEvent refundFailed(Charge charge, ChargeRefund refund, MoneyEvent.Header header) {
        return refunds.failed(charge, refund, header);
    }

    @Override
    public void refundEnded(Handle handle, Charge charge, ChargeRefund refund) {
        refunds.ended(handle, refund);
    }

    @Override
    public MoneyEvent disputeLost(Charge charge, ChargeDispute dispute, MoneyEvent.Header header, long provider) {
        return Billing.lost(charge, charge.subject(), dispute, header, provider);
    }

    @Override
    public void disputed(Handle handle, Charge charge, ChargeDispute dispute) {
        MembershipGift gift = GiftStore.lock(handle, charge.subject());
        List<MembershipGift.Place> places = GiftStore.places(handle, gift.number());
        switch (dispute.status()) {
            case TOLD, OPEN -> {
                GiftStore.setDisputed(handle, gift.number(), dispute.number());
                places.forEach(place -> disputes.opened(handle, place.membership(), dispute));
            }
            case WON, CLOSED -> {
                GiftStore.setDisputed(handle, gift.number(), null);
                places.forEach(place -> disputes.survived(handle, place.membership(), dispute));
            }
            case LOST -> {
                // The thief's money leaves everybody who got it, so that nobody is paid with it, the creator included.
                long net = MembershipDisputes.netMicros(charge, dispute);
                ZoneId zone = markets.get(gift.market()).zone();
                for (MembershipGift.Place place : places) {
                    long ofPlace = Draw.part(net, place.place(), gift.places());
                    LocalDate from = LocalDate.ofInstant(
                            MembershipStore.lock(handle, place.membership()).createdAt(), zone);
                    disputes.lost(
                            handle,
                            place.membership(),
                            new MembershipDisputes.Lost(
                                    charge, dispute, ofPlace, Schedule.share(ofPlace, gift.sharePpm()), from, true));
                }
            }
        }
    }
}
