/**
 * Statements of payouts for people and their accountants: one payout or one month, as PDF and as CSV.
 *
 * <p>Money moved: none.
 *
 * <p>May import {@code payout}, the floor packages and the libraries that write PDF and CSV; {@code payout} does not import it.
 */
@NullMarked
package io.ovation.server.payout.statement;

import org.jspecify.annotations.NullMarked;
