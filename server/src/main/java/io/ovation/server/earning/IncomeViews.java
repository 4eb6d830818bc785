package io.ovation.server.earning;

import io.ovation.economics.Asset;
import io.ovation.server.api.CsvRows;
import io.ovation.server.api.Micros;
import io.ovation.server.fx.FxQuote;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the API shows an income statement. */
final class IncomeViews {
    private IncomeViews() {}

    static StatementView of(IncomeStatement statement, Incomes.Period period, long sequence) {
        Asset currency = statement.currency();
        List<RowView> rows = new ArrayList<>();
        List<PayoutRow> payouts = new ArrayList<>();
        Map<IncomePart, Long> total = new EnumMap<>(IncomePart.class);
        for (Map.Entry<IncomeStatement.Cell, Map<IncomePart, Long>> each :
                statement.cells().entrySet()) {
            each.getValue().forEach((part, micros) -> total.merge(part, micros, Math::addExact));
            IncomeStatement.Cell cell = each.getKey();
            if (cell.stream() == null) {
                payouts.add(new PayoutRow(
                        cell.month().toString(),
                        micros(each.getValue(), IncomePart.PAID_OUT, currency),
                        micros(each.getValue(), IncomePart.WITHHELD, currency)));
            } else {
                rows.add(new RowView(
                        cell.month().toString(),
                        cell.stream().code(),
                        parts(each.getValue(), currency),
                        statement.earned(cell).entrySet().stream()
                                .map(one -> new Micros(one.getValue(), one.getKey()))
                                .toList()));
            }
        }
        List<ImportedRow> imported = new ArrayList<>();
        long elsewhere = 0;
        for (Map.Entry<IncomeStatement.Elsewhere, long[]> each :
                statement.imported().entrySet()) {
            long[] sums = each.getValue();
            elsewhere = Math.addExact(elsewhere, sums[3]);
            imported.add(new ImportedRow(
                    each.getKey().month().toString(),
                    each.getKey().platform(),
                    new Micros(sums[0], currency.code()),
                    new Micros(sums[1], currency.code()),
                    new Micros(sums[2], currency.code()),
                    new Micros(sums[3], currency.code())));
        }
        return new StatementView(
                period.first(),
                period.last(),
                currency.code(),
                statement.missing().isEmpty(),
                rows,
                payouts,
                imported,
                new Totals(
                        parts(total, currency),
                        micros(total, IncomePart.PAID_OUT, currency),
                        micros(total, IncomePart.WITHHELD, currency),
                        new Micros(elsewhere, currency.code()),
                        new Micros(Math.addExact(IncomeStatement.net(total), elsewhere), currency.code())),
                missing(statement),
                rates(statement),
                sequence);
    }

    private static Parts parts(Map<IncomePart, Long> parts, Asset currency) {
        return new Parts(
                micros(parts, IncomePart.PAID_BY_VIEWERS, currency),
                micros(parts, IncomePart.PAID_BY_PLATFORM, currency),
                micros(parts, IncomePart.TAX, currency),
                micros(parts, IncomePart.STORE_FEE, currency),
                new Micros(IncomeStatement.platformKept(parts), currency.code()),
                micros(parts, IncomePart.EARNED, currency),
                micros(parts, IncomePart.TAKEN_BACK, currency),
                micros(parts, IncomePart.ADJUSTED, currency),
                new Micros(IncomeStatement.net(parts), currency.code()),
                micros(parts, IncomePart.MATURED, currency),
                micros(parts, IncomePart.KEPT, currency),
                micros(parts, IncomePart.PAYOUTS, currency));
    }

    private static List<MissingView> missing(IncomeStatement statement) {
        List<MissingView> views = new ArrayList<>();
        statement
                .missing()
                .forEach((what, sums) -> views.add(new MissingView(
                        what.stream() == null ? null : what.stream().code(),
                        what.part().code(),
                        new Micros(sums[0], what.currency().code()),
                        LocalDate.ofEpochDay(sums[1]),
                        LocalDate.ofEpochDay(sums[2]))));
        return views;
    }

