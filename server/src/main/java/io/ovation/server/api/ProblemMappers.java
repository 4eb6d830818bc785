package io.ovation.server.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Every way in which a request can end other than well becomes {@code application/problem+json} here. Only faults of
 * ours are logged as errors.
 */
public class ProblemMappers {
    /** Media type of problems. */
    public static final String CONTENT_TYPE = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response map(Problem problem, RoutingContext context) {
        return response(problem, context);
    }

    @ServerExceptionMapper
    public Response map(WebApplicationException refusal, RoutingContext context) {
        return refusal.getCause() instanceof JsonProcessingException json
                ? response(problem(json), context)
                : response(problem(refusal, context), context);
    }

    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public Response map(JsonProcessingException json, RoutingContext context) {
        return response(problem(json), context);
    }

    @ServerExceptionMapper
    public Response map(Throwable fault, RoutingContext context) {
        @Nullable Throwable cause = fault;
        while (cause != null) {
            if (cause instanceof Problem problem) {
                return response(problem, context);
            }
            if (cause instanceof SQLException sql && isDatabaseAway(sql)) {
                LOG.warnf("Request %s met no database: %s", RequestTag.of(context), sql.getMessage());
                return response(
                        Problem.of(ProblemCode.BUSY)
                                .detail("The database does not answer")
                                .retryAfter(Duration.ofSeconds(2))
                                .cure("Try again with the same key"),
                        context);
            }
            cause = cause.getCause();
        }
        LOG.error(
                "Request " + RequestTag.of(context) + " failed: "
                        + context.request().method() + " " + context.normalizedPath(),
                fault);
        return response(
                Problem.of(ProblemCode.INTERNAL_FAULT)
                        .cure("Report the request_id to the operator; a retry with the same key is safe"),
                context);
    }

    static Response response(Problem problem, RoutingContext context) {
        Response.ResponseBuilder response = Response.status(problem.code().status())
                .type(CONTENT_TYPE)
                .entity(ProblemBody.of(problem, RequestTag.of(context)));
        headers(problem).forEach(response::header);
        return response.build();
    }

    /** The headers that say in HTTP's words what the problem says in ours. */
    static Map<String, String> headers(Problem problem) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (problem.retryAfter() != null) {
            headers.put(
                    "Retry-After",
                    Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
        }
        if (problem.code().status() == 401) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        return headers;
    }

    /** Connection lost (08), too many (53), being shut down (57), or none free in the pool in time (no state). */
    private static boolean isDatabaseAway(SQLException sql) {
        @Nullable String state = sql.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }

    private static Problem problem(WebApplicationException refusal, RoutingContext context) {
        return switch (refusal) {
            case NotFoundException none when none.getCause() instanceof Problem problem -> problem;
            case NotFoundException none -> notFound(context);
            case NotAllowedException other ->
                Problem.of(ProblemCode.METHOD_NOT_ALLOWED)
                        .detail(context.request().method() + " is not offered at " + context.normalizedPath());
            case NotSupportedException other ->
                Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE).cure("Send Content-Type: application/json");
            case NotAcceptableException other ->
                Problem.of(ProblemCode.NOT_ACCEPTABLE).cure("Send Accept: application/json");
            default -> {
                int status = refusal.getResponse().getStatus();
                if (status == 413) {
                    yield Problem.of(ProblemCode.BODY_TOO_LARGE).cure("Send at most 64 KiB");
                }
                yield status < 500 ? Problem.of(ProblemCode.BAD_REQUEST) : Problem.of(ProblemCode.INTERNAL_FAULT);
            }
        };
    }

    static Problem notFound(RoutingContext context) {
        return Problem.of(ProblemCode.NOT_FOUND).detail("There is nothing at " + context.normalizedPath());
    }

    /** What is wrong with a body or a socket message that could not be read. */
    public static Problem problem(JsonProcessingException json) {
        return switch (json) {
            case StreamConstraintsException tooMuch ->
                Problem.of(ProblemCode.MALFORMED_JSON)
                        .detail("It is nested deeper than " + JsonRules.MAX_DEPTH
                                + " levels, or holds a name or a number that is too long")
                        .cure("Send one flat JSON object");
            case JsonMappingException mapping
            when mapping.getCause() instanceof StreamConstraintsException tooMuch -> problem(tooMuch);
            case UnrecognizedPropertyException unknown ->
                Problem.of(ProblemCode.UNKNOWN_FIELD)
                        .field(path(unknown.getPath()))
                        .detail("Known here: "
                                + unknown.getKnownPropertyIds().stream()
                                        .map(Object::toString)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
            case JsonMappingException mapping when rootProblem(mapping) instanceof Problem problem -> problem;
            case JsonMappingException mapping
            when mapping.getCause() instanceof StreamReadException broken
                    && !(broken instanceof InputCoercionException) -> problem(broken);
            case MismatchedInputException mismatch
            when !mismatch.getPath().isEmpty() ->
                Problem.of(ProblemCode.FIELD_INVALID)
                        .field(path(mismatch.getPath()))
                        .detail("This is not a " + plainName(mismatch.getTargetType()));
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() ->
                Problem.of(ProblemCode.FIELD_INVALID).field(path(mapping.getPath()));
            default -> {
                @Nullable JsonLocation place = json.getLocation();
                Problem problem = Problem.of(ProblemCode.MALFORMED_JSON).cure("Send one JSON object");
                yield place == null
                        ? problem
                        : problem.detail("Line " + place.getLineNr() + ", column " + place.getColumnNr());
            }
        };
    }

    private static @Nullable Throwable rootProblem(JsonMappingException mapping) {
        return mapping.getCause();
    }

    private static String plainName(@Nullable Class<?> type) {
        if (type == null) {
            return "value of the right kind";
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "whole number in range";
        }
        return switch (type.getSimpleName()) {
            case "String" -> "text";
            case "boolean", "Boolean" -> "true or false";
            case "LocalDate" -> "day such as 2026-11-23";
            case "Instant" -> "time such as 2026-11-23T12:00:00Z";
            default -> "value of the right kind";
        };
    }

    private static String path(List<JsonMappingException.Reference> references) {
        return references.stream()
                .map(reference -> reference.getFieldName() != null
                        ? reference.getFieldName()
                        : Integer.toString(reference.getIndex()))
                .collect(Collectors.joining("."));
    }
}
