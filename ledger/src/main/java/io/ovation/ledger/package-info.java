/**
 * The ledger: a deterministic state machine of accounts and balances.
 *
 * <p>Purpose: decide whether a journal entry is accepted, and with which amounts, and keep the balances that follow.
 * It knows accounts, transfers and entries; it knows nothing of coins, gifts or creators.
 *
 * <p>Money moved: all of it. Every amount that changes an account of Ovation changes it here, inside one accepted entry
 * whose transfers take from one account exactly what they give to another.
 *
 * <p>May import: the JDK only. No clock, randomness, input or output, and no order that depends on hashing: time comes
 * with the batch, so that replaying a journal gives the same state on every machine.
 */
@org.jspecify.annotations.NullMarked
package io.ovation.ledger;
