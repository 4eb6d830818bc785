package io.ovation.server.membership;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * How a membership stands: what {@link Lifecycle} reads and changes. Immutable. Days are the business days of the
 * member's market.
 *
 * @param tier the tier whose perks hold
 * @param price a month of it, minor units, as it was agreed; stays as long as the membership runs
 * @param worth what the running period was worth when it began, minor units: its price, credits included
 * @param anchor months end on this day of the month, or on the last day of a shorter one
 * @param periodStart first day of the running (or last) period
 * @param periodEnd first day after it
 * @param schedule the period's money
 * @param atPeriodEnd what happens then
 * @param nextTier the tier of the next period; null when it stays
 * @param nextPrice a month of it
 * @param pauseMonths for how many months a pause is asked
 * @param pausedUntil the day a pause ends by itself; null when there is none
 * @param attempts how often this renewal was declined
 * @param retryOn when it is tried again; null when it is not
 * @param graceEnds first day without perks, should nothing be paid; null outside of grace
 * @param streakStart the day the unbroken membership began, moved by what was paused
 * @param openBill number of the bill that is not decided; null when there is none
 * @param endReason why it is over; null while it is not
 */
public record Standing(
        MembershipStatus status,
        long tier,
        long price,
        long worth,
        LocalDate anchor,
        LocalDate periodStart,
        LocalDate periodEnd,
        Schedule schedule,
        AtPeriodEnd atPeriodEnd,
        @Nullable Long nextTier,
        long nextPrice,
        int pauseMonths,
        @Nullable LocalDate pausedUntil,
        int attempts,
        @Nullable LocalDate retryOn,
        @Nullable LocalDate graceEnds,
        LocalDate streakStart,
        @Nullable Long openBill,
        @Nullable EndReason endReason) {

    /** What happens when the period ends. */
    public enum AtPeriodEnd {
        RENEW,
        PAUSE,
        END;

        /** As in JSON and SQL. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static AtPeriodEnd of(String text) {
            return valueOf(text.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** The month of the unbroken membership that a day is in, from 1: what badges go by. */
    public int month(LocalDate day) {
        return day.isBefore(streakStart)
                ? 1
                : (int) Period.between(streakStart, day).toTotalMonths() + 1;
    }

    /**
     * The first business day on which there is something to do; null when only the outside, or the member, can go on.
     */
    public @Nullable LocalDate workOn() {
        return switch (status) {
            case ACTIVE ->
                schedule.daysLeft() > 0
                        ? periodStart.plusDays(schedule.served() + 1L)
                        : openBill == null ? periodEnd : null;
            case PAST_DUE -> openBill != null ? null : retryOn != null ? retryOn : graceEnds;
            case PAUSED -> openBill != null ? null : pausedUntil;
            case PENDING, REFUNDING, ENDED -> null;
        };
    }

    /** A copy to change. */
    Draft edit() {
        return new Draft(this);
    }

    /** A standing being changed; used by one method on one thread. */
    static final class Draft {
        MembershipStatus status;
        long tier;
        long price;
        long worth;
        LocalDate anchor;
        LocalDate periodStart;
        LocalDate periodEnd;
        Schedule schedule;
        AtPeriodEnd atPeriodEnd;

        @Nullable
        Long nextTier;

        long nextPrice;
        int pauseMonths;

        @Nullable
        LocalDate pausedUntil;

        int attempts;

        @Nullable
        LocalDate retryOn;

        @Nullable
        LocalDate graceEnds;

        LocalDate streakStart;

        @Nullable
        Long openBill;

        @Nullable
        EndReason endReason;

        private Draft(Standing from) {
            status = from.status;
            tier = from.tier;
            price = from.price;
            worth = from.worth;
            anchor = from.anchor;
            periodStart = from.periodStart;
            periodEnd = from.periodEnd;
            schedule = from.schedule;
            atPeriodEnd = from.atPeriodEnd;
            nextTier = from.nextTier;
            nextPrice = from.nextPrice;
            pauseMonths = from.pauseMonths;
            pausedUntil = from.pausedUntil;
            attempts = from.attempts;
            retryOn = from.retryOn;
            graceEnds = from.graceEnds;
            streakStart = from.streakStart;
            openBill = from.openBill;
            endReason = from.endReason;
        }

        Standing done() {
            return new Standing(
                    status,
                    tier,
                    price,
                    worth,
                    anchor,
                    periodStart,
                    periodEnd,
                    schedule,
                    atPeriodEnd,
                    nextTier,
                    nextPrice,
                    pauseMonths,
                    pausedUntil,
                    attempts,
                    retryOn,
                    graceEnds,
                    streakStart,
                    openBill,
                    endReason);
        }
    }
}
