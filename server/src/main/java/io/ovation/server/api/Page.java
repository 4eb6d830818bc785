package io.ovation.server.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, newest first unless the endpoint says otherwise; stable while rows arrive, because a cursor names
 * a row and not an offset.
 *
 * @param nextCursor pass it as {@code cursor} to read on; null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor, boolean hasMore) {
    /** The most items a page holds. */
    public static final int MAX_LIMIT = 200;

    private static final int DEFAULT_LIMIT = 50;

    /** How many items to serve for the query parameter {@code limit}; null means 50. */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1 || asked > MAX_LIMIT) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("limit").detail("limit must be from 1 to " + MAX_LIMIT);
        }
        return asked;
    }

    /**
     * A page from rows read with {@code limit + 1}: the extra row only shows that there is more.
     *
     * @param cursorOf the cursor that reads on after an item
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursorOf) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null, false);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, cursorOf.apply(items.getLast()), true);
    }
}
