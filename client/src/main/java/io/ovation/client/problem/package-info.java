/**
 * What can go wrong with a call, as exceptions. Moves no money. Imports nothing but the JDK.
 */
@NullMarked
package io.ovation.client.problem;

import org.jspecify.annotations.NullMarked;
