package io.ovation.server.payout.bank;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a batch as comma-separated values (RFC 4180) with a header line, in UTF-8. */
final class CsvFile {
    private static final List<String> HEADER = List.of(
            "reference", "holder", "account_kind", "account", "amount", "currency", "pays_on", "payout", "batch");

    private CsvFile() {}

    static byte[] write(BatchContent batch) {
        return Stream.concat(
                        Stream.of(HEADER),
                        batch.transfers().stream()
                                .map(transfer -> List.of(
                                        transfer.reference(),
                                        transfer.holder(),
                                        transfer.kind(),
                                        transfer.account(),
                                        BankText.decimal(transfer.amount(), transfer.currency())
                                                .toPlainString(),
                                        transfer.currency(),
                                        batch.paysOn().toString(),
                                        transfer.payout(),
                                        batch.id())))
                .map(values -> values.stream().map(CsvFile::quoted).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A value that a spreadsheet cannot take for a formula, in quotes where it needs them. */
    private static String quoted(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
