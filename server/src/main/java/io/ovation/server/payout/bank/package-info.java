/**
 * Payouts by bank file: approved payouts to bank accounts wait here until finance makes a batch of them, as pain.001, NACHA
 * or CSV; what the bank answers (pain.002, camt.053, NACHA returns, CSV) is uploaded, matched, and moves the payouts on.
 *
 * <p>Money moved: none by itself. Which payouts were paid or came back is told to {@code PayoutOperation}, which posts it.
 *
 * <p>May import {@code payout}, the floor packages and the libraries of bank formats; {@code payout} does not import it.
 */
@NullMarked
package io.ovation.server.payout.bank;

import org.jspecify.annotations.NullMarked;
