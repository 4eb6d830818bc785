/**
 * The creator fund: a market's day is closed once its views are final. Inputs are frozen with a hash, each creator's share
 * follows from them by a published formula, down to the video and the view that did not count, and is posted to the books. A run
 * can be repeated and verified by anybody who has the inputs; a correction run posts only what changed.
 *
 * <p>Money moved: fund shared, fund reduced. A run is one row with a state machine; {@code FundClosing} holds its steps.
 *
 * <p>May import the floor packages, {@code programme} (the evaluator), {@code video} (the daily facts) and {@code earning}
 * (maturity and statement lines).
 */
@NullMarked
package io.ovation.server.fund;

import org.jspecify.annotations.NullMarked;
