package io.ovation.server.verification;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads SDN.CSV and ALT.CSV of the Office of Foreign Assets Control: no header, twelve or five columns, {@code -0-} for
 * nothing, and a control character as the last line. Dates of birth, nationalities and some other names stand in the remarks.
 *
 * <p>Source: OFAC, "Specially Designated Nationals Data: Data Specification", dat_spec.txt.
 */
final class OfacCsv {
    private static final String NOTHING = "-0-";
    private static final int SDN_COLUMNS = 12;
    private static final int ALT_COLUMNS = 5;
    private static final Pattern BIRTH = Pattern.compile("(?:DOB|alt\\. DOB|circa DOB) (?:circa )?([^;.]*?\\d{4})");
    private static final Pattern COUNTRY = Pattern.compile("(?:nationality|citizen|POB) ([^;.]+)");
    private static final Pattern ALIAS = Pattern.compile("(?:a\\.k\\.a\\.|f\\.k\\.a\\.|n\\.k\\.a\\.) '([^']+)'");

    private OfacCsv() {}

    static List<ListedEntry> read(byte[] file, boolean otherNames) {
        int columns = otherNames ? ALT_COLUMNS : SDN_COLUMNS;
        List<ListedEntry> entries = new ArrayList<>();
        long line = 0;
        try (CSVParser rows = CSVFormat.RFC4180
                .builder()
                .setTrim(true)
                .get()
                .parse(new StringReader(new String(file, StandardCharsets.UTF_8)))) {
            for (CSVRecord record : rows) {
                line = record.getRecordNumber();
                String[] row = record.values();
                if (row.length == 1 && row[0].strip().length() <= 1) {
                    continue; // the control character at the end, or an empty line
                }
                if (row.length != columns) {
                    throw ListFormat.unreadable("Line " + line + " has " + row.length + " columns, not " + columns);
                }
                if (!row[0].matches("\\d{1,10}")) {
                    throw ListFormat.unreadable("Line " + line + " does not begin with a number");
                }
                entries.add(otherNames ? other(row) : entry(row));
            }
        } catch (IOException | UncheckedIOException broken) {
            throw ListFormat.unreadable("The CSV cannot be read after line " + line);
        }
        if (entries.isEmpty()) {
            throw ListFormat.unreadable("The file has no entry");
        }
        return entries;
    }

    private static ListedEntry entry(String[] row) {
        String remarks = value(row[11]);
        List<String> names = new ArrayList<>();
        names.add(row[1].strip());
        names.addAll(all(ALIAS, remarks));
        return new ListedEntry(
                row[0].strip(),
                names,
                all(BIRTH, remarks),
                all(COUNTRY, remarks),
                value(row[3]).isEmpty() ? null : value(row[3]),
                remarks.isEmpty() ? null : remarks);
    }

    private static ListedEntry other(String[] row) {
        String remarks = value(row[4]);
        return new ListedEntry(
                row[0].strip(),
                List.of(row[3].strip()),
                List.of(),
                List.of(),
                null,
                remarks.isEmpty() ? null : remarks);
    }

    private static String value(String cell) {
        String text = cell.strip();
        return text.equals(NOTHING) ? "" : text;
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1).strip());
        }
        return found;
    }
}
