package io.ovation.server.membership;

import io.ovation.economics.Asset;
import io.ovation.economics.MembershipCharged;
import io.ovation.economics.MembershipDisputeLost;
import io.ovation.economics.MoneyEvent;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.clock.Clocks;
import io.ovation.server.event.EventType;
import io.ovation.server.event.Events;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.payment.Charge;
import io.ovation.server.payment.ChargeDispute;
import io.ovation.server.payment.ChargeOrder;
import io.ovation.server.payment.ChargePurpose;
import io.ovation.server.payment.ChargeRefund;
import io.ovation.server.payment.Charges;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import java.time.LocalDate;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bills of memberships: writes one down together with its charge, and takes in what became of that. Blocking; any thread.
 */
@ApplicationScoped
class Billing implements ChargePurpose {
    static final String PURPOSE = "membership";

    private static final Logger LOG = LoggerFactory.getLogger(Billing.class);

    private final Database database;
    private final Provider<Charges> charges;
    private final MembershipTerms terms;
    private final CreatorShares shares;
    private final MembershipDays days;
    private final MembershipRefunds refunds;
    private final MembershipDisputes disputes;
    private final Shoutouts shoutouts;
    private final Members members;
    private final Markets markets;
    private final Clocks clocks;

    /** Charges know their purposes, so they are asked for when they are needed. */
    Billing(
            Database database,
            Provider<Charges> charges,
            MembershipTerms terms,
            CreatorShares shares,
            MembershipDays days,
            MembershipRefunds refunds,
            MembershipDisputes disputes,
            Shoutouts shoutouts,
            Members members,
            Markets markets,
            Clocks clocks) {
        this.database = database;
        this.charges = charges;
        this.terms = terms;
        this.shares = shares;
        this.days = days;
        this.refunds = refunds;
        this.disputes = disputes;
        this.shoutouts = shoutouts;
        this.members = members;
        this.markets = markets;
        this.clocks = clocks;
    }

    @Override
    public String name() {
        return PURPOSE;
    }

    /**
     * What is to be paid.
     *
     * @param number of the bill
     * @param price a month in the tier, minor units
     * @param credit of it, what is left of the month before
     */
    record Due(long number, BillKind kind, long tier, long price, long credit, ChargeOrder.Method method) {}

    /**
     * Writes down a bill and its charge, in the transaction that also writes how the membership stands. Take the charge on
     * with {@link Charges#goOn} after it.
     *
     * @return number of the charge
     */
    long open(Handle handle, Membership membership, Due due) {
        Market market = markets.get(membership.market());
        long amount = due.price() - due.credit();
        MembershipTerms.Share share = shares.of(membership.creator());
        Bill bill = new Bill(
                due.number(),
                membership.number(),
                membership.member(),
                due.kind(),
                due.tier(),
                due.price(),
                due.credit(),
                amount,
                terms.taxIn(amount, market),
                terms.feeOn(amount, membership.currency()),
                membership.currency(),
                due.method() instanceof ChargeOrder.Method.Fresh fresh
                        ? fresh.paymentMethod()
                        : Objects.requireNonNullElse(membership.paymentMethod(), ""),
                share.ppm(),
                share.reason(),
                terms.version(),
                membership.standing().attempts() + 1,
                Bill.Status.OPEN,
                null,
                null,
                clocks.today(market),
                clocks.business(),
                null,
                null,
                null);
        BillStore.insert(handle, bill);
        Charge charge = charges.get()
                .order(
                        handle,
                        new ChargeOrder(
                                PURPOSE,
                                bill.number(),
                                membership.member(),
                                membership.market(),
                                membership.currency(),
                                amount,
                                bill.tax(),
                                bill.fee(),
                                due.method(),
                                bill.id(),
                                Fingerprints.of("membership-bill", bill.number(), amount)));
        BillStore.charged(handle, bill.number(), charge.number());
        return charge.number();
    }

    /** A number for a new bill. */
    static long newNumber() {
        return Numbers.next();
    }

    @Override
    public MoneyEvent charged(Charge charge, MoneyEvent.Header header, long provider) {
        Bill bill = bill(charge);
        Asset currency = Asset.fiat(charge.currency());
        return new MembershipCharged(
                header,
                charge.payer(),
                bill.membership(),
                currency,
                Math.multiplyExact(charge.amount(), currency.minorUnit()),
                Math.multiplyExact(charge.tax(), currency.minorUnit()),
                Math.multiplyExact(charge.fee(), currency.minorUnit()),
                provider,
                charge.number());
    }

