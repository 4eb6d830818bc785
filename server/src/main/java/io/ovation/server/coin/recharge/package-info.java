/**
 * Buying coins and giving unspent ones back: recharges and refunds.
 *
 * <p>Money moved: coins bought, refund asked, refund paid, refund failed. A recharge and a refund are each one row with a
 * state machine; {@code RechargeOperation} and {@code RefundOperation} hold its steps.
 *
 * <p>May import {@code io.ovation.server.coin} and {@code payment}, the floor packages, {@code io.ovation.economics} and
 * {@code io.ovation.ledger}.
 */
@NullMarked
package io.ovation.server.coin.recharge;

import org.jspecify.annotations.NullMarked;
