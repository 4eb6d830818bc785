/**
 * Recorded shows: readers of four file formats that give the same events. Moves no money; says what a show's gifts were
 * worth in coins. Imports the JDK and Jackson only; streams, so that a file of any size needs little memory.
 */
@NullMarked
package io.ovation.audience.show;

import org.jspecify.annotations.NullMarked;
