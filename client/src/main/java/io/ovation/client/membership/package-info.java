/**
 * Memberships: months of a creator's tiers, paid, given or brought from other platforms. Moves money by asking the server, once a key.
 * May import {@code http} and {@code money}.
 */
@NullMarked
package io.ovation.client.membership;

import org.jspecify.annotations.NullMarked;
