package io.ovation.server.fx;

import io.ovation.economics.Asset;
import io.ovation.server.api.CsvRows;
import io.ovation.server.api.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of rates as it can be read: our own columns {@code date,base,quote,rate}, or the ECB's reference rates (a column
 * {@code Date} and one a currency, each against the euro, {@code N/A} where there is none; the ECB's
 * {@code eurofxref-hist.csv}, published at ecb.europa.eu under "Euro foreign exchange reference rates").
 *
 * @param format {@code ovation} or {@code ecb}
 */
record FxFile(String format, List<Row> rows) {
    private static final List<String> OURS = List.of("date", "base", "quote", "rate");
    private static final int MOST_DECIMALS = 12;
    private static final Asset EURO = Asset.fiat("EUR");

    /** One rate of the file. */
    record Row(LocalDate day, Asset base, Asset quote, BigDecimal rate) {}

    /**
     * Reads a file; all of it or nothing.
     *
     * @throws Problem {@code file_unreadable}, with the line and what is wrong there
     */
    static FxFile read(byte[] content) {
        CsvRows csv = CsvRows.read(content);
        boolean ours = csv.header().equals(OURS);
        if (!ours && (csv.header().size() < 2 || !csv.header().getFirst().equals("date"))) {
            throw csv.unreadable(1, "The columns are neither date,base,quote,rate nor Date and a currency each");
        }
        List<Row> rows = new ArrayList<>();
        for (CsvRows.Row row : csv.rows()) {
            LocalDate day = day(csv, row);
            if (ours) {
                rows.add(new Row(
                        day,
                        currency(csv, row, row.get("base")),
                        currency(csv, row, row.get("quote")),
                        rate(csv, row, row.get("rate"))));
                if (rows.getLast().base().equals(rows.getLast().quote())) {
                    throw csv.unreadable(row.line(), "Base and quote are the same currency");
                }
                continue;
            }
            for (String column : csv.header()) {
                String value = row.get(column);
                if (!column.equals("date") && !column.isEmpty() && !value.isEmpty() && !value.equals("N/A")) {
                    Asset quote = ecbCurrency(column);
                    if (quote != null) {
                        rows.add(new Row(day, EURO, quote, rate(csv, row, value)));
                    }
                }
            }
        }
        if (rows.isEmpty()) {
            throw csv.unreadable(1, "There is no rate in it");
        }
        return new FxFile(ours ? "ovation" : "ecb", List.copyOf(rows));
    }

    private static LocalDate day(CsvRows csv, CsvRows.Row row) {
        try {
            return LocalDate.parse(row.get("date"));
        } catch (DateTimeParseException e) {
            throw csv.unreadable(row.line(), "'" + row.get("date") + "' is not a day such as 2026-11-23");
        }
    }

    private static Asset currency(CsvRows csv, CsvRows.Row row, String code) {
        try {
            return Asset.fiat(code);
        } catch (IllegalArgumentException e) {
            throw csv.unreadable(row.line(), "'" + code + "' is not a currency");
        }
    }

    /** Null for a currency of the past: the ECB's history has columns of several. */
    private static @org.jspecify.annotations.Nullable Asset ecbCurrency(String column) {
        try {
            return Asset.fiat(column.toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static BigDecimal rate(CsvRows csv, CsvRows.Row row, String text) {
        try {
            BigDecimal rate = new BigDecimal(text);
            if (rate.signum() > 0
                    && rate.stripTrailingZeros().scale() <= MOST_DECIMALS
                    && rate.precision() - rate.scale() <= 12) {
                return rate;
            }
        } catch (NumberFormatException e) {
            // falls through to the problem
        }
        throw csv.unreadable(row.line(), "'" + text + "' is not a rate above 0 with up to 12 decimals");
    }
}
