/**
 * Who saw and did what. Moves no money. May import {@code http}.
 */
@NullMarked
package io.ovation.client.audit;

import org.jspecify.annotations.NullMarked;
