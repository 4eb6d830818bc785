/**
 * Tips in money: who may tip whom and how much, the charge behind a tip, refunds, receipts to both sides, and tips as rooms,
 * videos and statements show them. The creator receives the full tip; the service fee is on top.
 *
 * <p>Money moved: tip sent, tip taken back for its payer, refund of a tip failed, dispute of a tip lost. A tip is one row; the
 * payment is a {@code payment.Charge}, whose purpose {@code TipPurpose} is.
 *
 * <p>May import {@code payment}, {@code earning}, {@code live}, {@code video}, the floor packages, {@code io.ovation.economics}
 * and {@code io.ovation.ledger}.
 */
@NullMarked
package io.ovation.server.tip;

import org.jspecify.annotations.NullMarked;
