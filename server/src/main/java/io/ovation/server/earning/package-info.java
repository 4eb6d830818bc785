/**
 * What creators earned, whatever the stream: lines of a statement, what is pending by maturity day, the job that makes it
 * available, balances, the income statement, rates of currencies, figures for tax forms.
 *
 * <p>A feature by which creators earn imports this package and implements {@link io.ovation.server.earning.EarningLines},
 * so that the statement says what an entry was; that money is pending or available is read from the entry itself.
 * {@link io.ovation.server.earning.MaturityDays} says when what is earned now becomes available.
 *
 * <p>Money moved: earnings matured. Everything else here only reads the books.
 *
 * <p>May import the floor packages, {@code fx}, {@code io.ovation.economics} and {@code io.ovation.ledger}; no other
 * feature. Any
 * feature may import it.
 */
@NullMarked
package io.ovation.server.earning;

import org.jspecify.annotations.NullMarked;
