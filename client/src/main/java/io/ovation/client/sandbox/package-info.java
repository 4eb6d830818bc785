/**
 * What only a test server offers. Moves its time, no money. May import {@code http} and {@code user}.
 */
@NullMarked
package io.ovation.client.sandbox;

import org.jspecify.annotations.NullMarked;
