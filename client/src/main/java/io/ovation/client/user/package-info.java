/**
 * Users of the platform and their tokens. Moves no money. May import {@code http}.
 */
@NullMarked
package io.ovation.client.user;

import org.jspecify.annotations.NullMarked;
