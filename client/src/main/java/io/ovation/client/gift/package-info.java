/**
 * Sending gifts and what became of them. Moves coins by asking the server, once a key. May import {@code http} and {@code money}.
 */
@NullMarked
package io.ovation.client.gift;

import org.jspecify.annotations.NullMarked;
