package io.ovation.server.gift;

import io.ovation.server.api.Problem;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

/** What became of a gift that somebody wanted to send. */
public sealed interface GiftOutcome {
    /**
     * What an accepted gift did to the sender's wallet.
     *
     * @param id of the gift, also of its entry
     * @param coins price of all of them
     * @param balanceAfter coins left in the wallet that paid
     * @param spentToday bought coins spent on the business day; empty when given coins paid
     * @param diamonds what the creator earns with it, whole diamonds
     * @param sequence of the journal batch; projections that have reached it show the gift
     */
    record Paid(
            UUID id,
            GiftItem item,
            int count,
            long coins,
            long balanceAfter,
            OptionalLong spentToday,
            long diamonds,
            long sequence) {}

    /** It has arrived: the room sees it with its next frame. */
    record Sent(Paid paid) implements GiftOutcome {}

    /**
     * It is on its way: only its sender knows, and can take it back.
     *
     * @param undoUntil by the wall clock
     */
    record OnItsWay(Paid paid, Instant undoUntil) implements GiftOutcome {}

    /** Nothing changed. */
    record Refused(Problem problem) implements GiftOutcome {}
}
