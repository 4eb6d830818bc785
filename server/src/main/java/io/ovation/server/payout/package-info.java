/**
 * How creators are paid: payout accounts, payouts of what several streams earned, with review, and the provider that
 * carries them out.
 *
 * <p>Money moved: payout asked, approved, paid, returned. A payout is one row with a state machine;
 * {@code PayoutOperation} holds its steps.
 *
 * <p>May import the floor packages, {@code earning}, {@code io.ovation.economics} and {@code io.ovation.ledger}; no other
 * feature.
 */
@NullMarked
package io.ovation.server.payout;

import org.jspecify.annotations.NullMarked;
