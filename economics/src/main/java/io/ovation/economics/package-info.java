/**
 * What a money event means in the books: the events, the chart of accounts and the posting rules.
 *
 * <p>Purpose: turn one {@link io.ovation.economics.MoneyEvent} into one journal entry, with no clock, no randomness
 * and no I/O, so that a rule can be read, tested and replayed anywhere. Start reading at
 * {@link io.ovation.economics.PostingRules}.
 *
 * <p>Money moved: none by itself; it decides the transfers, the ledger moves them.
 *
 * <p>May import: {@code io.ovation.ledger} and the JDK. Nothing else.
 */
@NullMarked
package io.ovation.economics;

import org.jspecify.annotations.NullMarked;
