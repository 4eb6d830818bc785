package io.ovation.server.api;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The request's id in every line that is logged for it, and, when switched on, one line a request. Neither queries nor headers
 * are written: they carry tokens. Event loop; never blocks.
 */
@ApplicationScoped
public class RequestLog {
    /** Name of the log category of the one line a request. */
    static final String CATEGORY = "io.ovation.request";

    /** The key under which log lines carry the request's id. */
    static final String REQUEST_ID = "request_id";

    private static final String CALLER = "ovation.log.caller";
    private static final Logger LOG = Logger.getLogger(CATEGORY);

    private final boolean isOn;

    RequestLog(HttpSettings settings) {
        isOn = settings.requestLog();
    }

    /** Notes who the caller is. */
    public void caller(RoutingContext context, Principal caller) {
        if (isOn) {
            context.put(CALLER, caller.principal());
        }
    }

    /** From here on log lines of this request carry its id. */
    void begin(RoutingContext context, String tag) {
        MDC.put(REQUEST_ID, tag);
        if (isOn && context.get("ovation.log.begun") == null) {
            context.put("ovation.log.begun", true);
            long begin = System.nanoTime();
            context.addEndHandler(ended -> write(context, tag, begin));
        }
    }

    private static void write(RoutingContext context, String tag, long begin) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        @Nullable String caller = context.get(CALLER);
        MDC.put(REQUEST_ID, tag);
        LOG.infof(
                "%s %s %d %d bytes %.1f ms %s",
                request.method(),
                printable(context.normalizedPath()),
                response.getStatusCode(),
                response.bytesWritten(),
                (System.nanoTime() - begin) / 1e6,
                caller == null ? "guest" : caller);
    }

    /** A path cannot make a line that looks like another. */
    private static String printable(String path) {
        String one = path.codePoints().anyMatch(Character::isISOControl) ? path.replaceAll("\\p{Cntrl}", "?") : path;
        return one.length() <= 300 ? one : one.substring(0, 300) + "...";
    }
}
