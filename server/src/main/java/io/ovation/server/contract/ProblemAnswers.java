package io.ovation.server.contract;

import static io.ovation.server.api.ProblemCode.*;

import io.ovation.server.api.ProblemBody;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.ProblemMappers;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * The problems an endpoint may answer with, by status: those of its own and those that follow from what it is (guarded,
 * with a body, with an id in its path, with an idempotency key). Pure.
 */
final class ProblemAnswers {
    private ProblemAnswers() {}

    /** The responses of an endpoint by status, with every code that may stand in each. */
    static Map<Integer, APIResponse> of(Endpoint endpoint, SchemaBook schemas) {
        Map<Integer, APIResponse> answers = new TreeMap<>();
        byStatus(codes(endpoint)).forEach((status, codes) -> answers.put(status, answer(codes, schemas)));
        return answers;
    }

    /** Every code an endpoint may answer with. */
    static Set<ProblemCode> codes(Endpoint endpoint) {
        Set<ProblemCode> codes = EnumSet.of(
                CROSS_ORIGIN, NOT_ACCEPTABLE, TOO_MANY_REQUESTS, INTERNAL_FAULT, BUSY, TOKEN_INVALID, TOKEN_EXPIRED);
        if (endpoint.roles().isPresent()) {
            codes.addAll(List.of(TOKEN_MISSING, FORBIDDEN));
        }
        if (endpoint.body().isPresent()) {
            codes.addAll(List.of(FIELD_INVALID, LENGTH_REQUIRED, BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE));
            if (!endpoint.takesFile()) {
                codes.addAll(List.of(MALFORMED_JSON, UNKNOWN_FIELD));
            }
        }
        if (endpoint.method().getParameterCount() > 0) {
            codes.add(FIELD_INVALID);
        }
        if (endpoint.path().contains("{")) {
            codes.add(NOT_FOUND);
        }
        if (endpoint.takes("Idempotency-Key")) {
            codes.addAll(
                    List.of(IDEMPOTENCY_KEY_REQUIRED, IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_IN_FLIGHT, OUTCOME_UNKNOWN));
        }
        codes.addAll(endpoint.problems());
        return codes;
    }

    private static Map<Integer, List<ProblemCode>> byStatus(Set<ProblemCode> codes) {
        return codes.stream().collect(Collectors.groupingBy(ProblemCode::status, TreeMap::new, Collectors.toList()));
    }

    private static APIResponse answer(List<ProblemCode> codes, SchemaBook schemas) {
        var content = OASFactory.createMediaType().schema(schemas.of(ProblemBody.class));
        for (ProblemCode each : codes) {
            content.addExample(each.code(), OASFactory.createExample().ref("#/components/examples/" + each.code()));
        }
        return OASFactory.createAPIResponse()
                .description(codes.stream()
                        .map(each -> "`" + each.code() + "`: " + each.title() + ".")
                        .collect(Collectors.joining(" ")))
                .content(OASFactory.createContent().addMediaType(ProblemMappers.CONTENT_TYPE, content));
    }

    /** What a problem of each of these codes looks like, by code, for all responses to refer to. */
    static Map<String, Example> examples(Set<ProblemCode> codes) {
        Map<String, Example> examples = new TreeMap<>();
        for (ProblemCode each : codes) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("type", "/problems/" + each.code().replace('_', '-'));
            body.put("title", each.title());
            body.put("status", each.status());
            body.put("code", each.code());
            body.put("request_id", "req_8c0f5a1b2d3e4f60");
            examples.put(
                    each.code(),
                    OASFactory.createExample().summary(each.title()).value(body));
        }
        return examples;
    }
}