    @Override
    public void succeeded(Handle handle, Charge charge) {
        Bill bill = BillStore.find(handle, charge.subject()).orElseThrow();
        Membership membership = MembershipStore.lock(handle, bill.membership());
        BillStore.paid(
                handle,
                bill.number(),
                Objects.requireNonNull(charge.entryId()),
                Objects.requireNonNull(charge.entrySequence()),
                clocks.business());
        Long open = membership.standing().openBill();
        if (open == null || open != bill.number()) {
            LOG.warn("Bill {} was paid after it had been given up; it is returned", bill.id());
            refunds.askWhole(handle, membership.number(), charge);
            return;
        }
        LocalDate today = clocks.today(markets.get(membership.market()));
        Asset currency = Asset.fiat(membership.currency());
        Membership served = days.catchUp(membership, today);
        Standing after = Lifecycle.paid(
                served.standing(),
                new Lifecycle.Paid(
                        bill.number(),
                        bill.kind(),
                        bill.tier(),
                        bill.price(),
                        Math.multiplyExact(bill.amount() - bill.tax(), currency.minorUnit()),
                        bill.sharePpm()),
                today);
        Membership now = served.with(after);
        MembershipStore.save(handle, membership.number(), after, clocks.business());
        BillStore.serves(handle, bill.number(), after.periodStart());
        Long kept = charge.keptMethod();
        if (kept != null) {
            MembershipStore.keepMethod(handle, membership.number(), bill.paymentMethod(), kept);
        }
        EventType<MembershipEvents.Told> type = switch (bill.kind()) {
            case JOIN -> MembershipEvents.JOINED;
            case RENEWAL -> MembershipEvents.RENEWED;
            case UPGRADE -> MembershipEvents.UPGRADED;
            case RESUMPTION -> MembershipEvents.RESUMED;
        };
        Events.append(handle, MembershipEvents.of(type, now, today, clocks.business(), null));
        shoutouts.earned(handle, now, bill.kind(), today);
        members.changed(membership.creator(), membership.member());
    }

    @Override
    public void failed(Handle handle, Charge charge) {
        Bill bill = BillStore.find(handle, charge.subject()).orElseThrow();
        Membership membership = MembershipStore.lock(handle, bill.membership());
        String reason = charge.declineReason() == null ? "declined" : charge.declineReason();
        unpaid(handle, membership, bill, reason);
    }

    /** A bill came to nothing; once. */
    void unpaid(Handle handle, Membership membership, Bill bill, String reason) {
        if (!BillStore.unpaid(handle, bill.number(), reason, clocks.business())) {
            return;
        }
        LocalDate today = clocks.today(markets.get(membership.market()));
        Standing after = Lifecycle.unpaid(membership.standing(), bill.number(), bill.kind(), today, terms.rules());
        MembershipStore.save(handle, membership.number(), after, clocks.business());
        Events.append(
                handle,
                MembershipEvents.of(
                        MembershipEvents.PAYMENT_FAILED, membership.with(after), today, clocks.business(), reason));
        members.changed(membership.creator(), membership.member());
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
        return lost(charge, bill(charge).membership(), dispute, header, provider);
    }

    /** The money event of a dispute that was lost, over a membership's or a gift's account. */
    static MembershipDisputeLost lost(
            Charge charge, long owner, ChargeDispute dispute, MoneyEvent.Header header, long provider) {
        Asset currency = Asset.fiat(charge.currency());
        return new MembershipDisputeLost(
                header,
                charge.payer(),
                owner,
                currency,
                Math.multiplyExact(dispute.amount(), currency.minorUnit()),
                Math.multiplyExact(MembershipDisputes.tax(charge, dispute), currency.minorUnit()),
                provider,
                dispute.number());
    }

    @Override
    public void disputed(Handle handle, Charge charge, ChargeDispute dispute) {
        Bill bill = BillStore.find(handle, charge.subject()).orElseThrow();
        switch (dispute.status()) {
            case TOLD, OPEN -> disputes.opened(handle, bill.membership(), dispute);
            case WON, CLOSED -> disputes.survived(handle, bill.membership(), dispute);
            case LOST -> {
                long net = MembershipDisputes.netMicros(charge, dispute);
                disputes.lost(
                        handle,
                        bill.membership(),
                        new MembershipDisputes.Lost(
                                charge,
                                dispute,
                                net,
                                Schedule.share(net, bill.sharePpm()),
                                BillStore.servesFrom(handle, bill.number()),
                                false));
            }
        }
    }

    private Bill bill(Charge charge) {
        return database.withHandle(handle -> BillStore.find(handle, charge.subject()))
                .orElseThrow(() -> new IllegalStateException("charge " + charge.id() + " is for no bill"));
    }
}
