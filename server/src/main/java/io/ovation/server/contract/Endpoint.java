package io.ovation.server.contract;

import io.ovation.server.api.Page;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.Refuses;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Public;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * A resource method as the API document sees it.
 *
 * @param verb GET, POST …
 * @param path with its variables in braces
 */
record Endpoint(Class<?> resource, Method method, String verb, String path) {
    /** The endpoints of a resource class. */
    static List<Endpoint> of(Class<?> resource) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Method method : resource.getDeclaredMethods()) {
            for (Annotation each : method.getAnnotations()) {
                @Nullable HttpMethod verb = each.annotationType().getAnnotation(HttpMethod.class);
                if (verb != null && !isHidden(method)) {
                    String path = path(resource.getAnnotation(Path.class)) + path(method.getAnnotation(Path.class));
                    endpoints.add(new Endpoint(resource, method, verb.value(), path));
                }
            }
        }
        return endpoints;
    }

    /** Its name in the document: said by {@code @Operation(operationId)}, else made of verb and path. */
    String name() {
        @Nullable Operation said = method.getAnnotation(Operation.class);
        return said != null && !said.operationId().isEmpty()
                ? said.operationId()
                : OperationNames.of(verb, path, isList());
    }

    /** Who may call: one of these roles; empty when anybody may. */
    Optional<Set<Role>> roles() {
        for (AnnotatedElement place : new AnnotatedElement[] {method, resource}) {
            @Nullable Allow allow = place.getAnnotation(Allow.class);
            if (allow != null) {
                return Optional.of(EnumSet.copyOf(Arrays.asList(allow.value())));
            }
            if (place.isAnnotationPresent(Public.class)) {
                return Optional.empty();
            }
        }
        throw new IllegalStateException(method + " has neither @Allow nor @Public");
    }

    /** What a secret key must be good for, where one may call. */
    Optional<Scope> scope() {
        for (AnnotatedElement place : new AnnotatedElement[] {method, resource}) {
            @Nullable Allow allow = place.getAnnotation(Allow.class);
            if (allow != null) {
                return Arrays.asList(allow.value()).contains(Role.PLATFORM)
                        ? Optional.of(allow.scope())
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The problems of its own. */
    List<ProblemCode> problems() {
        List<ProblemCode> codes = new ArrayList<>();
        for (AnnotatedElement place : new AnnotatedElement[] {resource, method}) {
            @Nullable Refuses refuses = place.getAnnotation(Refuses.class);
            if (refuses != null) {
                codes.addAll(List.of(refuses.value()));
            }
        }
        return codes;
    }

    /** What is wrong with it, in words. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (Wording.of(method).isEmpty()) {
            faults.add(method + " needs a Javadoc: its first sentence is the summary in the API document");
        }
        if (answer() == Response.class) {
            faults.add(method + " answers with a body nobody knows: return the record, or add @APIResponseSchema");
        }
        if (Area.of(resource).isEmpty()) {
            faults.add(resource.getName() + " has endpoints: give its package a line in Area");
        }
        return faults;
    }

    /** The status of success. */
    int status() {
        @Nullable APIResponseSchema typed = method.getAnnotation(APIResponseSchema.class);
        if (typed != null && !typed.responseCode().isEmpty()) {
            return Integer.parseInt(typed.responseCode());
        }
        @Nullable ResponseStatus said = method.getAnnotation(ResponseStatus.class);
        if (said != null) {
            return said.value();
        }
        boolean isNothing = answer() == void.class || answer() == Void.class;
        return isNothing && !isStream() ? 204 : 200;
    }

    /** What is answered; {@code void.class} for nothing. */
    Type answer() {
        @Nullable APIResponseSchema said = method.getAnnotation(APIResponseSchema.class);
        return said != null ? said.value() : unwrapped(method.getGenericReturnType());
    }

    private boolean isStream() {
        return answerMediaType().equals(MediaType.SERVER_SENT_EVENTS);
    }

    /** The media type of the answer. */
    String answerMediaType() {
        for (AnnotatedElement place : new AnnotatedElement[] {method, resource}) {
            @Nullable Produces produces = place.getAnnotation(Produces.class);
            if (produces != null) {
                return produces.value()[0];
            }
        }
        return MediaType.APPLICATION_JSON;
    }

    /** The parameter that takes the body, if one does. */
    Optional<Parameter> body() {
        return Arrays.stream(method.getParameters())
                .filter(each -> !isBoundToSomethingElse(each))
                .findFirst();
    }

    /** Whether a file is taken as it is, of whatever type, from who may call. */
    boolean takesFile() {
        return roles().isPresent()
                && body().filter(body -> body.getType() == byte[].class).isPresent();
    }

    /**
     * Whether the body is signed as it stands, and so not read as JSON before it is checked: the signature says who sends it.
     */
    boolean isSigned() {
        return roles().isEmpty()
                && body().filter(body -> body.getType() == String.class || body.getType() == byte[].class)
                        .isPresent();
    }

    /** The parameter of a header, a query or the path with this name. */
    Optional<Parameter> parameter(String name) {
        return Arrays.stream(method.getParameters())
                .filter(each -> name.equals(nameOf(each)))
                .findFirst();
    }

    boolean takes(String parameter) {
        return parameter(parameter).isPresent();
    }

    private boolean isList() {
        Type answer = answer();
        if (answer instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            return raw == Page.class || Collection.class.isAssignableFrom(raw);
        }
        return takes("cursor");
    }

    private static @Nullable String nameOf(Parameter parameter) {
        for (Annotation each : parameter.getAnnotations()) {
            @Nullable
            String name = switch (each) {
                case PathParam path -> path.value();
                case QueryParam query -> query.value();
                case HeaderParam header -> header.value();
                default -> null;
            };
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    private static boolean isBoundToSomethingElse(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                        .anyMatch(each -> each.annotationType() == Context.class
                                || each.annotationType().getPackageName().equals("jakarta.ws.rs")
                                || each.annotationType().getPackageName().equals("org.jboss.resteasy.reactive"))
                || parameter.getType().getPackageName().startsWith("io.vertx")
                || parameter.getType().getPackageName().startsWith("jakarta.ws.rs");
    }

    private static Type unwrapped(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            if (CompletionStage.class.isAssignableFrom(raw)
                    || raw == RestResponse.class
                    || raw.getName().startsWith("io.smallrye.mutiny.")) {
                return unwrapped(generic.getActualTypeArguments()[0]);
            }
        }
        return type;
    }

    private static boolean isHidden(Method method) {
        @Nullable Operation said = method.getAnnotation(Operation.class);
        return said != null && said.hidden();
    }

    private static String path(@Nullable Path path) {
        if (path == null) {
            return "";
        }
        String text = path.value().replaceAll("\\{\\s*([^:}\\s]+)\\s*:[^}]*}", "{$1}");
        String begun = text.startsWith("/") ? text : "/" + text;
        return begun.endsWith("/") ? begun.substring(0, begun.length() - 1) : begun;
    }
}
