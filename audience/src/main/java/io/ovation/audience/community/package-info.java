/**
 * Who takes part: the creators of the demo community with their rooms, and any number of viewers drawn from a seed, with
 * names, tastes and words. Pure: the same seed gives the same people. Moves no money. Imports the JDK only.
 */
@NullMarked
package io.ovation.audience.community;

import org.jspecify.annotations.NullMarked;
