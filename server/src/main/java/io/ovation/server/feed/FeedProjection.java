package io.ovation.server.feed;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Rows derived from the books, as an {@code @ApplicationScoped} bean of a feature. The feed calls it with every batch
 * exactly once, in order, on one thread, and commits what it wrote together with its cursor; it may be cleared and built
 * again from nothing at any time. It writes with the given handle only and keeps no state between calls, other than
 * caches of what is constant.
 */
public interface FeedProjection {
    /** A stable name: the key of the cursor. */
    String name();

    /** Writes what follows from one batch. */
    void apply(Handle handle, FeedBatch batch);

    /**
     * Writes what follows from many batches at once, in one SQL transaction: for a projection that has fallen behind, and
     * can save statements.
     */
    default void applyAll(Handle handle, List<FeedBatch> batches) {
        batches.forEach(batch -> apply(handle, batch));
    }

    /** Removes everything it ever wrote. */
    void clear(Handle handle);
}
