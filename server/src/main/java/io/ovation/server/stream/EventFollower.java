package io.ovation.server.stream;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.event.Event;
import io.ovation.server.event.EventFilter;
import io.ovation.server.event.EventLog;
import io.ovation.server.event.EventSettings;
import io.ovation.server.event.EventTail;
import io.ovation.server.event.EventTypes;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log for one reader at the reader's own pace: it is read from the tail in memory while the reader keeps up and
 * from SQL when not, and nothing is gathered for those who are slow. Blocking; each reader on a virtual thread of its own.
 */
@ApplicationScoped
class EventFollower {
    private static final int AT_ONCE = 200;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final EventTail tail;
    private final EventLog log;
    private final EventTypes types;
    private final Semaphore places;
    private volatile boolean ending;

    EventFollower(EventTail tail, EventLog log, EventTypes types, EventSettings settings) {
        this.tail = tail;
        this.log = log;
        this.types = types;
        this.places = new Semaphore(settings.mostStreams());
    }

    /** Ahead of the server's own shutdown, which would wait for open streams. */
    void begin(@Observes StartupEvent event) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ending = true, "event-streams-end"));
    }

    /** Takes events. */
    interface Reader {
        /** Hands over an event; waits until the reader's connection has taken it, false when it will not. */
        boolean take(Event event);

        /** Nothing has come for a while; everything up to a cursor has been looked at. */
        boolean quiet(String cursor);

        /** Whether somebody still reads. */
        boolean isOpen();
    }

    /**
     * What somebody asked to follow.
     *
     * @param after the position to begin after
     */
    record Wish(long after, EventFilter filter) {}

    /**
     * Reads a wish from a request. {@code cursor_expired} when what follows the cursor is no longer kept.
     *
     * @param cursor of the last event seen; {@code oldest} for everything that is kept; null for what happens from now on
     */
    Wish wish(@Nullable String cursor, @Nullable String wantedTypes, @Nullable String subjects) {
        EventFilter filter = EventFilter.asked(types, list(wantedTypes), list(subjects), null);
        if (cursor == null || cursor.isEmpty()) {
            return new Wish(tail.head(), filter);
        }
        long oldest = log.oldest();
        if (cursor.equals("oldest")) {
            return new Wish(oldest - 1, filter);
        }
        long[] key = Cursor.read(cursor, 1);
        long after = key == null ? 0 : key[0];
        if (after < oldest - 1) {
            throw Problem.of(ProblemCode.CURSOR_EXPIRED)
                    .field("cursor")
                    .cure("Events after this cursor are no longer kept; begin with cursor=oldest");
        }
        return new Wish(after, filter);
    }

    /** A place for one more reader; {@code too_many_requests} when there is none. To be given back. */
    void enter() {
        if (!places.tryAcquire()) {
            throw Problem.of(ProblemCode.TOO_MANY_REQUESTS)
                    .retryAfter(Duration.ofSeconds(5))
                    .cure("Close streams that nobody reads");
        }
    }

    /** Gives the place back. */
    void leave() {
        places.release();
    }

    /** Hands over what is wanted, until the reader is gone or the server ends. */
    void follow(Wish wish, Reader reader) throws InterruptedException {
        long position = wish.after();
        long quietSince = System.nanoTime();
        while (!ending && reader.isOpen()) {
            List<Event> events = tail.after(position, AT_ONCE);
            for (Event event : events) {
                position = event.position();
                if (wish.filter().wants(event)) {
                    if (!reader.take(event)) {
                        return;
                    }
                    quietSince = System.nanoTime();
                }
            }
            if (System.nanoTime() - quietSince > HEARTBEAT.toNanos()) {
                if (!reader.quiet(Cursor.of(position))) {
                    return;
                }
                quietSince = System.nanoTime();
            }
            if (events.isEmpty()) {
                tail.await(position, Duration.ofMillis(250));
            }
        }
    }

    static @Nullable List<String> list(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : Arrays.stream(text.split(",")).map(String::strip).toList();
    }
}
