package io.ovation.client.http;

import com.fasterxml.jackson.databind.JavaType;
import org.jspecify.annotations.Nullable;

/**
 * One request, whatever the number of tries it takes.
 *
 * @param body written once, so that every try sends the same; null for none
 * @param type of the body
 * @param key the idempotency key
 * @param ifMatch the version that was seen
 * @param tagged whether the answer is a {@link Tagged}
 * @param repeatable whether sending it twice does no harm although it has no key
 */
record Operation(
        String method,
        Route route,
        byte @Nullable [] body,
        String type,
        JavaType answer,
        @Nullable String key,
        @Nullable String ifMatch,
        boolean tagged,
        boolean repeatable) {
    Operation withKey(String other) {
        return new Operation(method, route, body, type, answer, other, ifMatch, tagged, repeatable);
    }

    Operation withIfMatch(String etag) {
        return new Operation(method, route, body, type, answer, key, etag, tagged, repeatable);
    }

    Operation withTag() {
        return new Operation(method, route, body, type, answer, key, ifMatch, true, repeatable);
    }

    /** Whether it may be sent again when it is not known what became of it. */
    boolean maySendAgain() {
        return repeatable || key != null;
    }
}
