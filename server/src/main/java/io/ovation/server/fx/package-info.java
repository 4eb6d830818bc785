/**
 * Rates of currencies by day: taken from files and from finance, never changed, only superseded, each with where it came
 * from. Whoever shows an amount in another currency asks {@link io.ovation.server.fx.FxRates} and shows the provenance.
 *
 * <p>Money moved: none.
 *
 * <p>May import the floor packages and {@code io.ovation.economics}; no feature. Any feature may import it.
 */
@NullMarked
package io.ovation.server.fx;

import org.jspecify.annotations.NullMarked;
