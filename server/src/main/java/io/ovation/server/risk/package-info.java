/**
 * Who may be cheating: what users share (devices, cards, bank accounts, addresses), how gifts and money flow between them,
 * the scores that follow from it with their reasons, and the cases that people decide.
 *
 * <p>Money moved: earnings of suspicious gifts into quarantine, out of it again, or into the fraud reserve. Nothing is taken
 * for good without two people.
 *
 * <p>Features offer what it decides on by interfaces of their own ({@code GiftFindings}, {@code SpendLimits}, {@code
 * UnrankedSenders} and others); they do not know this package.
 */
@NullMarked
package io.ovation.server.risk;

import org.jspecify.annotations.NullMarked;
