package io.ovation.server.payout;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;

/**
 * The limits of payouts.
 *
 * @param minimum smallest payout, in minor units of the earnings currency
 * @param dailyMaximum most that a creator may ask for on one business day, likewise
 * @param freeze how long nothing is paid after a payout account was changed
 * @param workingDays within how many working days we expect the money to arrive
 */
public record PayoutRules(long minimum, long dailyMaximum, Duration freeze, int workingDays) {
    /** 100.00 to 1,000.00 a day, 72 hours, 3 working days. */
    public static final PayoutRules DEFAULT = new PayoutRules(10_000, 100_000, Duration.ofHours(72), 3);

    /** The day by which a payout asked on a day should have arrived: Saturdays and Sundays do not count. */
    public LocalDate expectedBy(LocalDate asked) {
        return workingDaysAfter(asked, workingDays);
    }

    /** A day so many working days after another: Saturdays and Sundays do not count. */
    static LocalDate workingDaysAfter(LocalDate from, int days) {
        LocalDate day = from;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
    }
}
