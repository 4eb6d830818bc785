package io.ovation.server.payout.bank;

import io.ovation.ledger.Fingerprint;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Payouts that went into one file for the bank. Immutable.
 *
 * @param transfers how many were put in
 * @param amount their sum, minor units
 * @param status {@code made}, or {@code rejected} when the bank refused the file as a whole
 * @param paysOn the day the bank is asked to pay
 * @param fileSha256 of the file, in hexadecimal
 * @param madeBy user number
 * @param madeAt business clock
 */
record PayoutBatch(
        long number,
        BatchFormat format,
        String currency,
        int transfers,
        long amount,
        String status,
        @Nullable String statusReason,
        LocalDate paysOn,
        String fileName,
        String fileSha256,
        long madeBy,
        Instant madeAt,
        Fingerprint fingerprint) {
    /** Prefix of public batch ids. */
    static final String PREFIX = "pob";

    static final String MADE = "made";
    static final String REJECTED = "rejected";
}
