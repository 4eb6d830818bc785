/**
 * What staff propose and others of the staff decide. Moves money by hand, after a second person has looked. May import {@code http}.
 */
@NullMarked
package io.ovation.client.approval;

import org.jspecify.annotations.NullMarked;
