/**
 * The only door between the features and the ledger: money events in, receipts out, and the journal's batches as a feed
 * for projections and rooms. Every money movement passes here; the postings themselves are decided in economics. The
 * only package of the server beside the wiring that may import the journal.
 */
@NullMarked
package io.ovation.server.feed;

import org.jspecify.annotations.NullMarked;
