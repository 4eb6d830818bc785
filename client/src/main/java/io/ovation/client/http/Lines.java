package io.ovation.client.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ovation.client.problem.Problem;
import io.ovation.client.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer that comes line by line and does not end by itself. Blocking; one thread. When nothing at all comes for longer than the
 * server is ever silent, the connection is given up, as if it had broken.
 */
public final class Lines implements AutoCloseable {
    private final Transport transport;
    private final Stream<String> stream;
    private final Iterator<String> lines;
    private final Duration longestSilence;
    private @Nullable ScheduledFuture<?> silence;

    private Lines(Transport transport, Stream<String> stream, Duration longestSilence) {
        this.transport = transport;
        this.stream = stream;
        this.lines = stream.iterator();
        this.longestSilence = longestSilence;
    }

    /**
     * Asks for such an answer.
     *
     * @throws ProblemException when the server says no
     * @throws IOException when it cannot be reached
     */
    public static Lines open(Door door, Route route, String type, Duration longestSilence)
            throws IOException, InterruptedException {
        Transport transport = door.transport();
        String bearer = door.credential().bearer().join();
        HttpResponse<Stream<String>> response = transport
                .http()
                .send(
                        transport.builder(route, bearer).header("Accept", type).build(),
                        HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() == 200) {
            return new Lines(transport, response.body(), longestSilence);
        }
        try (Stream<String> body = response.body()) {
            if (response.statusCode() == 401 && bearer != null) {
                door.credential().rejected(bearer);
            }
            throw ProblemException.of(
                    problem(body.collect(Collectors.joining("\n")), response.statusCode()),
                    Pauses.asked(response.headers()));
        }
    }

    private static Problem problem(String body, int status) {
        try {
            return Json.problem(Json.tree(body), status);
        } catch (JsonProcessingException none) {
            return Problem.ofStatus(status);
        }
    }

    /**
     * The next line; null at the end.
     *
     * @throws IOException when the connection broke, was given up or closed
     */
    public @Nullable String next() throws IOException {
        silence = transport.clock().schedule(stream::close, longestSilence.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return lines.hasNext() ? lines.next() : null;
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        } finally {
            silence.cancel(false);
        }
    }

    /** Ends it; whoever waits for a line is told. Any thread. */
    @Override
    public void close() {
        stream.close();
    }
}
