package io.ovation.server.payout.bank;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;

/**
 * Writes a batch as a file of the ACH network: lines of 94 characters in blocks of ten, one batch of PPD credits. The fields
 * and their places are those of the Nacha Operating Rules, appendix three (ACH record format specifications).
 */
final class NachaFile {
    static final int LINE = 94;
    private static final int BLOCK = 10;
    private static final String MODIFIERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String CREDITS_ONLY = "220";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);
    private static final long TEN_DIGITS = 10_000_000_000L;

    private NachaFile() {}

    static void write(BatchHead batch, Iterator<BankTransfer> transfers, OurBank bank, OutputStream to)
            throws IOException {
        String odfi = bank.routing().substring(0, 8);
        String company = BankText.left(bank.companyId(), 10);
        ZonedDateTime made = batch.madeAt().atZone(ZoneOffset.UTC);
        char modifier = MODIFIERS.charAt(Math.floorMod(batch.fileOfDay(), MODIFIERS.length()));
        line(
                to,
                "101 " + bank.routing() + BankText.left(bank.origin(), 10) + DAY.format(made) + TIME.format(made)
                        + modifier + "094101" + name(bank.bankName(), 23) + name(bank.name(), 23) + " ".repeat(8));
        line(
                to,
                "5" + CREDITS_ONLY + name(bank.name(), 16) + BankText.left(batch.id(), 20) + company + "PPD"
                        + BankText.left("PAYOUT", 10) + DAY.format(made) + DAY.format(batch.paysOn()) + "   1" + odfi
                        + BankText.digits(1, 7));
        long hash = 0;
        int entries = 0;
        while (transfers.hasNext()) {
            BankTransfer transfer = transfers.next();
            BankAccount.UsBank account = (BankAccount.UsBank) BankAccount.of(transfer.kind(), transfer.account());
            hash += Long.parseLong(account.routing().substring(0, 8));
            entries++;
            line(
                    to,
                    "6" + (account.savings() ? "32" : "22") + account.routing() + BankText.left(account.number(), 17)
                            + BankText.digits(transfer.amount(), 10) + BankText.left(transfer.reference(), 15)
                            + name(transfer.holder(), 22) + "  0" + odfi + BankText.digits(entries, 7));
        }
        String totals =
                BankText.digits(hash % TEN_DIGITS, 10) + BankText.digits(0, 12) + BankText.digits(batch.amount(), 12);
        line(
                to,
                "8" + CREDITS_ONLY + BankText.digits(entries, 6) + totals + company + " ".repeat(25) + odfi
                        + BankText.digits(1, 7));
        // File header, batch header, entries, batch control and file control, filled up to whole blocks.
        int lines = entries + 4;
        int blocks = Math.ceilDiv(lines, BLOCK);
        line(
                to,
                "9" + BankText.digits(1, 6) + BankText.digits(blocks, 6) + BankText.digits(entries, 8) + totals
                        + " ".repeat(39));
        for (int filled = lines; filled < blocks * BLOCK; filled++) {
            line(to, "9".repeat(LINE));
        }
    }

    private static void line(OutputStream to, String line) throws IOException {
        if (line.length() != LINE) {
            throw new IllegalStateException("a line of " + line.length() + " characters: " + line.substring(0, 3));
        }
        to.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String name(String text, int width) {
        return BankText.left(BankText.capitals(BankText.latin(text, width)), width);
    }
}
