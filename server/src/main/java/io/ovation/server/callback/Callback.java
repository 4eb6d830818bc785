package io.ovation.server.callback;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call from outside as it came in: nothing of it was parsed, because signatures are over bytes.
 *
 * @param body the raw body
 * @param headers the value of a header by its name, null when it was not sent
 * @param at when it came, wall clock
 */
public record Callback(byte[] body, Function<String, @Nullable String> headers, Instant at) {
    /** The value of a header, or null. */
    public @Nullable String header(String name) {
        return headers.apply(name);
    }

    /** The body as text in UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
