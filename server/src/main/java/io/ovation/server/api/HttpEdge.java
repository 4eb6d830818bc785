package io.ovation.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What happens to every request before and after the endpoints: security headers, the bound on bodies, the refusal of
 * other sites, and the web application's own addresses, which all serve its index page. Runs on the event loop.
 */
@ApplicationScoped
public class HttpEdge {
    /** The largest body that is read, in bytes. */
    static final long MAX_BODY_BYTES = 64 * 1024;

    /** Where files of a bank are uploaded, and how large they may be. */
    private static final String UPLOADS = "/v1/bank-files";

    private static final long MAX_UPLOAD_BYTES = 8 * 1024 * 1024;

    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; connect-src 'self' ws: wss:; "
            + "img-src 'self' data: blob:; media-src 'self' blob: https:; style-src 'self' 'unsafe-inline'; "
            + "script-src 'self'; font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    private final ObjectMapper json;

    HttpEdge(ObjectMapper json) {
        this.json = json;
    }

    void filters(@Observes Filters filters) {
        filters.register(this::before, 10_000);
    }

    void routes(@Observes Router router) {
        router.route("/v1/*")
                .order(Integer.MAX_VALUE)
                .handler(context -> end(context, ProblemMappers.notFound(context)));
    }

    private void before(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.response()
                .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("X-Request-Id", RequestTag.of(context));
        String path = request.path();
        if (path != null && path.startsWith("/v1/")) {
            context.response().putHeader("Cache-Control", "no-store");
            if (isCrossOrigin(request)) {
                end(context, Problem.of(ProblemCode.CROSS_ORIGIN).cure("Call from the platform's servers instead"));
                return;
            }
            if (holdsCharacterZero(request)) {
                end(context, Problem.of(ProblemCode.BAD_REQUEST).detail("No address holds the character 0"));
                return;
            }
            if (saysNoLength(request)) {
                endAndClose(context, Problem.of(ProblemCode.LENGTH_REQUIRED).cure("Send a Content-Length"));
                return;
            }
            long most = path.equals(UPLOADS) ? MAX_UPLOAD_BYTES : MAX_BODY_BYTES;
            if (bodyLength(request) > most) {
                endAndClose(
                        context, Problem.of(ProblemCode.BODY_TOO_LARGE).cure("Send at most " + most / 1024 + " KiB"));
                return;
            }
        } else if (path != null && isPageOfTheWebApplication(request, path)) {
            context.reroute("/index.html");
            return;
        }
        context.next();
    }

    /** Pages of the web application have no dot in their last part; files have, and so have no page behind them. */
    private static boolean isPageOfTheWebApplication(HttpServerRequest request, String path) {
        return HttpMethod.GET.equals(request.method())
                && path.indexOf('.', path.lastIndexOf('/') + 1) < 0
                && !path.equals("/v1")
                && !path.startsWith("/q/")
                && !path.equals("/q");
    }

    /** A browser names the page a request comes from; it must be ours. Servers send no Origin. */
    private static boolean isCrossOrigin(HttpServerRequest request) {
        @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return false;
        }
        try {
            @Nullable String authority = URI.create(origin).getAuthority();
            @Nullable String host = request.getHeader(HttpHeaders.HOST);
            return authority == null || !authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return true;
        }
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
        end(context, problem);
    }

    private void end(RoutingContext context, Problem problem) {
        try {
            context.response()
                    .setStatusCode(problem.code().status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMappers.CONTENT_TYPE)
                    .end(json.writeValueAsString(ProblemBody.of(problem, RequestTag.of(context))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem cannot be written as JSON", e);
        }
    }
}
