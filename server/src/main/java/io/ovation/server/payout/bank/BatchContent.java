package io.ovation.server.payout.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What is written into a file.
 *
 * @param id the batch's public id, which the bank repeats in its answers
 * @param fileOfDay which ACH file of the day this is, from 0
 * @param transfers of one currency, in their order, at least one
 */
record BatchContent(
        String id, Instant madeAt, LocalDate paysOn, String currency, int fileOfDay, List<BankTransfer> transfers) {
    /** The sum, minor units. */
    long amount() {
        return transfers.stream().mapToLong(BankTransfer::amount).reduce(0, Math::addExact);
    }
}
