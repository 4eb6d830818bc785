package io.ovation.server.api;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the tokens that sockets carry in their query out of traces: of a query only its length is told. Any thread. */
@Singleton
class TraceSecrets implements SpanProcessor {
    private static final List<AttributeKey<String>> QUERIES =
            List.of(AttributeKey.stringKey("url.query"), AttributeKey.stringKey("http.target"));

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        for (AttributeKey<String> key : QUERIES) {
            @Nullable String query = span.getAttribute(key);
            if (query != null && !query.isEmpty()) {
                span.setAttribute(key, "[" + query.length() + " characters]");
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // Nothing is left to do.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
