package io.ovation.server.api;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to every request before and after the endpoints: its id, security headers, the bound on bodies, which other sites
 * may ask, who may see the metrics, and the web application's own addresses, which all serve its index page. Runs on the event
 * loop.
 */
@ApplicationScoped
public class HttpEdge {
    /** The largest body that is read, in bytes, where no {@link BodyLimit} says otherwise. */
    static final long MAX_BODY_BYTES = 64 * 1024;

    private static final int ORDER = 10_000;
    private static final String BEARER = "Bearer ";

    private final AnswerHeaders headers;
    private final CrossOrigin origins;
    private final RequestLog log;
    private final ProblemWriter problems;
    private final Drain drain;
    private final List<BodyLimit> bodyLimits;
    private final @Nullable String metricsToken;

    HttpEdge(
            AnswerHeaders headers,
            CrossOrigin origins,
            RequestLog log,
            ProblemWriter problems,
            Drain drain,
            @All List<BodyLimit> bodyLimits,
            HttpSettings settings) {
        this.bodyLimits = bodyLimits;
        this.headers = headers;
        this.origins = origins;
        this.log = log;
        this.problems = problems;
        this.drain = drain;
        this.metricsToken = settings.metricsToken().orElse(null);
    }

    void filters(@Observes Filters filters) {
        filters.register(this::before, ORDER);
    }

    void routes(@Observes Router router) {
        router.route("/v1/*")
                .order(Integer.MAX_VALUE)
                .handler(context -> problems.end(context, ProblemMappers.notFound(context)));
    }

    private void before(RoutingContext context) {
        HttpServerRequest request = context.request();
        // As the routes behind see it: another spelling of a path is the same path.
        String path = context.normalizedPath();
        boolean isApi = path.startsWith("/v1/");
        String tag = RequestTag.of(context);
        headers.write(context.response().headers(), isApi);
        context.response().putHeader("X-Request-Id", tag);
        log.begin(context, tag);
        if (isApi && !drain.enter(context)) {
            endAndClose(context, Drain.refusal());
        } else if (isApi) {
            api(context, request, path);
        } else if (isMetrics(path) && !maySeeMetrics(request)) {
            problems.end(context, Problem.of(ProblemCode.TOKEN_INVALID).cure("Send the token of the metrics"));
        } else if (isPageOfTheWebApplication(request, path)) {
            context.reroute("/index.html");
        } else {
            context.next();
        }
    }

    private void api(RoutingContext context, HttpServerRequest request, String path) {
        long mostBytes = bodyLimit(path);
        switch (origins.judge(context)) {
            case ANSWERED -> {
                return;
            }
            case REFUSE -> {
                problems.end(
                        context, Problem.of(ProblemCode.CROSS_ORIGIN).cure("Call from the platform's servers instead"));
                return;
            }
            case PASS -> {}
        }
        if (holdsCharacterZero(request)) {
            problems.end(context, Problem.of(ProblemCode.BAD_REQUEST).detail("No address holds the character 0"));
        } else if (saysNoLength(request)) {
            endAndClose(context, Problem.of(ProblemCode.LENGTH_REQUIRED).cure("Send a Content-Length"));
        } else if (bodyLength(request) > mostBytes) {
            endAndClose(
                    context, Problem.of(ProblemCode.BODY_TOO_LARGE).cure("Send at most " + mostBytes / 1024 + " KiB"));
        } else {
            context.next();
        }
    }

    private static boolean isMetrics(String path) {
        return path.equals("/q/metrics") || path.startsWith("/q/metrics/");
    }

    private boolean maySeeMetrics(HttpServerRequest request) {
        if (metricsToken == null) {
            return true;
        }
        @Nullable String sent = request.getHeader(HttpHeaders.AUTHORIZATION);
        return sent != null
                && sent.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && MessageDigest.isEqual(
                        sent.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8),
                        metricsToken.getBytes(StandardCharsets.UTF_8));
    }

    /** Pages of the web application have no dot in their last part; files have, and so have no page behind them. */
    private static boolean isPageOfTheWebApplication(HttpServerRequest request, String path) {
        return HttpMethod.GET.equals(request.method())
                && path.indexOf('.', path.lastIndexOf('/') + 1) < 0
                && !path.equals("/v1")
                && !path.startsWith("/q/")
                && !path.equals("/q");
    }

    private long bodyLimit(String path) {
        for (BodyLimit limit : bodyLimits) {
            if (path.startsWith(limit.pathPrefix())) {
                return limit.maxBytes();
            }
        }
        return MAX_BODY_BYTES;
    }

    /** PostgreSQL keeps it in no text, so nothing we know has it in its name. */
    private static boolean holdsCharacterZero(HttpServerRequest request) {
        return request.uri().contains("%00");
    }

    /** A body of unknown length would have to be read to be refused. */
    private static boolean saysNoLength(HttpServerRequest request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                && request.getHeader(HttpHeaders.CONTENT_LENGTH) == null;
    }

    private static long bodyLength(HttpServerRequest request) {
        @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** Nothing of a body that is refused is read, so the connection cannot be used again. */
    private void endAndClose(RoutingContext context, Problem problem) {
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        problems.end(context, problem);
    }
}
