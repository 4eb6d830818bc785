package io.ovation.server.payout.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a return file of the ACH network: entries of the transaction codes for returned credits, each followed by an addendum
 * of type 99 with the reason (R01 to R85), and notifications of change (type 98), which tell of a correction while the
 * money has arrived. Counts and sums of its control lines have to hold.
 */
final class NachaReturnFile {
    /** Returned credits to a checking and to a savings account, and notifications of change. */
    private static final Set<String> RETURNED_CREDITS = Set.of("21", "31");

    private NachaReturnFile() {}

    static BankAnswer read(String file) {
        List<String> lines = file.lines().filter(line -> !line.isBlank()).toList();
        List<BankAnswer.Line> found = new ArrayList<>();
        String entry = null;
        int counted = 0;
        long sum = 0;
        boolean ended = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.length() != NachaFile.LINE) {
                throw BankAnswerFile.unreadable(
                        "Line " + (i + 1) + " has " + line.length() + " characters instead of " + NachaFile.LINE);
            }
            switch (line.charAt(0)) {
                case '1', '5', '8' -> {}
                case '6' -> {
                    entry = line;
                    counted++;
                    sum += number(line, 29, 39, i);
                }
                case '7' -> {
                    counted++;
                    BankAnswer.Line read = addendum(entry, line, i);
                    if (read != null) {
                        found.add(read);
                    }
                }
                case '9' -> {
                    if (!ended) {
                        ended = true;
                        long entries = number(line, 13, 21, i);
                        long total = number(line, 31, 43, i) + number(line, 43, 55, i);
                        if (entries != counted || total != sum) {
                            throw BankAnswerFile.unreadable("Its last line counts " + entries + " records of " + total
                                    + " cents, but it holds " + counted + " of " + sum);
                        }
                    }
                }
                default ->
                    throw BankAnswerFile.unreadable(
                            "Line " + (i + 1) + " is of no kind that there is: " + line.charAt(0));
            }
        }
        if (!ended) {
            throw BankAnswerFile.unreadable("It has no last line: it was cut off");
        }
        String header = lines.getFirst();
        return new BankAnswer("nacha", header.substring(3, 34).strip(), found, List.of());
    }

    private static BankAnswer.@Nullable Line addendum(@Nullable String entry, String line, int index) {
        if (entry == null) {
            throw BankAnswerFile.unreadable("Line " + (index + 1) + " belongs to no entry");
        }
        String kind = line.substring(1, 3);
        if (!kind.equals("99") && !kind.equals("98")) {
            return null;
        }
        boolean returned = kind.equals("99") && RETURNED_CREDITS.contains(entry.substring(1, 3));
        long cents = number(entry, 29, 39, index);
        return new BankAnswer.Line(
                kind.equals("98")
                        ? BankAnswer.News.NOTICE
                        : returned ? BankAnswer.News.RETURNED : BankAnswer.News.OTHER,
                entry.substring(39, 54).strip(),
                false,
                kind.equals("98") ? null : BigDecimal.valueOf(cents, 2),
                "USD",
                returned,
                line.substring(3, 6),
                kind.equals("98")
                        ? "The receiving bank asks to write it so: "
                                + line.substring(35, 64).strip()
                        : line.substring(35, 79).strip());
    }

    private static long number(String line, int from, int until, int index) {
        try {
            return Long.parseLong(line.substring(from, until));
        } catch (NumberFormatException e) {
            throw BankAnswerFile.unreadable(
                    "Line " + (index + 1) + " has no number in columns " + (from + 1) + " to " + until);
        }
    }
}