    /** One row a currency: how many days, between which rates, who published them. */
    private static List<RatesView> rates(IncomeStatement statement) {
        Map<String, List<FxQuote>> byCurrency = new TreeMap<>();
        statement
                .quotes()
                .forEach(quote -> byCurrency
                        .computeIfAbsent(quote.from().code(), nothing -> new ArrayList<>())
                        .add(quote));
        List<RatesView> views = new ArrayList<>();
        byCurrency.forEach((from, quotes) -> {
            BigDecimal lowest =
                    quotes.stream().map(FxQuote::rate).reduce(BigDecimal::min).orElseThrow();
            BigDecimal highest =
                    quotes.stream().map(FxQuote::rate).reduce(BigDecimal::max).orElseThrow();
            TreeSet<String> sources = new TreeSet<>();
            quotes.forEach(quote -> quote.rates().forEach(rate -> sources.add(rate.source())));
            views.add(new RatesView(
                    from,
                    statement.currency().code(),
                    quotes.size(),
                    lowest.toPlainString(),
                    highest.toPlainString(),
                    List.copyOf(sources)));
        });
        return views;
    }

    /** Every amount of a day with its rate and where that is from. */
    static String csv(IncomeStatement statement) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                "day",
                "from",
                "part",
                "amount",
                "currency",
                "rate",
                "rate_day",
                "rate_source",
                "amount_in_" + statement.currency().code().toLowerCase(java.util.Locale.ROOT)));
        for (IncomeStatement.Line line : statement.lines()) {
            FxQuote rate = line.rate();
            Map<String, Boolean> sources = new LinkedHashMap<>();
            if (rate != null) {
                rate.rates().forEach(one -> sources.put(one.source(), true));
            }
            lines.add(List.of(
                    line.day().toString(),
                    line.what(),
                    line.part(),
                    decimal(line.micros()),
                    line.currency().code(),
                    rate == null ? "" : rate.rate().toPlainString(),
                    rate == null ? "" : rate.day().toString(),
                    String.join(" and ", sources.keySet()),
                    line.told() == null ? "" : decimal(line.told())));
        }
        return CsvRows.write(lines);
    }

    private static String decimal(long micros) {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }

    private static Micros micros(Map<IncomePart, Long> parts, IncomePart part, Asset currency) {
        return new Micros(IncomeStatement.of(parts, part), currency.code());
    }

    /**
     * Gross to net: {@code paid_by_viewers + paid_by_platform - tax - store_fee - platform = earned}, and
     * {@code earned + taken_back + adjusted = net}. What matured, was kept and set aside happened in the same days, to
     * earnings of these or earlier ones.
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

    /**
     * A stream in a month.
     *
     * @param month as 2026-11, in the creator's own calendar
     * @param earnedAs what was earned, in the currencies it was earned in
     */
    public record RowView(
            String month,

            @Schema(enumeration = {"live", "video", "tips", "memberships", "fund"})
            String stream,

            Parts parts,
            List<Micros> earnedAs) {}

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
    public record MissingView(
            @Nullable String stream, String part, Micros amount, LocalDate firstDay, LocalDate lastDay) {}

    /**
     * The rates that amounts of a currency were told with; the CSV has every single one, and
     * {@code GET /v1/fx-rates} what it follows from.
     *
     * @param days how many days' rates
     */
    public record RatesView(String from, String to, int days, String lowest, String highest, List<String> sources) {}

    /**
     * An income statement.
     *
     * @param complete whether all amounts could be told in the currency
     * @param sequence of the journal up to which it is
     */
    public record StatementView(
            LocalDate from,
            LocalDate to,
            String currency,
            boolean complete,
            List<RowView> rows,
            List<PayoutRow> payouts,
            List<ImportedRow> imported,
            Totals totals,
            List<MissingView> missing,
            List<RatesView> rates,
            long sequence) {}
}
