package io.ovation.server.api;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Comma-separated values that somebody sent: UTF-8, with or without byte order mark, a header line first, values in quotes
 * where they need them (RFC 4180). Names of columns are compared in lower case without spaces around. Immutable.
 *
 * @param header names of the columns in lower case
 * @param rows all lines that are not empty
 */
public record CsvRows(List<String> header, List<Row> rows) {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();

    public CsvRows {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** A line: its number in the file, from 1, and its values by column. */
    public record Row(long line, Map<String, String> values) {
        /** The value of a column; empty where the line or the file has none. */
        public String get(String column) {
            return values.getOrDefault(column, "");
        }
    }

    /**
     * Reads a file.
     *
     * @throws Problem {@code file_unreadable} if it is not UTF-8, is empty, a line has more values than there are columns, or
     *     a quote is never closed
     */
    public static CsvRows read(byte[] content) {
        String text = text(content);
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            List<String> header = List.of();
            List<Row> rows = new ArrayList<>();
            for (CSVRecord each : parser) {
                if (header.isEmpty()) {
                    header = each.stream()
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .toList();
                } else {
                    rows.add(row(header, each, parser.getCurrentLineNumber()));
                }
            }
            if (header.isEmpty()) {
                throw unreadableAt(1, "The file is empty");
            }
            return new CsvRows(header, rows);
        } catch (IOException | java.io.UncheckedIOException e) {
            throw unreadableAt(0, e.getMessage() == null ? "The values cannot be told apart" : e.getMessage());
        }
    }

    /** The problem that a line cannot be used; thrown by whoever reads the values. */
    public Problem unreadable(long line, String why) {
        return unreadableAt(line, why);
    }

    private static Row row(List<String> header, CSVRecord values, long line) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (i < header.size()) {
                named.put(header.get(i), values.get(i));
            } else if (!values.get(i).isEmpty()) {
                throw unreadableAt(line, "There are more values than columns");
            }
        }
        return new Row(line, named);
    }

    private static Problem unreadableAt(long line, String why) {
        return Problem.of(ProblemCode.FILE_UNREADABLE).detail(line == 0 ? why : "Line " + line + ": " + why);
    }

    private static String text(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw unreadableAt(0, "The file is not UTF-8");
        }
    }

    /**
     * Writes lines as comma-separated values with CRLF. A value that a spreadsheet could take for a formula begins with an
     * apostrophe; numbers are left as they are.
     */
    public static String write(List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                text.append(i == 0 ? "" : ",").append(quoted(line.get(i)));
            }
            text.append("\r\n");
        }
        return text.toString();
    }

    private static String quoted(String value) {
        boolean formula =
                !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 && !value.matches("[+-]?\\d+(\\.\\d+)?");
        String safe = formula ? "'" + value : value;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
