/**
 * Buying coins, giving them back, giving them away, and the wallet. Moves money by asking the server, once a key. May import
 * {@code http} and {@code money}.
 */
@NullMarked
package io.ovation.client.coin;

import org.jspecify.annotations.NullMarked;
