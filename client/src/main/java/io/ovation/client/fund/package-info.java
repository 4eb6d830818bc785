/**
 * The creator fund: a day's money shared by views. Moves no money by itself; finance proposes. May import {@code http}, {@code money},
 * {@code approval} and {@code programme}.
 */
@NullMarked
package io.ovation.client.fund;

import org.jspecify.annotations.NullMarked;
