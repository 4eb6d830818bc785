package io.ovation.server.api;

import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The id that a request has in answers and in the log; made here, never taken from outside. */
public final class RequestTag {
    private static final String KEY = "ovation.request";

    private RequestTag() {}

    /** The id of the request, the same each time. */
    public static String of(RoutingContext context) {
        @Nullable String tag = context.get(KEY);
        if (tag == null) {
            tag = "req_"
                    + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
            context.put(KEY, tag);
        }
        return tag;
    }
}
