package io.ovation.server.payout;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When a creator is paid without asking. Immutable.
 *
 * @param every week or month
 * @param day 1 (Monday) to 7 of a week; 1 to 28 of a month
 * @param nextOn the next day, in the creator's own zone
 * @param lastOn the day it last came up
 * @param lastNote what came of that: a payout's id, or why there was none
 */
public record PayoutSchedule(
        long creator,
        Every every,
        int day,
        LocalDate nextOn,
        @Nullable LocalDate lastOn,
        @Nullable String lastNote) {
    /** How often. */
    public enum Every {
        WEEKLY,
        MONTHLY;

        /** As in JSON and SQL. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The first day after another one that a schedule falls on. */
    static LocalDate after(Every every, int day, LocalDate from) {
        return switch (every) {
            case WEEKLY -> from.with(TemporalAdjusters.next(DayOfWeek.of(day)));
            case MONTHLY -> {
                LocalDate thisMonth = YearMonth.from(from).atDay(day);
                yield thisMonth.isAfter(from)
                        ? thisMonth
                        : YearMonth.from(from).plusMonths(1).atDay(day);
            }
        };
    }
}
