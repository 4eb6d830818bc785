package io.ovation.server.live;

import java.util.Set;

/**
 * Whose gifts do not count for ranks: people who are linked with the creator they give to. Their gifts are shown and earn as
 * any other; they just lift nobody. A feature may provide a bean of this type.
 */
public interface UnrankedSenders {
    /** Users whose gifts to a creator do not count. Any thread; may read SQL when the creator was not asked about lately. */
    Set<Long> of(long creator);
}
