/**
 * Who asks and what they may do: users (the platform's own, created on first sight), markets, tokens, platform keys,
 * roles and the sandbox personas. Moves no money. May import {@code api} and {@code store}.
 */
@NullMarked
package io.ovation.server.identity;

import org.jspecify.annotations.NullMarked;
