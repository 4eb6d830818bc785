/**
 * Gifts in a LIVE: the catalogue, sending over HTTP and socket through one service, big gifts with their ten seconds of
 * undo, streaks, receipts, and what rooms and lists show of all that.
 *
 * <p>Moves coins from the sender's wallet to what is spent, and with them the money that was owed for the coins, the
 * creator's diamonds and their value: one money event a gift, posted through {@code feed}. May import {@code live}, {@code
 * coin}, the floor and {@code economics}; {@code ledger} types as entries show them.
 */
@NullMarked
package io.ovation.server.gift;

import org.jspecify.annotations.NullMarked;
