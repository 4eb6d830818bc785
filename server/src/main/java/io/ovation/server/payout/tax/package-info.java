/**
 * Tax on payouts: the form a creator filed, and what is withheld by it. Rates are data with a version and a source.
 *
 * <p>Money moved: none by itself. What is withheld is decided here and posted with the approval of a payout.
 *
 * <p>May import the floor packages; {@code payout} imports it, never the other way.
 */
@NullMarked
package io.ovation.server.payout.tax;

import org.jspecify.annotations.NullMarked;
