package io.ovation.server.coin.appstore;

import java.time.Instant;

/**
 * A store tells us that it refunded a sale, or that it took a refund back.
 *
 * @param refunded true: the buyer has the money; false: the store took the refund back
 * @param at when the store said so: of two notices the later one counts, in whatever order they come
 */
record RefundNews(StoreSale.Store store, String transaction, boolean refunded, Instant at) {}
