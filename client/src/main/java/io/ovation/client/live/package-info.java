/**
 * Shows and what a creator rules in them. Moves no money. May import {@code http}.
 */
@NullMarked
package io.ovation.client.live;

import org.jspecify.annotations.NullMarked;
