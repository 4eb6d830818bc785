package io.ovation.journal.run;

import io.ovation.ledger.AccountId;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.Side;

/**
 * One line of an account's statement: one side of a transfer that moved something.
 *
 * @param account whose statement it is on
 * @param entry number of the entry
 * @param transfer the transfer's place in the entry, from 0
 * @param side whether the account was debited or credited
 * @param change of the natural balance, in the asset's smallest unit; never 0
 * @param balance natural balance just after it
 * @param time of the batch, by both clocks
 * @param code the entry's
 * @param batch the batch that holds the entry
 */
public record Posting(
        AccountId account,
        long entry,
        int transfer,
        Side side,
        long change,
        long balance,
        BatchTime time,
        int code,
        long batch) {

    /** Of a posting's number, the bits that tell the postings of one entry apart: 16 transfers of two sides. */
    static final int ORDINAL_BITS = 5;

    static final long HIGHEST_ENTRY = Long.MAX_VALUE >>> ORDINAL_BITS;

    /** Its number: rises along the account's history; the cursor of a statement. */
    public long number() {
        return number(entry, transfer, side);
    }

    static long number(long entry, int transfer, Side side) {
        return entry << ORDINAL_BITS | transfer << 1 | (side == Side.CREDIT ? 1 : 0);
    }
}
