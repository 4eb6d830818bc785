/**
 * Wall clock and business clock. Tests and the sandbox move the business clock; whoever has work that falls due listens.
 * Moves no money. May import {@code api}, {@code store} and {@code identity}.
 */
@NullMarked
package io.ovation.server.clock;

import org.jspecify.annotations.NullMarked;
