/**
 * What parties outside tell us: one address, one way to check who speaks, one memory of what was told. A provider is a
 * {@link io.ovation.server.callback.CallbackSource}; everything else about callbacks is done here.
 *
 * <p>Moves no money itself; what an event means is decided by its source. May import {@code api}, {@code store},
 * {@code identity} and {@code clock}.
 */
@NullMarked
package io.ovation.server.callback;

import org.jspecify.annotations.NullMarked;
