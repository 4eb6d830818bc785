/**
 * A creator's income from gross to net, and what tax forms will say of it. Moves no money. May import {@code http} and {@code money}.
 */
@NullMarked
package io.ovation.client.income;

import org.jspecify.annotations.NullMarked;
