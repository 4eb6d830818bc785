/**
 * Coins: what they cost, how a viewer buys them, sees them, limits them and gets unspent ones refunded.
 *
 * <p>Money moved: coins bought (money in, coins out), promotional coins given, refund of unspent coins (coins in, money
 * out). Each is one money event of {@code io.ovation.economics}; this package writes no posting of its own.
 *
 * <p>May import the floor packages, {@code io.ovation.economics} and {@code io.ovation.ledger}; no other feature.
 */
@NullMarked
package io.ovation.server.coin;

import org.jspecify.annotations.NullMarked;
