package io.ovation.client.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A path under {@code /v1} with its query, encoded. Immutable. */
public final class Route {
    private final String text;
    private final boolean hasQuery;

    private Route(String text, boolean hasQuery) {
        this.text = text;
        this.hasQuery = hasQuery;
    }

    /** The path of these segments: {@code of("users", "a/b")} is {@code /v1/users/a%2Fb}. */
    public static Route of(String... segments) {
        StringBuilder path = new StringBuilder("/v1");
        for (String segment : segments) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("'" + segment + "' cannot be part of an address");
            }
            path.append('/').append(encoded(segment));
        }
        return new Route(path.toString(), false);
    }

    /** With a query parameter; left out when the value is null. */
    public Route with(String name, @Nullable Object value) {
        return value == null
                ? this
                : new Route(text + (hasQuery ? '&' : '?') + name + '=' + encoded(value.toString()), true);
    }

    /** Path and query. */
    public String text() {
        return text;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text;
    }
}
