package io.ovation.client.event;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What has happened, as a list that can be read from any point on. Needs the secret key. */
public final class Events {
    private final Door door;

    /** Behind a door with the secret key. */
    public Events(Door door) {
        this.door = door;
    }

    /** The newest first. */
    public Listing<Event> newest(Filter filter) {
        return door.list(filter.on(Route.of("events")), Event.class);
    }

    /**
     * In the order in which they happened, from the oldest that is kept. To go on where you stopped, keep the last event's cursor:
     * {@code oldest(filter).page(cursor)}.
     */
    public Listing<Event> oldest(Filter filter) {
        return door.list(filter.on(Route.of("events")).with("order", "oldest"), Event.class);
    }

    /**
     * As they happen, one after the other on a thread of their own, over broken connections, until it is closed.
     *
     * @param cursor of the last event you have; null to begin with what happens from now on
     * @param consumer may block: the next event waits
     */
    public Following follow(Filter filter, @Nullable String cursor, Consumer<? super Event> consumer) {
        return new Following(door, filter.follow(Route.of("events", "stream")), cursor, consumer);
    }

    /** One event. */
    public Call<Event> get(String id) {
        return door.get(Route.of("events", id), Event.class);
    }

    /** Every type of event there is. */
    public Call<Types> types() {
        return door.get(Route.of("event-types"), Types.class);
    }

    /**
     * Which events.
     *
     * @param types names, or beginnings such as {@code gift.*}; empty for all
     * @param subject public id of what they are about; null for all
     */
    public record Filter(List<String> types, @Nullable String subject) {
        public Filter {
            types = List.copyOf(types);
        }

        /** All events. */
        public static Filter all() {
            return new Filter(List.of(), null);
        }

        /** Events of these types. */
        public static Filter types(String... names) {
            return new Filter(List.of(names), null);
        }

        /** Only those about this. */
        public Filter about(String id) {
            return new Filter(types, id);
        }

        private Route follow(Route route) {
            return route.with("types", types.isEmpty() ? null : String.join(",", types))
                    .with("subjects", subject);
        }

        private Route on(Route route) {
            return route.with("types", types.isEmpty() ? null : String.join(",", types))
                    .with("subject", subject);
        }
    }

    /** The types. */
    public record Types(List<Type> items) {}

    /** A type, and what its events happen to. */
    public record Type(String name, String subject, String summary) {}
}
