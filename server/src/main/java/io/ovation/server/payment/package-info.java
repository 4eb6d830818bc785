/**
 * Money from payers: the payment providers and the sandbox one, what they tell us (payments, refunds, disputes), and
 * {@code Charges}: a payment for a purpose, in whole minor units, with its refunds and disputes. A feature that wants to be
 * paid implements {@code ChargePurpose} and says which money event a paid, refunded or lost charge is.
 *
 * <p>Money moved: refund of a charge paid or come back, dispute of a charge opened or won; everything else is the
 * purpose's. A charge, a refund and a dispute are each one row with a state machine.
 *
 * <p>May import the floor packages, {@code io.ovation.economics} and {@code io.ovation.ledger}.
 */
@NullMarked
package io.ovation.server.payment;

import org.jspecify.annotations.NullMarked;
