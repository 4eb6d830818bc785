package io.ovation.server.membership;

import io.ovation.server.membership.Standing.AtPeriodEnd;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may happen to a membership, and what it becomes: the one place that decides it. Pure; reads no clock and no rows.
 *
 * <p>There is at most one open bill, and only it can be paid or declined; nothing that ends or changes a membership
 * happens while one is open. So a payment that succeeds always finds the membership it was asked for.
 */
public final class Lifecycle {
    private Lifecycle() {}

    /**
     * How renewals that are not paid are treated.
     *
     * @param retryDays after how many days from the day it fell due each further attempt is made, rising
     * @param graceDays for how many days perks are kept; above the last of them
     * @param mostPauseMonths how long a pause may be
     */
    public record Rules(List<Integer> retryDays, int graceDays, int mostPauseMonths) {
        public Rules {
            retryDays = List.copyOf(retryDays);
            int before = 0;
            for (int day : retryDays) {
                if (day <= before) {
                    throw new IllegalArgumentException("the days of further attempts rise from 1: " + retryDays);
                }
                before = day;
            }
            if (graceDays <= before || mostPauseMonths < 1) {
                throw new IllegalArgumentException("grace is longer than the last attempt, and a pause has a month");
            }
        }
    }

    /** What there is to do on a day. */
    public enum Due {
        /** Nothing, or only the outside can go on. */
        NOTHING,
        /** A day that is over is earned. */
        SERVE,
        /** The next month is charged, or charged once more. */
        RENEW,
        /** The pause that was asked for begins. */
        PAUSE,
        /** The first month after the pause is charged. */
        RESUME,
        /** It ends as was asked. */
        END,
        /** Grace is over. */
        LAPSE
    }

    /** A membership that waits for its first payment. */
    public static Standing asked(long tier, long price, LocalDate today, long bill) {
        return new Standing(
                MembershipStatus.PENDING,
                tier,
                price,
                price,
                today,
                today,
                today,
                Schedule.NONE,
                AtPeriodEnd.RENEW,
                null,
                0,
                0,
                null,
                0,
                null,
                null,
                today,
                bill,
                null);
    }

    /** A month that somebody else paid for; it does not renew. */
    public static Standing given(long tier, long price, LocalDate today, long netMicros, int sharePpm) {
        LocalDate end = today.plusMonths(1);
        Standing.Draft draft = asked(tier, price, today, 0).edit();
        draft.status = MembershipStatus.ACTIVE;
        draft.openBill = null;
        draft.periodEnd = end;
        draft.schedule = Schedule.of(netMicros, sharePpm, days(today, end));
        draft.atPeriodEnd = AtPeriodEnd.END;
        return draft.done();
    }

    /** What there is to do first on this day. Asked again after each step until there is nothing. */
    public static Due due(Standing now, LocalDate today) {
        LocalDate work = now.workOn();
        if (work == null || work.isAfter(today)) {
            return Due.NOTHING;
        }
        return switch (now.status()) {
            case ACTIVE ->
                now.schedule().daysLeft() > 0
                        ? Due.SERVE
                        : switch (now.atPeriodEnd()) {
                            case RENEW -> Due.RENEW;
                            case PAUSE -> Due.PAUSE;
                            case END -> Due.END;
                        };
            case PAST_DUE -> {
                LocalDate graceEnds = now.graceEnds();
                boolean isOver = graceEnds != null && !graceEnds.isAfter(today);
                yield isOver ? Due.LAPSE : now.retryOn() == null ? Due.NOTHING : Due.RENEW;
            }
            case PAUSED -> Due.RESUME;
            case PENDING, REFUNDING, ENDED -> Due.NOTHING;
        };
    }

    /** The first day that is not earned, which is over. */
    public static LocalDate dayToServe(Standing now) {
        return now.periodStart().plusDays(now.schedule().served());
    }

    /** One more day is earned. */
    public static Standing served(Standing now) {
        require(now.status() == MembershipStatus.ACTIVE, now, "is served");
        Standing.Draft draft = now.edit();
        draft.schedule = now.schedule().serveDay();
        return draft.done();
    }

    /** A bill is open: for the next month, an upgrade, or the first month after a pause. */
    public static Standing billed(Standing now, BillKind kind, long bill) {
        boolean fits = switch (kind) {
            case JOIN -> false;
            case RENEWAL ->
                now.status() == MembershipStatus.PAST_DUE
                        || now.status() == MembershipStatus.ACTIVE
                                && now.schedule().daysLeft() == 0;
            case UPGRADE -> now.status() == MembershipStatus.ACTIVE;
            case RESUMPTION -> now.status() == MembershipStatus.PAUSED;
        };
        require(fits && now.openBill() == null, now, "gets a bill of kind " + kind);
        Standing.Draft draft = now.edit();
        draft.openBill = bill;
        return draft.done();
    }

