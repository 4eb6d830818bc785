/**
 * What creators earn and how they are paid: earnings with a maturity date each, the maturity job, payout accounts,
 * payouts with review, and the provider that carries them out.
 *
 * <p>Money moved: earnings matured, payout asked, approved, paid, returned. A payout is one row with a state machine;
 * {@code PayoutOperation} holds its steps.
 *
 * <p>May import the floor packages, {@code io.ovation.economics} and {@code io.ovation.ledger}; no other feature.
 */
@NullMarked
package io.ovation.server.payout;

import org.jspecify.annotations.NullMarked;
