package io.ovation.server.payout.bank;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a file from the bank, and what it changed: kept beside the file, as people see it.
 *
 * @param paid payouts that the file moved to paid
 * @param returned payouts that the file moved to returned
 * @param waitingAgain payouts of a refused file, which wait for another
 * @param questions findings that a person should look at
 */
public record BankReport(
        int paid,
        int returned,
        int waitingAgain,
        int questions,
        List<Finding> findings,
        List<StatementCheck> statements) {
    /**
     * One line of the file.
     *
     * @param outcome see the documentation of each
     * @param amount as the bank writes it
     * @param direction {@code in} or {@code out}, of a movement on the account
     */
    public record Finding(
            Outcome outcome,
            @Nullable String payoutId,
            @Nullable String reference,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String direction,
            @Nullable String reason,
            @Nullable String text) {}

    /** What a line came to. */
    public enum Outcome {
        /** The payout is paid now. */
        PAID,
        /** The payout came back and is the creator's again. */
        RETURNED,
        /** The bank has it. */
        ACCEPTED,
        /** The bank refused the whole file; its payouts wait for another. */
        FILE_REJECTED,
        /** It was known before. */
        KNOWN,
        /** The bank tells us something about a payout that went through. */
        NOTICE,
        /** A question: the bank names a payout that is in no file. */
        NOT_IN_A_FILE,
        /** A question: the bank names something that we do not know. */
        UNKNOWN_REFERENCE,
        /** A question: another amount than we ordered. Nothing was changed. */
        AMOUNT_DIFFERS,
        /** A question: refused, but the bank may have it from another copy of the file. Nothing was changed. */
        REFUSAL_IN_DOUBT,
        /** A movement on the account that is none of our payouts. */
        OTHER_MOVEMENT;

        /** The name in JSON. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isQuestion() {
            return this == NOT_IN_A_FILE
                    || this == UNKNOWN_REFERENCE
                    || this == AMOUNT_DIFFERS
                    || this == REFUSAL_IN_DOUBT;
        }
    }

    /**
     * A statement against itself and against what we ordered.
     *
     * @param opening balance, decimal; left out when the statement has none
     * @param addsUp whether the booked entries explain the balances
     * @param payouts sum of the payouts in it that left, decimal
     * @param returns sum of those that came back
     * @param others sum of everything else, credits less debits
     * @param overdue payouts that should have been in a statement by that day and were not, 200 at most
     */
    public record StatementCheck(
            String id,
            String account,
            String currency,
            @Nullable String opening,
            @Nullable String closing,
            @Nullable LocalDate closingDay,
            String moved,
            @Nullable Boolean addsUp,
            String payouts,
            String returns,
            String others,
            List<String> overdue) {}
}
