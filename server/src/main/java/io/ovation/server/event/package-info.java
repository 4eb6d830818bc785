/**
 * What happened, for everybody outside: features append events in the SQL transaction of the fact, a sequencer gives them
 * positions without gaps, and whoever carries them outside reads the log. Moves no money. May import {@code api} and
 * {@code store}.
 */
@NullMarked
package io.ovation.server.event;

import org.jspecify.annotations.NullMarked;
