/**
 * Tips: money from a payer to a creator, all of it. Moves money by asking the server, once a key. May import {@code http},
 * {@code money} and {@code approval}.
 */
@NullMarked
package io.ovation.client.tip;

import org.jspecify.annotations.NullMarked;
