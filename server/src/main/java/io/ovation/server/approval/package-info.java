/**
 * Four eyes: money that people move by hand is proposed by one person, with a reason, and decided by another; what was approved
 * is then done once, however often a step is repeated. Features say what a kind of proposal does
 * ({@link io.ovation.server.approval.ProposedAction}) and hand proposals in ({@link io.ovation.server.approval.Proposals}).
 * Moves no money itself. May import {@code api}, {@code store}, {@code identity}, {@code clock} and {@code audit}.
 */
@NullMarked
package io.ovation.server.approval;

import org.jspecify.annotations.NullMarked;
