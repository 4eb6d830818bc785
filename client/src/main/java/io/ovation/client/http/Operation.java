package io.ovation.client.http;

import com.fasterxml.jackson.databind.JavaType;
import org.jspecify.annotations.Nullable;

/**
 * One request, whatever the number of tries it takes.
 *
 * @param body written once, so that every try sends the same; null for none
 * @param key the idempotency key
 * @param repeatable whether sending it twice does no harm although it has no key
 */
record Operation(
        String method,
        Route route,
        @Nullable String body,
        JavaType answer,
        @Nullable String key,
        boolean repeatable) {
    Operation withKey(String other) {
        return new Operation(method, route, body, answer, other, repeatable);
    }

    /** Whether it may be sent again when it is not known what became of it. */
    boolean maySendAgain() {
        return repeatable || key != null;
    }
}
