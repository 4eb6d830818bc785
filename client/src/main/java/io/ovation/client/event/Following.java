package io.ovation.client.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ovation.client.http.Door;
import io.ovation.client.http.Lines;
import io.ovation.client.http.Route;
import io.ovation.client.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Events as they happen, over Server-Sent Events, on a thread of its own. A connection that breaks is opened again after the last
 * event that was handed over, so none is missed; one that was being handed over when it broke may come twice, with the same id.
 */
public final class Following implements AutoCloseable {
    /** The server says something every quarter of a minute. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final int MOST_DOUBLINGS = 6;

    private final Door door;
    private final Route route;
    private final Consumer<? super Event> consumer;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread;
    private volatile @Nullable String cursor;
    private volatile @Nullable Lines open;
    private volatile boolean closed;
    private int failures;

    Following(Door door, Route route, @Nullable String cursor, Consumer<? super Event> consumer) {
        this.door = door;
        this.route = route;
        this.cursor = cursor;
        this.consumer = consumer;
        this.thread = Thread.ofVirtual().name("ovation-events").start(this::run);
    }

    /** What reads on after the last event that was handed over; keep it to go on after a restart. Null before anything came. */
    public @Nullable String cursor() {
        return cursor;
    }

    /**
     * Done when it was closed; fails when it cannot go on: with a {@link ProblemException} such as {@code cursor_expired}, or with
     * what the consumer threw.
     */
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }

    /** Ends it. An event that is being handed over is finished first. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        Lines lines = open;
        if (lines != null) {
            lines.close();
        }
    }

    private void run() {
        try {
            while (!closed) {
                try {
                    read();
                } catch (IOException broken) {
                    failures++;
                } catch (ProblemException.Busy busy) {
                    failures++;
                } catch (ProblemException.NotSignedIn expired) {
                    // A credential that renews itself gives another token; one that cannot is refused once more, for
                    // good.
                    if (failures++ > 0) {
                        throw expired;
                    }
                }
                pause();
            }
            ended.complete(null);
        } catch (InterruptedException stopped) {
            ended.complete(null);
        } catch (RuntimeException fault) {
            if (closed) {
                ended.complete(null);
            } else {
                ended.completeExceptionally(fault);
            }
        }
    }

    private void read() throws IOException, InterruptedException {
        try (Lines lines = Lines.open(door, route.with("cursor", cursor), "text/event-stream", LONGEST_SILENCE)) {
            open = lines;
            String id = null;
            StringBuilder data = new StringBuilder();
            for (String line = lines.next(); line != null && !closed; line = lines.next()) {
                if (line.isEmpty()) {
                    handOver(id, data.toString());
                    data.setLength(0);
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line, 5, line.length()).append('\n');
                }
            }
        } finally {
            open = null;
        }
    }

    private void handOver(@Nullable String id, String data) throws IOException {
        if (!data.isBlank()) {
            try {
                consumer.accept(Event.read(data));
            } catch (JsonProcessingException broken) {
                throw new IOException("An event that is none", broken);
            }
        }
        if (id != null) {
            cursor = id;
            failures = 0;
        }
    }

    private void pause() throws InterruptedException {
        if (!closed) {
            long most = FIRST_PAUSE_MILLIS << Math.min(failures, MOST_DOUBLINGS);
            Thread.sleep(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
        }
    }
}
