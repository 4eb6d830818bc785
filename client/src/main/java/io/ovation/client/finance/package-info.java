/**
 * The books, for finance staff. Reads only. May import {@code http}.
 */
@NullMarked
package io.ovation.client.finance;

import org.jspecify.annotations.NullMarked;