    /**
     * What a payment bought.
     *
     * @param bill its number
     * @param tier the tier it is for
     * @param price a month of it, minor units
     * @param netMicros what was paid, less tax
     * @param sharePpm the creator's share of it
     */
    public record Paid(long bill, BillKind kind, long tier, long price, long netMicros, int sharePpm) {}

    /**
     * The open bill is paid: a month begins. A renewal goes on from where the last month ended, however late it was paid;
     * everything else begins today.
     *
     * @throws IllegalStateException if it is not the open bill
     */
    public static Standing paid(Standing now, Paid paid, LocalDate today) {
        require(now.openBill() != null && now.openBill() == paid.bill(), now, "is paid by bill " + paid.bill());
        Standing.Draft draft = now.edit();
        boolean goesOn = paid.kind() == BillKind.RENEWAL;
        LocalDate start = goesOn ? now.periodEnd() : today;
        draft.anchor = goesOn ? now.anchor() : today;
        draft.periodStart = start;
        draft.periodEnd = nextEnd(draft.anchor, start);
        int days = days(start, draft.periodEnd);
        draft.schedule = now.schedule().carriedOver(paid.netMicros(), paid.sharePpm(), days);
        draft.status = MembershipStatus.ACTIVE;
        draft.tier = paid.tier();
        draft.price = paid.price();
        draft.worth = paid.price();
        draft.nextTier = null;
        draft.nextPrice = 0;
        draft.openBill = null;
        draft.attempts = 0;
        draft.retryOn = null;
        draft.graceEnds = null;
        if (paid.kind() == BillKind.JOIN) {
            draft.streakStart = today;
        }
        if (paid.kind() == BillKind.UPGRADE) {
            draft.atPeriodEnd = AtPeriodEnd.RENEW;
            draft.pauseMonths = 0;
        }
        if (paid.kind() == BillKind.RESUMPTION) {
            draft.streakStart = now.streakStart().plusDays(days(now.periodEnd(), today));
            draft.pausedUntil = null;
        }
        return draft.done();
    }

    /** The open bill came to nothing. */
    public static Standing unpaid(Standing now, long bill, BillKind kind, LocalDate today, Rules rules) {
        require(now.openBill() != null && now.openBill() == bill, now, "was not paid by bill " + bill);
        Standing.Draft draft = now.edit();
        draft.openBill = null;
        switch (kind) {
            case JOIN -> {
                draft.status = MembershipStatus.ENDED;
                draft.endReason = EndReason.NEVER_PAID;
            }
            case UPGRADE -> {
                // Nothing changes: the running month goes on.
            }
            case RENEWAL -> declined(draft, now.periodEnd(), today, rules);
            case RESUMPTION -> {
                draft.pausedUntil = null;
                draft.status = MembershipStatus.ENDED;
                draft.endReason = EndReason.LAPSED;
            }
        }
        return draft.done();
    }

    private static void declined(Standing.Draft draft, LocalDate dueOn, LocalDate today, Rules rules) {
        draft.status = MembershipStatus.PAST_DUE;
        draft.attempts++;
        draft.graceEnds = dueOn.plusDays(rules.graceDays());
        draft.retryOn = null;
        for (int day : rules.retryDays()) {
            LocalDate next = dueOn.plusDays(day);
            if (next.isAfter(today)) {
                draft.retryOn = next;
                return;
            }
        }
    }

    /** From the next period on the member wants a cheaper tier; null takes the wish back. */
    public static Standing nextTier(Standing now, @Nullable Long tier, long price) {
        requireChangeable(now);
        Standing.Draft draft = now.edit();
        draft.nextTier = tier;
        draft.nextPrice = tier == null ? 0 : price;
        return draft.done();
    }

    /** What is to happen at the period's end. */
    public static Standing atPeriodEnd(Standing now, AtPeriodEnd what, int pauseMonths, Rules rules) {
        requireChangeable(now);
        if (what == AtPeriodEnd.PAUSE && (pauseMonths < 1 || pauseMonths > rules.mostPauseMonths())) {
            throw new IllegalArgumentException("a pause of " + pauseMonths + " months");
        }
        Standing.Draft draft = now.edit();
        draft.atPeriodEnd = what;
        draft.pauseMonths = what == AtPeriodEnd.PAUSE ? pauseMonths : 0;
        return draft.done();
    }

    /** The pause begins. */
    public static Standing paused(Standing now) {
        require(isServedOut(now) && now.atPeriodEnd() == AtPeriodEnd.PAUSE, now, "is paused");
        Standing.Draft draft = now.edit();
        draft.status = MembershipStatus.PAUSED;
        draft.pausedUntil = now.periodEnd().plus(Period.ofMonths(now.pauseMonths()));
        draft.atPeriodEnd = AtPeriodEnd.RENEW;
        draft.pauseMonths = 0;
        return draft.done();
    }

