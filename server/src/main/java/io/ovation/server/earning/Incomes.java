package io.ovation.server.earning;

import io.ovation.economics.Asset;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.fx.FxRates;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Makes income statements. Blocking; any thread. */
@ApplicationScoped
public class Incomes {
    /** Three years and a leap day. */
    private static final int MOST_DAYS = 3 * 366;

    private final IncomeRows rows;
    private final ImportedIncome imported;
    private final FxRates rates;
    private final Markets markets;
    private final Clocks clocks;

    Incomes(IncomeRows rows, ImportedIncome imported, FxRates rates, Markets markets, Clocks clocks) {
        this.rows = rows;
        this.imported = imported;
        this.rates = rates;
        this.markets = markets;
        this.clocks = clocks;
    }

    /** Some days in the creator's own calendar. */
    public record Period(LocalDate first, LocalDate last) {}

    /**
     * Reads a period; without a first day the year of the last begins it, without a last day today ends it.
     *
     * @throws Problem {@code field_invalid} for what is no day, for an end before the beginning, for more than three years
     */
    public Period period(User creator, @Nullable String from, @Nullable String to) {
        LocalDate last = to == null ? clocks.today(markets.of(creator)) : day(to, "to");
        LocalDate first = from == null ? last.withDayOfYear(1) : day(from, "from");
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("from")
                    .detail("From one day to the same or a later one, three years at most");
        }
        return new Period(first, last);
    }

    /** The statement of a creator. */
    public IncomeStatement statement(User creator, Period period, Asset currency) {
        Market market = markets.of(creator);
        return new IncomeStatement(
                currency,
                rates.table(period.first(), period.last()),
                rows.byDay(creator.number(), market.zone(), period.first(), period.last()),
                imported.byDay(creator.number(), period.first(), period.last()));
    }

    private static LocalDate day(String text, String field) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field(field).detail("A day is written as 2026-11-23");
        }
    }
}
