package io.ovation.server.coin.appstore;

import java.time.Instant;

/**
 * A store tells us which part of a sale's money the buyer has back by now: nothing, when it took a refund back.
 *
 * @param refundedPpm in millionths; {@link #ASK} when the store has to be asked how much
 * @param at when the store said so: of two notices the later one counts, in whatever order they come
 */
record RefundNews(StoreSale.Store store, String transaction, int refundedPpm, Instant at) {
    /** A part went back; the store says on request how much. */
    static final int ASK = -1;
}
