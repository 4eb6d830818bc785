/**
 * Which purchase paid for which gift: the coins of a wallet are spent in the order they were bought, and every coin of
 * every purchase is unspent, in a gift, given back, or void.
 *
 * <p>Moves no money: it is a projection of the journal, which can be thrown away and built again.
 *
 * <p>May import the floor packages, {@code io.ovation.economics} and {@code io.ovation.ledger}.
 */
@NullMarked
package io.ovation.server.coin.lot;

import org.jspecify.annotations.NullMarked;
