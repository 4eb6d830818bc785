/**
 * Amounts as the API writes them: whole numbers of the smallest unit, never floating point. Moves no money. Imports nothing.
 */
@NullMarked
package io.ovation.client.money;

import org.jspecify.annotations.NullMarked;
