/**
 * The creator programme: who may earn, why, and who decided. Moves no money. May import {@code http}.
 */
@NullMarked
package io.ovation.client.programme;

import org.jspecify.annotations.NullMarked;
