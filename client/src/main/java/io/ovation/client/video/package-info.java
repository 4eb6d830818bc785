/**
 * Videos, and what happened to them. Moves no money. May import {@code http}.
 */
@NullMarked
package io.ovation.client.video;

import org.jspecify.annotations.NullMarked;
