package io.ovation.client.http;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list that comes page by page. As a {@linkplain #stream stream} it asks for the next page when the last one is used up, so
 * {@code stream().limit(10)} of a million rows costs one request. Stable while rows arrive. Immutable; any thread.
 */
public final class Listing<T> {
    private static final int USUAL_SIZE = 100;

    private final Door door;
    private final Route route;
    private final Class<T> item;
    private final int size;

    Listing(Door door, Route route, Class<T> item) {
        this(door, route, item, USUAL_SIZE);
    }

    private Listing(Door door, Route route, Class<T> item, int size) {
        this.door = door;
        this.route = route;
        this.item = item;
        this.size = size;
    }

    /** The same in pages of another size: 1 to 200. */
    public Listing<T> inPagesOf(int items) {
        if (items < 1 || items > 200) {
            throw new IllegalArgumentException("A page holds 1 to 200 items");
        }
        return new Listing<>(door, route, item, items);
    }

    /**
     * One page.
     *
     * @param cursor of the page before; null for the first
     */
    public Call<Page<T>> page(@Nullable String cursor) {
        return door.page(route.with("limit", size).with("cursor", cursor), item);
    }

    /** Everything, read as it is used. Blocks where it has to ask; throws what {@link Call#now()} throws. */
    public Stream<T> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Items(), Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** Everything, one after the other, without a thread that waits. Done when all were handed over. */
    public CompletableFuture<Void> forEach(Consumer<? super T> consumer) {
        return rest(null, consumer);
    }

    private CompletableFuture<Void> rest(@Nullable String cursor, Consumer<? super T> consumer) {
        return page(cursor).async().thenCompose(page -> {
            page.items().forEach(consumer);
            return page.hasMore() && page.nextCursor() != null
                    ? rest(page.nextCursor(), consumer)
                    : CompletableFuture.completedFuture(null);
        });
    }

    private final class Items implements Iterator<T> {
        private @Nullable Page<T> page;
        private int next;

        @Override
        public boolean hasNext() {
            Page<T> now = page;
            if (now == null) {
                now = turn(null);
            }
            while (next >= now.items().size() && now.hasMore() && now.nextCursor() != null) {
                now = turn(now.nextCursor());
            }
            return next < now.items().size();
        }

        private Page<T> turn(@Nullable String cursor) {
            Page<T> turned = page(cursor).now();
            page = turned;
            next = 0;
            return turned;
        }

        @Override
        public T next() {
            Page<T> now = page;
            if (!hasNext() || (now = page) == null) {
                throw new NoSuchElementException();
            }
            return now.items().get(next++);
        }
    }
}
