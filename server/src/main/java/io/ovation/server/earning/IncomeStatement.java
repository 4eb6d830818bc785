package io.ovation.server.earning;

import io.ovation.economics.Asset;
import io.ovation.economics.Stream;
import io.ovation.server.fx.FxQuote;
import io.ovation.server.fx.FxTable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A creator's income of some days, from what viewers paid to what reached the bank, told in one currency: each day's
 * amounts at that day's rate, rounded once. What the platform kept is what is left of what was paid after every other cut,
 * so the rows always add up; it may be below zero, where the platform paid on top.
 *
 * <p>Amounts for which there is no rate are in no sum; they are listed as they are. Pure; made once, read by one thread.
 */
public final class IncomeStatement {
    private final Asset currency;
    private final FxTable rates;
    private final Map<Cell, Map<IncomePart, Long>> cells = new TreeMap<>(Comparator.comparing(Cell::month)
            .thenComparing(Cell::stream, Comparator.nullsLast(Comparator.naturalOrder())));
    private final Map<Cell, Map<String, Long>> earned = new HashMap<>();
    private final Map<Elsewhere, long[]> imported =
            new TreeMap<>(Comparator.comparing(Elsewhere::month).thenComparing(Elsewhere::platform));
    private final Map<Missing, long[]> missing = new LinkedHashMap<>();
    private final Map<RateKey, Optional<FxQuote>> quotes = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    /**
     * One row: a stream in a month.
     *
     * @param stream null for payouts
     */
    public record Cell(YearMonth month, @Nullable Stream stream) {}

    /** A platform in a month. */
    public record Elsewhere(YearMonth month, String platform) {}

    /** An amount that could not be told in the statement's currency. */
    public record Missing(Asset currency, @Nullable Stream stream, IncomePart part) {}

    private record RateKey(Asset currency, LocalDate day) {}

    /**
     * One amount of a day with the rate it was told by.
     *
     * @param what stream, or payouts, or the platform of income from elsewhere
     * @param part of the income
     * @param micros in its own currency
     * @param told in the statement's; null without a rate
     * @param rate null without one
     */
    public record Line(
            LocalDate day,
            String what,
            String part,
            Asset currency,
            long micros,
            @Nullable Long told,
            @Nullable FxQuote rate) {}

    /**
     * Tells amounts in a currency.
     *
     * @param rates of all days of the rows
     */
    public IncomeStatement(
            Asset currency, FxTable rates, List<IncomeRows.Row> rows, List<ImportedIncome.Day> elsewhere) {
        this.currency = currency;
        this.rates = rates;
        rows.forEach(this::add);
        elsewhere.forEach(this::add);
    }

    /** The currency of all sums. */
    public Asset currency() {
        return currency;
    }

    /** Sums by month and stream, and by month of payouts (their stream is null), in micros; parts without are left out. */
    public Map<Cell, Map<IncomePart, Long>> cells() {
        return cells;
    }

    /** What was earned in a cell, in the currencies it was earned in: micros by code. */
    public Map<String, Long> earned(Cell cell) {
        return earned.getOrDefault(cell, Map.of());
    }

    /** Gross, fees, tax and net from elsewhere, in micros. */
    public Map<Elsewhere, long[]> imported() {
        return imported;
    }

    /** What is in no sum, because there was no rate: micros of its own currency, and the first and last epoch day. */
    public Map<Missing, long[]> missing() {
        return missing;
    }

    /** Every rate that was used, one a currency and day. */
    public List<FxQuote> quotes() {
        return quotes.values().stream()
                .flatMap(Optional::stream)
                .filter(quote -> !quote.rates().isEmpty())
                .toList();
    }

    /** Every amount of a day with its rate: what the sums are made of. */
    public List<Line> lines() {
        return lines;
    }

    /** What the platform kept of a row: what is left of what was paid after tax, fees and the creator's share. */
    public static long platformKept(Map<IncomePart, Long> parts) {
        return of(parts, IncomePart.PAID_BY_VIEWERS)
                + of(parts, IncomePart.PAID_BY_PLATFORM)
                - of(parts, IncomePart.TAX)
                - of(parts, IncomePart.STORE_FEE)
                - of(parts, IncomePart.EARNED);
    }

    /** What a row leaves the creator with: the share, less what was taken back, with what was corrected. */
    public static long net(Map<IncomePart, Long> parts) {
        return of(parts, IncomePart.EARNED) + of(parts, IncomePart.TAKEN_BACK) + of(parts, IncomePart.ADJUSTED);
    }

    /** A part of a row, 0 where there is none. */
    public static long of(Map<IncomePart, Long> parts, IncomePart part) {
        return parts.getOrDefault(part, 0L);
    }

    private void add(IncomeRows.Row row) {
        Optional<FxQuote> quote = quote(row.currency(), row.day());
        Long told = quote.map(rate -> rate.convert(row.micros())).orElse(null);
        lines.add(new Line(
                row.day(),
                row.stream() == null ? "payouts" : row.stream().code(),
                row.part().code(),
                row.currency(),
                row.micros(),
                told,
                quote.orElse(null)));
        Cell cell = new Cell(YearMonth.from(row.day()), row.stream());
        if (row.part() == IncomePart.EARNED) {
            earned.computeIfAbsent(cell, nothing -> new TreeMap<>())
                    .merge(row.currency().code(), row.micros(), Math::addExact);
        }
        if (told == null) {
            miss(new Missing(row.currency(), row.stream(), row.part()), row.micros(), row.day());
            return;
        }
        cells.computeIfAbsent(cell, nothing -> new EnumMap<>(IncomePart.class)).merge(row.part(), told, Math::addExact);
    }

    private void add(ImportedIncome.Day day) {
        Optional<FxQuote> quote = quote(day.currency(), day.day());
        for (String part : new String[] {"gross", "fees", "tax"}) {
            long micros = switch (part) {
                case "gross" -> day.gross();
                case "fees" -> -day.fees();
                default -> -day.tax();
            };
            if (micros != 0) {
                lines.add(new Line(
                        day.day(),
                        day.platform(),
                        part,
                        day.currency(),
                        micros,
                        quote.map(rate -> rate.convert(micros)).orElse(null),
                        quote.orElse(null)));
            }
        }
        if (quote.isEmpty()) {
            miss(new Missing(day.currency(), null, IncomePart.EARNED), day.net(), day.day());
            return;
        }
        long[] sums =
                imported.computeIfAbsent(new Elsewhere(YearMonth.from(day.day()), day.platform()), none -> new long[4]);
        long[] amounts = {
            quote.get().convert(day.gross()),
            quote.get().convert(day.fees()),
            quote.get().convert(day.tax())
        };
        for (int i = 0; i < amounts.length; i++) {
            sums[i] = Math.addExact(sums[i], amounts[i]);
        }
        // Net follows from the others as they were rounded, so that the row adds up.
        sums[3] = Math.addExact(sums[3], amounts[0] - amounts[1] - amounts[2]);
    }

    private Optional<FxQuote> quote(Asset from, LocalDate day) {
        return quotes.computeIfAbsent(new RateKey(from, day), key -> rates.quote(from, currency, day));
    }

    private void miss(Missing what, long micros, LocalDate day) {
        long[] sums = missing.computeIfAbsent(what, nothing -> new long[] {0, day.toEpochDay(), day.toEpochDay()});
        sums[0] = Math.addExact(sums[0], micros);
        sums[1] = Math.min(sums[1], day.toEpochDay());
        sums[2] = Math.max(sums[2], day.toEpochDay());
    }
}
