package io.ovation.server.payout.bank;

import io.ovation.server.api.PublicId;
import io.ovation.server.payout.Payout;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A payout that is paid through files: its row as it stands. Immutable.
 *
 * @param number the payout's
 * @param reference what the bank calls it in every answer: 13 letters and digits in capitals
 * @param amount minor units
 * @param batch number of the batch it is in; null while it waits
 * @param position from 1, in its batch
 * @param reason why it came back
 */
record BankTransfer(
        long number,
        String reference,
        String kind,
        String account,
        String holder,
        String currency,
        long amount,
        @Nullable Long batch,
        @Nullable Integer position,
        Status status,
        @Nullable String reason) {
    /** How far it is. */
    enum Status {
        WAITING,
        IN_FILE,
        PAID,
        RETURNED;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The reference of a payout: its public id without the prefix, which fits the 15 characters of an ACH entry. */
    static String referenceOf(long payout) {
        return BankText.capitals(PublicId.of("", payout).substring(1));
    }

    /** What its account is sealed for. */
    String purpose() {
        return purpose(number);
    }

    /** The same for a payout's number. */
    static String purpose(long payout) {
        return "bank-transfer:" + payout;
    }

    /** The same transfer with another text for its account. */
    BankTransfer withAccount(String other) {
        return new BankTransfer(
                number, reference, kind, other, holder, currency, amount, batch, position, status, reason);
    }

    /** The public id of the payout. */
    String payout() {
        return PublicId.of(Payout.PREFIX, number);
    }
}
