/**
 * The creator programme ("Creator Next"): what is known of a creator and since when, the criteria of each market by version,
 * the decision and its explanation criterion by criterion, strikes that age, appeals, and the replay of any past day.
 *
 * <p>Money moved: none. The fund asks the same evaluator, {@link io.ovation.server.programme.Eligibility}, whom it pays.
 *
 * <p>May import the floor packages. It reads the daily facts and the list of {@code video} by SQL, because it asks for thousands of
 * creators at once.
 */
@NullMarked
package io.ovation.server.programme;

import org.jspecify.annotations.NullMarked;
