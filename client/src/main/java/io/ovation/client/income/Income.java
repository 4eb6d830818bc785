package io.ovation.client.income;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import io.ovation.client.money.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The income of a creator by stream and month, from here and elsewhere. */
public final class Income {
    private final Door door;

    /** For one creator. */
    public Income(Door door) {
        this.door = door;
    }

    /**
     * Gross to net with every cut, in one currency at each day's rate.
     *
     * @param from null for a year ago
     * @param to null for today
     * @param currency null for the creator's own
     */
    public Call<Statement> statement(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String currency) {
        return statement(from, to, currency, null);
    }

    /** The same, as soon as the journal is at this sequence; waits a second at most. */
    public Call<Statement> statement(
            @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String currency, @Nullable Long sequence) {
        return door.get(route("income", from, to, currency).with("sequence", sequence), Statement.class);
    }

    /** The same as CSV: every amount of a day in its own currency, with the rate and where that is from. */
    public Call<String> csv(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String currency) {
        return door.text(route("income.csv", from, to, currency));
    }

    private static Route route(
            String what, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String currency) {
        return Route.of("earnings", what).with("from", from).with("to", to).with("currency", currency);
    }

    /**
     * Takes in income from another platform as CSV: columns {@code date}, {@code net} or {@code gross}, {@code fees}, {@code
     * tax}, {@code currency}, {@code reference}, {@code description}. All of it or nothing; what is there already is not counted
     * again.
     *
     * @param platform whose it is, such as youtube
     * @param currency of lines without one; null when all lines have one
     */
    public Call<Import> take(String platform, byte[] csv, @Nullable String currency) {
        return door.upload(
                Route.of("earnings", "imports").with("platform", platform).with("currency", currency),
                csv,
                Import.class);
    }

    /** The caller's files, the newest first. */
    public Listing<Import> imports() {
        return door.list(Route.of("earnings", "imports"), Import.class);
    }

    /** Takes a file back, with the amounts that it brought. */
    public Call<Door.Nothing> removeImport(String id) {
        return door.delete(Route.of("earnings", "imports", id));
    }

    /**
     * An income statement.
     *
     * @param complete whether all amounts could be told in the currency
     * @param sequence of the journal up to which it is
     */
    public record Statement(
            LocalDate from,
            LocalDate to,
            String currency,
            boolean complete,
            List<Row> rows,
            List<PayoutRow> payouts,
            List<ImportedRow> imported,
            Totals totals,
            List<Missing> missing,
            List<Rates> rates,
            long sequence) {}

    /**
     * A stream in a month.
     *
     * @param month as 2026-11, in the creator's own calendar
     * @param earnedAs what was earned, in the currencies it was earned in
     */
    public record Row(String month, String stream, Parts parts, List<Micros> earnedAs) {}

    /**
     * Gross to net: {@code paid_by_viewers + paid_by_platform - tax - store_fee - platform = earned}, and {@code earned +
     * taken_back + adjusted = net}. What matured, was kept and set aside happened in the same days, to earnings of these
     * or earlier ones.
     *
     * @param paidByViewers tax included
     * @param paidByPlatform the platform's own money: promotional coins with a budget, the creator fund
     * @param platform what the platform kept; below zero where it paid on top
     * @param takenBack 0 or below: what lost disputes and corrections of the fund took
     * @param adjusted by hand, with four eyes
     * @param matured what became available
     * @param kept what matured and paid what the creator owed
     * @param payouts what was set aside for payouts, less what came back
     */
    public record Parts(
            Micros paidByViewers,
            Micros paidByPlatform,
            Micros tax,
            Micros storeFee,
            Micros platform,
            Micros earned,
            Micros takenBack,
            Micros adjusted,
            Micros net,
            Micros matured,
            Micros kept,
            Micros payouts) {}

    /** What left for the creator in a month, and the tax that was withheld. */
    public record PayoutRow(String month, Micros paidOut, Micros withheld) {}

    /** Income from another platform in a month, as the creator imported it. */
    public record ImportedRow(String month, String platform, Micros gross, Micros fees, Micros tax, Micros net) {}

    /**
     * All of the period.
     *
     * @param imported net income from elsewhere
     * @param allIncome net income from here and elsewhere together
     */
    public record Totals(Parts parts, Micros paidOut, Micros withheld, Micros imported, Micros allIncome) {}

    /**
     * Amounts that are in no sum, because there is no rate of their days.
     *
     * @param stream left out for payouts and for income from elsewhere
     */
    public record Missing(@Nullable String stream, String part, Micros amount, LocalDate firstDay, LocalDate lastDay) {}

    /**
     * The rates that amounts of a currency were told with; the CSV has every single one, and {@code GET /v1/fx-rates}
     * what it follows from.
     *
     * @param days how many days' rates
     */
    public record Rates(String from, String to, int days, String lowest, String highest, List<String> sources) {}

    /**
     * A file that was taken in.
     *
     * @param newRows how many of its lines were not there already
     */
    public record Import(String id, String platform, String sha256, int rows, int newRows, Instant importedAt) {}
}
