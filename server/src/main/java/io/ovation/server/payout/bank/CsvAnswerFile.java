package io.ovation.server.payout.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads what became of the transfers of a CSV file, or of any other: {@code reference,status,reason}, one transfer a line,
 * status {@code accepted}, {@code paid} or {@code returned}. Values may stand in quotes.
 */
final class CsvAnswerFile {
    private static final List<String> HEADER = List.of("reference", "status", "reason");

    private CsvAnswerFile() {}

    static BankAnswer read(String file) {
        List<String> rows = file.lines().toList();
        if (!values(rows.getFirst(), 1).equals(HEADER)) {
            throw BankAnswerFile.unreadable("Its first line is not " + String.join(",", HEADER));
        }
        List<BankAnswer.Line> lines = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).isBlank()) {
                continue;
            }
            List<String> values = values(rows.get(i), i + 1);
            if (values.size() < 2 || values.size() > 3) {
                throw BankAnswerFile.unreadable("Line " + (i + 1) + " has " + values.size() + " values instead of 3");
            }
            BankAnswer.News news = switch (values.get(1).toLowerCase(Locale.ROOT)) {
                case "accepted" -> BankAnswer.News.ACCEPTED;
                case "paid" -> BankAnswer.News.PAID;
                case "returned" -> BankAnswer.News.RETURNED;
                default ->
                    throw BankAnswerFile.unreadable(
                            "Line " + (i + 1) + ": '" + values.get(1) + "' is not accepted, paid or returned");
            };
            String reason = values.size() == 3 && !values.get(2).isEmpty() ? values.get(2) : null;
            lines.add(new BankAnswer.Line(news, values.getFirst(), false, null, null, false, reason, null));
        }
        return new BankAnswer("csv", "csv", lines, List.of());
    }

    private static List<String> values(String row, int number) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (c == '"' && quoted && i + 1 < row.length() && row.charAt(i + 1) == '"') {
                value.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                values.add(value.toString().strip());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        if (quoted) {
            throw BankAnswerFile.unreadable("Line " + number + " ends within quotes");
        }
        values.add(value.toString().strip());
        return values;
    }
}
