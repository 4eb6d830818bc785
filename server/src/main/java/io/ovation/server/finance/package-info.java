/**
 * The books for people and auditors: journal explorer, trial balance, money flow, integrity; verification and export.
 *
 * <p>Money moved: none; it only reads. May import: the floor ({@code api}, {@code identity}, {@code store},
 * {@code feed}), {@code io.ovation.economics}, {@code io.ovation.ledger}. Never the journal: {@code feed} is the door.
 */
@NullMarked
package io.ovation.server.finance;

import org.jspecify.annotations.NullMarked;
