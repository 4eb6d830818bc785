package io.ovation.client.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor where to read on; null at the end
 * @param sequence up to which journal sequence the list is complete, where the list says so
 */
public record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        boolean hasMore,
        @Nullable Long sequence) {
    public Page {
        items = items == null ? List.of() : List.copyOf(items);
    }
}
