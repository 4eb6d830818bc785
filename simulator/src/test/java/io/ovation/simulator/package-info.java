/** Tests of the simulator, and the simulator as a test of everything below it. */
@NullMarked
package io.ovation.simulator;

import org.jspecify.annotations.NullMarked;
