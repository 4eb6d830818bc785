/**
 * Payments that viewers dispute at their bank: what the provider tells, what it means for the books, and the list that
 * finance sees.
 *
 * <p>Money moved: dispute opened, won, lost, and one entry for each gift that was sent with coins of a lost payment, and
 * its correction where the creator is confirmed complicit later. A dispute and a claw-back are one row each with a state
 * machine; {@code DisputeOperation} and {@code ClawBackOperation} hold the steps.
 *
 * <p>May import {@code io.ovation.server.coin} and its {@code lot} and {@code recharge}, {@code payment}, the floor packages,
 * {@code io.ovation.economics}
 * and {@code io.ovation.ledger}.
 */
@NullMarked
package io.ovation.server.coin.dispute;

import org.jspecify.annotations.NullMarked;
