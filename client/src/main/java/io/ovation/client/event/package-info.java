/**
 * Events: what happened, in the order it happened. Moves no money. May import {@code http}.
 */
@NullMarked
package io.ovation.client.event;

import org.jspecify.annotations.NullMarked;
