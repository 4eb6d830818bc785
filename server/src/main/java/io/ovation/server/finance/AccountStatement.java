package io.ovation.server.finance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an account's statement.
 *
 * @param sequence the last batch of the journal that it takes account of
 */
record AccountStatement(
        AccountView account,
        String asset,
        int scale,
        String growsWith,
        List<Line> items,
        @Nullable String nextCursor,
        boolean hasMore,
        long sequence) {

    /**
     * One posting.
     *
     * @param entry number of the entry in the books
     * @param transfer its transfer, from 0
     * @param side {@code debit} or {@code credit}
     * @param change of the natural balance
     * @param balanceAfter natural balance after it
     * @param code the event's number
     * @param event the event in words
     * @param batchSequence the batch that holds it
     */
    record Line(
            long entry,
            int transfer,
            String side,
            long change,
            long balanceAfter,
            Instant atWall,
            Instant atBusiness,
            int code,
            String event,
            long batchSequence) {}

    /**
     * What an account held at a moment.
     *
     * @param at the moment asked for; null for now
     * @param clock by which clock it was meant
     * @param balance natural balance then
     * @param lastEntry number of the last entry that had touched it by then; null when none had
     * @param sequence the last batch of the journal that it takes account of
     */
    record Balance(
            AccountView account,
            @Nullable Instant at,
            String clock,
            long balance,
            String asset,
            int scale,
            String growsWith,
            @Nullable Long lastEntry,
            @Nullable Instant lastAtWall,
            long sequence) {}
}
