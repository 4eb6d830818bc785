package io.ovation.server.payout.statement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A statement's table as comma-separated values (RFC 4180) with a header line, in UTF-8. */
final class StatementCsv {
    private StatementCsv() {}

    static byte[] write(StatementDocument document) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(document.columns());
            for (List<String> row : document.rows()) {
                csv.printRecord(row.stream().map(StatementCsv::harmless).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A value that a spreadsheet cannot take for a formula; amounts may begin with a minus. */
    private static String harmless(String value) {
        boolean amount = value.matches("-?\\d+(\\.\\d+)?");
        return !amount && !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
