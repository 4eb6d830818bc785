package io.ovation.server.api;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint whose body parameter is not {@code @Nullable} gets one: an empty body, or the JSON {@code null}, is refused
 * before it. Text is not taken for a record of one component, as JAX-RS would.
 */
@Provider
public class PresentBody implements ReaderInterceptor {
    private final Map<Method, Boolean> optional = new ConcurrentHashMap<>();

    @Context
    @Nullable
    ResourceInfo endpoint;

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType().isRecord() && MediaType.TEXT_PLAIN_TYPE.isCompatible(context.getMediaType())) {
            throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE).cure("Send Content-Type: application/json");
        }
        @Nullable Object body = context.proceed();
        if (body == null
                && endpoint != null
                && !optional.computeIfAbsent(endpoint.getResourceMethod(), PresentBody::isOptional)) {
            throw Problem.of(ProblemCode.MALFORMED_JSON)
                    .detail("There is no body")
                    .cure("Send one JSON object");
        }
        return body;
    }

    private static boolean isOptional(Method method) {
        for (Parameter each : method.getParameters()) {
            if (each.getAnnotations().length == 0) {
                return each.getAnnotatedType().isAnnotationPresent(Nullable.class);
            }
        }
        return true;
    }
}
