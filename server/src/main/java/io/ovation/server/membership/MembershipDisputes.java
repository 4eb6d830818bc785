package io.ovation.server.membership;

import io.ovation.economics.Asset;
import io.ovation.server.clock.Clocks;
import io.ovation.server.event.EventType;
import io.ovation.server.event.Events;
import io.ovation.server.identity.Markets;
import io.ovation.server.payment.Charge;
import io.ovation.server.payment.ChargeDispute;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * What a dispute of a payment does to the memberships that it paid for: they rest while it is undecided, go on with all their
 * days when it is won, and end when it is lost, with what was not served and the creator's share of what was. In the
 * caller's SQL transaction; any thread.
 */
@ApplicationScoped
class MembershipDisputes {
    private final MembershipDays days;
    private final TakeBacks takeBacks;
    private final Members members;
    private final Markets markets;
    private final Clocks clocks;

    MembershipDisputes(MembershipDays days, TakeBacks takeBacks, Members members, Markets markets, Clocks clocks) {
        this.days = days;
        this.takeBacks = takeBacks;
        this.members = members;
        this.markets = markets;
        this.clocks = clocks;
    }

    /**
     * A payment of a membership that is gone.
     *
     * @param netMicros of it, less tax
     * @param shareMicros the creator's share of that
     * @param servesFrom first day it was for
     * @param given whether it was the payment of a gift, so that the membership's account holds what no entry took yet
     */
    record Lost(
            Charge charge,
            ChargeDispute dispute,
            long netMicros,
            long shareMicros,
            LocalDate servesFrom,
            boolean given) {}

    /** A dispute began: days that are over are earned, and from now on it rests. */
    void opened(Handle handle, long number, ChargeDispute dispute) {
        Membership membership = MembershipStore.lock(handle, number);
        if (membership.disputed() != null || membership.standing().status() == MembershipStatus.ENDED) {
            return;
        }
        Membership served = days.catchUp(membership, today(membership));
        MembershipStore.save(handle, number, served.standing(), clocks.business());
        MembershipStore.setDisputed(handle, number, dispute.number());
        tell(handle, MembershipEvents.DISPUTED, served);
    }

    /** It was won, or came to nothing: the days that are left begin today. */
    void survived(Handle handle, long number, ChargeDispute dispute) {
        Membership membership = MembershipStore.lock(handle, number);
        Long disputed = membership.disputed();
        if (disputed == null || disputed != dispute.number()) {
            return;
        }
        Standing after = Lifecycle.rested(membership.standing(), today(membership));
        MembershipStore.setDisputed(handle, number, null);
        MembershipStore.save(handle, number, after, clocks.business());
        tell(handle, MembershipEvents.DISPUTE_WON, membership.with(after));
    }

    /** It was lost. */
    void lost(Handle handle, long number, Lost lost) {
        Membership membership = MembershipStore.lock(handle, number);
        Standing before = membership.standing();
        // What is on its way back to the payer is not here any more.
        long left = before.status() == MembershipStatus.REFUNDING
                ? 0
                : before.schedule().netLeft();
        // Of a given month that its receiver made longer, the gift's money was served first.
        long ofIt = lost.given() ? Math.max(0, left - ownPayments(handle, membership)) : left;
        long unearned = Math.min(lost.netMicros(), ofIt);
        takeBacks.begin(
                handle,
                new TakeBacks.Wanted(
                        lost.dispute().number(),
                        number,
                        membership.creator(),
                        lost.charge().payer(),
                        lost.charge().market(),
                        membership.currency(),
                        lost.given() ? unearned : 0,
                        part(lost.shareMicros(), lost.netMicros() - unearned, lost.netMicros()),
                        lost.servesFrom(),
                        Objects.requireNonNull(lost.dispute().decidedOn())));
        Long disputed = membership.disputed();
        if (disputed != null && disputed == lost.dispute().number()) {
            MembershipStore.setDisputed(handle, number, null);
        }
        boolean runsOnOwnMoney = lost.given() && unearned == 0 && left > 0;
        Standing after = runsOnOwnMoney ? before : Lifecycle.disputeLost(before, unearned);
        MembershipStore.save(handle, number, after, clocks.business());
        Membership now = membership.with(after);
        tell(handle, MembershipEvents.DISPUTE_LOST, now);
        if (before.status() != MembershipStatus.ENDED && after.status() == MembershipStatus.ENDED) {
            tell(handle, MembershipEvents.ENDED, now);
        }
    }

    /** What is in dispute of a charge, less the tax in it, in micros. */
    static long netMicros(Charge charge, ChargeDispute dispute) {
        Asset currency = Asset.fiat(charge.currency());
        return Math.multiplyExact(dispute.amount() - tax(charge, dispute), currency.minorUnit());
    }

    /** The tax in what is in dispute, minor units. */
    static long tax(Charge charge, ChargeDispute dispute) {
        return Math.multiplyExact(charge.tax(), dispute.amount()) / charge.amount();
    }

    /** Rounded up: what was served is taken whole, and no day gives more than it earned. */
    private static long part(long whole, long of, long all) {
        return all == 0
                ? 0
                : BigInteger.valueOf(whole)
                        .multiply(BigInteger.valueOf(of))
                        .add(BigInteger.valueOf(all - 1))
                        .divide(BigInteger.valueOf(all))
                        .longValueExact();
    }

    private static long ownPayments(Handle handle, Membership membership) {
        long minor = handle.createQuery("""
                        SELECT COALESCE(sum(amount - tax), 0) FROM membership_bill
                        WHERE membership = :membership AND status = 'paid'""")
                .bind("membership", membership.number())
                .mapTo(Long.class)
                .one();
        return Math.multiplyExact(minor, Asset.fiat(membership.currency()).minorUnit());
    }

    private void tell(Handle handle, EventType<MembershipEvents.Told> type, Membership now) {
        Events.append(handle, MembershipEvents.of(type, now, today(now), clocks.business(), null));
        members.changed(now.creator(), now.member());
    }

    private LocalDate today(Membership membership) {
        return clocks.today(markets.get(membership.market()));
    }
}
