package io.ovation.server.payout.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file from the bank, read: what it says about our transfers and batches, and what an account statement adds up to.
 *
 * @param format its format, as in {@code camt.053}
 * @param message the bank's own id of it
 */
record BankAnswer(String format, String message, List<Line> lines, List<Statement> statements) {
    /**
     * Of ISO 20022: duplication; duplicate message, payment instruction, transaction, end-to-end id, instruction id. Of the Nacha
     * Operating Rules: R24, duplicate entry.
     */
    private static final Set<String> DUPLICATE = Set.of("AM05", "DU01", "DU02", "DU03", "DU04", "DU05", "R24");

    /** What a line says happened. */
    enum News {
        /** The bank has it; nothing has moved. */
        ACCEPTED,
        /** The money left our account. */
        PAID,
        /** It did not leave, or it came back. */
        RETURNED,
        /** A whole file was refused for its form. */
        FILE_REJECTED,
        /** The bank tells us something, and nothing has moved. */
        NOTICE,
        /** A movement on the account that is about none of our files. */
        OTHER
    }

    /**
     * One line.
     *
     * @param reference what the bank calls the transfer, or the batch's id when {@code aboutBatch}; null when it names none
     * @param aboutBatch it is about everything in a batch of which nothing else was heard
     * @param amount as the bank writes it; null when it writes none
     * @param credit money came in, of a movement
     * @param reason the bank's code
     * @param text for people
     */
    record Line(
            News news,
            @Nullable String reference,
            boolean aboutBatch,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            boolean credit,
            @Nullable String reason,
            @Nullable String text) {
        /** Whether it refuses something because the bank has it already. */
        boolean isDuplicate() {
            return (news == News.RETURNED || news == News.FILE_REJECTED) && isDuplicate(reason);
        }

        /** Whether a code of ISO 20022 or of Nacha says that something was handed over before. */
        static boolean isDuplicate(@Nullable String reason) {
            return reason != null && DUPLICATE.contains(reason);
        }
    }

    /**
     * The frame of a statement of our account.
     *
     * @param account its IBAN or other number
     * @param opening booked balance before; null when it does not say
     * @param closing booked balance after
     * @param closingDay the day it is of
     * @param moved credits less debits of the booked entries
     */
    record Statement(
            String id,
            String account,
            String currency,
            @Nullable BigDecimal opening,
            @Nullable BigDecimal closing,
            @Nullable LocalDate closingDay,
            BigDecimal moved,
            int entries) {
        /** Whether the movements explain the difference of the balances; null when a balance is missing. */
        @Nullable
        Boolean addsUp() {
            return opening == null || closing == null
                    ? null
                    : opening.add(moved).compareTo(closing) == 0;
        }
    }
}
