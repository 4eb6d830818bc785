/**
 * What creators earned and how they are paid. Moves money by asking the server, once a key. May import {@code http} and
 * {@code money}.
 */
@NullMarked
package io.ovation.client.payout;

import org.jspecify.annotations.NullMarked;
