package io.ovation.server.earning;

import io.ovation.economics.Asset;
import io.ovation.server.api.CsvRows;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Income from another platform as a creator hands it in: one line an amount, columns in any order, other columns ignored.
 *
 * <table>
 *   <caption>Columns</caption>
 *   <tr><td>date</td><td>2026-11-23, or a month (2026-11: its last day); also {@code day}, {@code month}, {@code payment date}</td></tr>
 *   <tr><td>net</td><td>what came to the creator; also {@code earnings}, {@code payout}, {@code amount}</td></tr>
 *   <tr><td>gross</td><td>what fans or advertisers paid; net, fees and tax together when left out; also {@code revenue},
 *     {@code total}</td></tr>
 *   <tr><td>fees, tax</td><td>what was cut off, as positive numbers; 0 when left out; also {@code fee}, {@code taxes}</td></tr>
 *   <tr><td>currency</td><td>ISO 4217; may be said once for the whole file instead</td></tr>
 *   <tr><td>reference</td><td>the platform's own number of the amount: the same one again is not counted again; also
 *     {@code id}, {@code transaction id}. Without it, lines that are alike in every value are told apart by their order</td></tr>
 *   <tr><td>description</td><td>in words; also {@code type}, {@code title}</td></tr>
 * </table>
 *
 * <p>All of a file or nothing: what is wrong is said of every line, {@value #MOST_ERRORS} at a time.
 */
record ImportedFile(String sha256, List<Row> rows) {
    static final int MOST_ROWS = 50_000;
    static final int MOST_ERRORS = 20;
    private static final int MOST_DIGITS = 12;
    private static final int LONGEST_TEXT = 200;
    private static final Map<String, List<String>> NAMES = Map.of(
            "date", List.of("date", "day", "payment date", "transaction date", "month"),
            "gross", List.of("gross", "gross amount", "revenue", "total"),
            "fees", List.of("fees", "fee"),
            "tax", List.of("tax", "taxes"),
            "net", List.of("net", "net amount", "earnings", "payout", "amount"),
            "currency", List.of("currency"),
            "reference", List.of("reference", "id", "transaction id"),
            "description", List.of("description", "type", "title"));

    /**
     * One amount.
     *
     * @param gross micros; net = gross - fees - tax
     */
    record Row(
            long line,
            LocalDate day,
            String reference,
            @Nullable String description,
            Asset currency,
            long gross,
            long fees,
            long tax,
            long net) {}

    /**
     * Reads a file.
     *
     * @param currency of lines without one; null when every line must have one
     * @throws Problem {@code file_unreadable}, with what is wrong in which line
     */
    static ImportedFile read(byte[] content, @Nullable Asset currency) {
        CsvRows csv = CsvRows.read(content);
        require(csv, "date");
        if (column(csv, "net") == null && column(csv, "gross") == null) {
            throw csv.unreadable(1, "There is neither a column net nor a column gross");
        }
        if (currency == null) {
            require(csv, "currency");
        }
        if (csv.rows().size() > MOST_ROWS) {
            throw csv.unreadable(MOST_ROWS + 2, "More than " + MOST_ROWS + " lines; hand it in in parts");
        }
        List<Row> rows = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        Map<String, Integer> alike = new HashMap<>();
        Map<String, Long> lines = new HashMap<>();
        for (CsvRows.Row each : csv.rows()) {
            try {
                Row row = row(csv, each, currency, alike);
                Long twin = lines.put(row.reference(), each.line());
                if (twin != null) {
                    throw new IllegalArgumentException("the reference is that of line " + twin);
                }
                rows.add(row);
            } catch (IllegalArgumentException e) {
                errors.add("line " + each.line() + ": " + e.getMessage());
            }
        }
        refuse(errors);
        if (rows.isEmpty()) {
            throw csv.unreadable(1, "There is no line below the names of the columns");
        }
        return new ImportedFile(hash(content), List.copyOf(rows));
    }

    /** Nothing of the file is taken in when anything is wrong. */
    static void refuse(List<String> errors) {
        if (errors.isEmpty()) {
            return;
        }
        String shown = String.join("; ", errors.subList(0, Math.min(MOST_ERRORS, errors.size())));
        throw Problem.of(ProblemCode.FILE_UNREADABLE)
                .detail("Nothing was imported. " + Character.toUpperCase(shown.charAt(0)) + shown.substring(1)
                        + (errors.size() > MOST_ERRORS ? "; and " + (errors.size() - MOST_ERRORS) + " more" : ""))
                .cure("Mend these lines and hand the whole file in again");
    }

    private static Row row(CsvRows csv, CsvRows.Row row, @Nullable Asset currency, Map<String, Integer> alike) {
        Asset paidIn = currency(value(csv, row, "currency"), currency);
        String net = value(csv, row, "net");
        String gross = value(csv, row, "gross");
        if (net.isEmpty() && gross.isEmpty()) {
            throw new IllegalArgumentException("neither net nor gross is said");
        }
        long fees = cutOff(value(csv, row, "fees"), "fees");
        long tax = cutOff(value(csv, row, "tax"), "tax");
        long cuts = Math.addExact(fees, tax);
        long netMicros = net.isEmpty() ? Math.subtractExact(micros(gross, "gross"), cuts) : micros(net, "net");
        long grossMicros = gross.isEmpty() ? Math.addExact(netMicros, cuts) : micros(gross, "gross");
        if (grossMicros - cuts != netMicros) {
            throw new IllegalArgumentException("net " + net + " is not gross " + gross + " less fees and tax");
        }
        LocalDate day = day(value(csv, row, "date"));
        String description = text(value(csv, row, "description"), "description");
        String reference = text(value(csv, row, "reference"), "reference");
        if (reference == null) {
            String content = String.join(
                    "|",
                    day.toString(),
                    paidIn.code(),
                    Long.toString(grossMicros),
                    Long.toString(fees),
                    Long.toString(tax),
                    Objects.requireNonNullElse(description, ""));
            reference = "row-" + hash(content.getBytes(StandardCharsets.UTF_8)).substring(0, 24) + "-"
                    + alike.merge(content, 1, Integer::sum);
        }
        return new Row(row.line(), day, reference, description, paidIn, grossMicros, fees, tax, netMicros);
    }

    private static void require(CsvRows csv, String column) {
        if (column(csv, column) == null) {
            throw csv.unreadable(1, "There is no column " + column);
        }
    }

    private static @Nullable String column(CsvRows csv, String name) {
        return Objects.requireNonNull(NAMES.get(name)).stream()
                .filter(csv.header()::contains)
                .findFirst()
                .orElse(null);
    }

    private static String value(CsvRows csv, CsvRows.Row row, String name) {
        String column = column(csv, name);
        return column == null ? "" : row.get(column);
    }

    private static LocalDate day(String text) {
        try {
            return text.length() == 7 ? YearMonth.parse(text).atEndOfMonth() : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is neither a day such as 2026-11-23 nor a month", e);
        }
    }

    private static Asset currency(String code, @Nullable Asset otherwise) {
        if (code.isEmpty() && otherwise != null) {
            return otherwise;
        }
        try {
            return Asset.fiat(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + code + "' is not a currency of ISO 4217", e);
        }
    }

    private static long cutOff(String text, String column) {
        long micros = text.isEmpty() ? 0 : micros(text, column);
        if (micros < 0) {
            throw new IllegalArgumentException(column + " is what was cut off, as a number of 0 or more");
        }
        return micros;
    }

    private static long micros(String text, String column) {
        try {
            BigDecimal amount = new BigDecimal(text);
            if (amount.precision() - amount.scale() <= MOST_DIGITS) {
                return amount.movePointRight(6).longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // falls through to the error
        }
        throw new IllegalArgumentException(
                column + " '" + text + "' is not an amount such as 1234.56, with a point and up to 6 decimals");
    }

    private static @Nullable String text(String value, String column) {
        if (value.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(column + " is longer than " + LONGEST_TEXT + " characters");
        }
        return value.isEmpty() ? null : value;
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
