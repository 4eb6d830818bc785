package io.ovation.server.payout.bank;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a batch as comma-separated values (RFC 4180) with a header line, in UTF-8. */
final class CsvFile {
    private static final List<String> HEADER = List.of(
            "reference", "holder", "account_kind", "account", "amount", "currency", "pays_on", "payout", "batch");

    private CsvFile() {}

    static void write(BatchHead batch, Iterator<BankTransfer> transfers, OutputStream to) throws IOException {
        to.write(line(HEADER));
        while (transfers.hasNext()) {
            BankTransfer transfer = transfers.next();
            to.write(line(List.of(
                    transfer.reference(),
                    transfer.holder(),
                    transfer.kind(),
                    transfer.account(),
                    BankText.decimal(transfer.amount(), transfer.currency()).toPlainString(),
                    transfer.currency(),
                    batch.paysOn().toString(),
                    transfer.payout(),
                    batch.id())));
        }
    }

    private static byte[] line(List<String> values) {
        return (values.stream().map(CsvFile::quoted).collect(Collectors.joining(",")) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A value that a spreadsheet cannot take for a formula, in quotes where it needs them. */
    private static String quoted(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
