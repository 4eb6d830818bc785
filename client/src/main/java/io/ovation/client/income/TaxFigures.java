package io.ovation.client.income;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Route;
import io.ovation.client.money.Micros;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tax forms will say of a year. */
public final class TaxFigures {
    private final Door door;

    /** For one creator, or for finance. */
    public TaxFigures(Door door) {
        this.door = door;
    }

    /**
     * The caller's year: forms of the US, or quarters of DAC7, whichever their market has.
     *
     * @param year null for this one
     */
    public Call<Figures> of(@Nullable Integer year) {
        return door.get(Route.of("tax-figures").with("year", year), Figures.class);
    }

    /** For finance: the figures of all creators who reach the threshold of a form, as CSV for the filing. */
    public Call<String> filing(String form, int year) {
        return door.text(Route.of("tax-figures.csv").with("form", form).with("year", year));
    }

    /** The figures of a year; forms of the US or quarters of DAC7, whichever the creator's market has. */
    public record Figures(int year, String market, List<Form> forms, List<Quarter> dac7) {}

    /**
     * A form.
     *
     * @param amount what it will say
     * @param threshold the amount from which on it is reported
     * @param aboveThreshold whether the amount has to be above that, not just reach it
     * @param moreTransactions of which there have to be more than so many as well; left out where any number does
     * @param reached whether it has to be reported
     * @param provisional whether the year's own threshold is not known yet
     * @param unconverted how many amounts are missing, because there is no rate of their day
     * @param source the law
     */
    public record Form(
            String form,
            String box,
            List<String> streams,
            String basis,
            Micros amount,
            long transactions,
            Micros threshold,
            boolean aboveThreshold,
            @Nullable Long moreTransactions,
            boolean reached,
            boolean provisional,
            int unconverted,
            String source) {}

    /** A quarter as DAC7 has it reported: consideration credited, for how many activities, and what was kept of it. */
    public record Quarter(int quarter, Micros consideration, long activities, Micros feesAndTaxes, int unconverted) {}
}