    /** It is over, with nothing unearned left. */
    public static Standing ended(Standing now, EndReason reason) {
        require(
                now.openBill() == null
                        && now.status() != MembershipStatus.ENDED
                        && now.schedule().netLeft() == 0,
                now,
                "ends");
        Standing.Draft draft = now.edit();
        draft.status = MembershipStatus.ENDED;
        draft.endReason = reason;
        draft.retryOn = null;
        draft.graceEnds = null;
        draft.pausedUntil = null;
        return draft.done();
    }

    /** Ends at once; the unearned part is on its way back. */
    public static Standing refunding(Standing now) {
        require(now.status() == MembershipStatus.ACTIVE && now.openBill() == null, now, "is refunded");
        Standing.Draft draft = now.edit();
        draft.status = MembershipStatus.REFUNDING;
        return draft.done();
    }

    /** The unearned part is back. */
    public static Standing refunded(Standing now) {
        require(now.status() == MembershipStatus.REFUNDING, now, "was refunded");
        Standing.Draft draft = now.edit();
        draft.status = MembershipStatus.ENDED;
        draft.endReason = EndReason.REFUNDED;
        draft.schedule = Schedule.NONE;
        return draft.done();
    }

    /**
     * Some of the money, or all of it, could not be returned: the member gets the days for it, and it ends then.
     *
     * @param netMicros what is owed for them again
     */
    public static Standing notRefunded(Standing now, long netMicros) {
        require(now.status() == MembershipStatus.REFUNDING, now, "was not refunded");
        Standing.Draft draft = now.edit();
        draft.status = MembershipStatus.ACTIVE;
        draft.atPeriodEnd = AtPeriodEnd.END;
        draft.periodStart = dayToServe(now);
        draft.schedule = now.schedule().reducedTo(netMicros);
        return draft.done();
    }

    /**
     * A payment was taken back by the cardholder's bank: what was not served pays for it first. What other payments left
     * is served, and then it ends.
     *
     * @param netMicros of the payment that is gone, less tax
     */
    public static Standing disputeLost(Standing now, long netMicros) {
        Standing.Draft draft = now.edit();
        long left = Math.max(0, now.schedule().netLeft() - netMicros);
        draft.nextTier = null;
        draft.atPeriodEnd = AtPeriodEnd.END;
        draft.pauseMonths = 0;
        if (left > 0) {
            draft.periodStart = dayToServe(now);
            draft.schedule = now.schedule().reducedTo(left);
        } else {
            draft.schedule = Schedule.NONE;
            if (now.openBill() == null && now.status() != MembershipStatus.ENDED) {
                draft.status = MembershipStatus.ENDED;
                draft.endReason = EndReason.DISPUTED;
                draft.retryOn = null;
                draft.graceEnds = null;
                draft.pausedUntil = null;
            }
        }
        return draft.done();
    }

    /** A dispute that it rested for was won: the days that are left begin today, and months end by the new end. */
    public static Standing rested(Standing now, LocalDate today) {
        LocalDate next = now.schedule().daysLeft() > 0 ? dayToServe(now) : now.periodEnd();
        if (now.status() != MembershipStatus.ACTIVE || !next.isBefore(today)) {
            return now;
        }
        int rest = days(next, today);
        Standing.Draft draft = now.edit();
        draft.periodStart = now.periodStart().plusDays(rest);
        draft.periodEnd = now.periodEnd().plusDays(rest);
        draft.anchor = draft.periodEnd;
        draft.streakStart = now.streakStart().plusDays(rest);
        return draft.done();
    }

    /** The end of the month that begins on a day: the anchor's next date after it. */
    static LocalDate nextEnd(LocalDate anchor, LocalDate start) {
        long months = ChronoUnit.MONTHS.between(anchor.withDayOfMonth(1), start.withDayOfMonth(1));
        LocalDate end = anchor.plusMonths(months + 1);
        return end.isAfter(start) ? end : anchor.plusMonths(months + 2);
    }

    private static boolean isServedOut(Standing now) {
        return now.status() == MembershipStatus.ACTIVE
                && now.openBill() == null
                && now.schedule().daysLeft() == 0;
    }

    private static void requireChangeable(Standing now) {
        require(now.status() == MembershipStatus.ACTIVE && now.openBill() == null, now, "is changed");
    }

    private static void require(boolean holds, Standing now, String what) {
        if (!holds) {
            throw new IllegalStateException("a membership that " + what + " stands as " + now);
        }
    }

    private static int days(LocalDate from, LocalDate to) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }
}
