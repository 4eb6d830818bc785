package io.ovation.server.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which other web sites' pages may call the API (CORS, WHATWG Fetch). Ours may, those in the settings may, others get
 * {@code cross_origin}. Requests without an Origin come from servers and are none of its business. Event loop; never blocks.
 */
@ApplicationScoped
class CrossOrigin {
    private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID";
    private static final String ANSWER_HEADERS =
            "X-Request-Id, Retry-After, RateLimit, RateLimit-Policy, ETag, Location, Idempotency-Replayed";
    private static final String PREFLIGHT_SECONDS = "600";

    private final Set<String> allowed = new HashSet<>();

    /** Says which verdict a request gets. */
    enum Verdict {
        /** The request goes on. */
        PASS,
        /** It was a question whether a request may come, and has been answered. */
        ANSWERED,
        /** It may not be served. */
        REFUSE
    }

    /** @throws IllegalStateException when a setting is not the origin of a web site */
    CrossOrigin(HttpSettings settings) {
        for (String each : settings.corsOrigins().orElseGet(java.util.List::of)) {
            allowed.add(checked(each.strip()));
        }
    }

    /** Judges a request and writes the headers that go with it. */
    Verdict judge(RoutingContext context) {
        HttpServerRequest request = context.request();
        @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || isOurs(origin, request)) {
            return Verdict.PASS;
        }
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (!allowed.contains(origin.toLowerCase(Locale.ROOT))) {
            return Verdict.REFUSE;
        }
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        if (HttpMethod.OPTIONS.equals(request.method())
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS)
                    .setStatusCode(204)
                    .end();
            return Verdict.ANSWERED;
        }
        response.putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS);
        return Verdict.PASS;
    }

    /** A browser names the page a request comes from. */
    private static boolean isOurs(String origin, HttpServerRequest request) {
        try {
            @Nullable String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String checked(String origin) {
        try {
            URI uri = URI.create(origin);
            boolean isOrigin = ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getUserInfo() == null;
            if (isOrigin) {
                return origin.toLowerCase(Locale.ROOT);
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new IllegalStateException("ovation.http.cors-origins: '" + origin
                + "' is not the origin of a web site. Write it as https://app.example, without a path.");
    }
}
