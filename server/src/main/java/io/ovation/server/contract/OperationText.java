package io.ovation.server.contract;

import io.ovation.server.api.Page;
import io.ovation.server.identity.Role;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Fills in one operation of the document. */
final class OperationText {
    private static final String FILE = jakarta.ws.rs.core.MediaType.APPLICATION_OCTET_STREAM;
    private static final String SERVER_SENT_EVENTS = jakarta.ws.rs.core.MediaType.SERVER_SENT_EVENTS;

    private OperationText() {}

    static void complete(Operation operation, Endpoint endpoint, SchemaBook schemas) {
        String wording = Wording.of(endpoint.method());
        operation
                .operationId(endpoint.name())
                .summary(Wording.firstSentence(wording))
                .description(wording + "\n\n" + whoMayCall(endpoint.roles()))
                .tags(Area.of(endpoint.resource()).map(Area::title).stream().toList());
        operation.setExtensions(extensions(endpoint));
        security(operation, endpoint);
        parameters(operation, endpoint, schemas);
        operation.requestBody(null);
        endpoint.body().ifPresent(body -> body(operation, endpoint, body, schemas));
        responses(operation, endpoint, schemas);
    }

    private static Map<String, Object> extensions(Endpoint endpoint) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        endpoint.roles()
                .ifPresent(roles ->
                        extensions.put("x-roles", roles.stream().map(Role::text).toList()));
        endpoint.scope().ifPresent(scope -> extensions.put("x-scope", scope.text()));
        extensions.put(
                "x-problems",
                ProblemAnswers.codes(endpoint).stream().map(each -> each.code()).toList());
        return extensions;
    }

    private static String whoMayCall(Optional<Set<Role>> roles) {
        return roles.map(some ->
                        "Who may call: " + some.stream().map(Role::text).collect(Collectors.joining(", ")) + ".")
                .orElse("Who may call: anybody.");
    }

    private static void security(Operation operation, Endpoint endpoint) {
        Optional<Set<Role>> roles = endpoint.roles();
        if (endpoint.isSigned()) {
            operation.security(List.of());
        } else if (roles.isEmpty()) {
            operation.security(List.of(
                    OASFactory.createSecurityRequirement(),
                    OASFactory.createSecurityRequirement().addScheme(ContractDocument.USER_TOKEN)));
        } else {
            boolean platform = roles.get().contains(Role.PLATFORM);
            boolean people = roles.get().stream().anyMatch(role -> role != Role.PLATFORM);
            operation.security(List.of());
            if (platform) {
                operation.addSecurityRequirement(
                        OASFactory.createSecurityRequirement().addScheme(ContractDocument.PLATFORM_KEY));
            }
            if (people) {
                operation.addSecurityRequirement(
                        OASFactory.createSecurityRequirement().addScheme(ContractDocument.USER_TOKEN));
            }
        }
    }

    private static void parameters(Operation operation, Endpoint endpoint, SchemaBook schemas) {
        Map<String, String> said = Wording.parameters(endpoint.method());
        if (operation.getParameters() == null) {
            return;
        }
        for (var each : operation.getParameters()) {
            Parameter java = endpoint.parameter(each.getName())
                    .orElseThrow(
                            () -> new IllegalStateException(endpoint.method() + " does not bind " + each.getName()));
            @Nullable String text = said.get(java.getName());
            each.description(
                    text != null && !text.isEmpty() ? text : ParameterText.of(each.getName(), endpoint.path()));
            Schema schema = schemas.of(java.getParameterizedType());
            @Nullable Schema scanned = each.getSchema();
            if (scanned != null && scanned.getEnumeration() != null) {
                schema.enumeration(scanned.getEnumeration());
            }
            each.schema(schema);
            switch (each.getName()) {
                case "limit" ->
                    schema.minimum(BigDecimal.ONE)
                            .maximum(BigDecimal.valueOf(Page.MAX_LIMIT))
                            .defaultValue(50);
                case "sequence" -> schema.minimum(BigDecimal.ZERO);
                case "Idempotency-Key" -> {
                    each.required(true).example("0193a5c0-7d2e-7b1a-9c3f-2a6b8d4e1f00");
                    schema.minLength(1).maxLength(200);
                }
                case "Ovation-Signature" -> each.required(true);
                default -> {}
            }
        }
    }

    private static void body(Operation operation, Endpoint endpoint, Parameter body, SchemaBook schemas) {
        if (endpoint.takesFile()) {
            operation.requestBody(OASFactory.createRequestBody()
                    .required(true)
                    .content(OASFactory.createContent()
                            .addMediaType(FILE, OASFactory.createMediaType().schema(bytes()))));
            return;
        }
        boolean raw = endpoint.isSigned();
        Type type = raw ? Object.class : body.getParameterizedType();
        MediaType content = OASFactory.createMediaType().schema(schemas.of(type));
        if (body.getType().isRecord()) {
            Map<String, Object> example = example(schemas, body.getType());
            if (!example.isEmpty()) {
                content.example(example);
            }
        }
        operation.requestBody(OASFactory.createRequestBody()
                .required(raw || needsSomething(schemas, body.getType()))
                .content(OASFactory.createContent().addMediaType("application/json", content)));
    }

    private static boolean needsSomething(SchemaBook schemas, Class<?> type) {
        @Nullable Schema schema = schemas.named().get(SchemaNames.of(type));
        return schema != null
                && schema.getRequired() != null
                && !schema.getRequired().isEmpty();
    }

    /** The example of a body: the first examples of its components. */
    private static Map<String, Object> example(SchemaBook schemas, Class<?> type) {
        Map<String, Object> example = new LinkedHashMap<>();
        @Nullable Schema schema = schemas.named().get(SchemaNames.of(type));
        if (schema == null || schema.getProperties() == null) {
            return example;
        }
        RecordComponent[] components = type.getRecordComponents();
        int i = 0;
        for (Map.Entry<String, Schema> each : schema.getProperties().entrySet()) {
            Class<?> component = components[i++].getType();
            if (each.getValue().getExamples() != null) {
                example.put(each.getKey(), each.getValue().getExamples().getFirst());
            } else if (component.isRecord()) {
                Map<String, Object> inner = example(schemas, component);
                if (!inner.isEmpty()) {
                    example.put(each.getKey(), inner);
                }
            }
        }
        return example;
    }

    /** What is answered as it stands: a file, a text, or JSON that is described elsewhere. */
    private static Schema text(String mediaType) {
        if (mediaType.equals(FILE)) {
            return bytes();
        }
        Schema schema = OASFactory.createSchema();
        return mediaType.startsWith("text/") && !mediaType.equals(SERVER_SENT_EVENTS)
                ? schema.addType(Schema.SchemaType.STRING)
                : schema;
    }

    private static Schema bytes() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).format("binary");
    }

    private static void responses(Operation operation, Endpoint endpoint, SchemaBook schemas) {
        APIResponse success = OASFactory.createAPIResponse();
        Type answer = endpoint.answer();
        if (endpoint.status() == 204) {
            success.description("Done.");
        } else {
            success.description(endpoint.status() == 201 ? "Done: this is what there is now." : "What was asked for.");
            boolean isText = answer == String.class || answer == Response.class || answer == void.class;
            Schema schema = isText ? text(endpoint.answerMediaType()) : schemas.of(answer);
            success.content(OASFactory.createContent()
                    .addMediaType(
                            endpoint.answerMediaType(),
                            OASFactory.createMediaType().schema(schema)));
        }
        var responses = OASFactory.createAPIResponses().addAPIResponse(Integer.toString(endpoint.status()), success);
        ProblemAnswers.of(endpoint, schemas)
                .forEach((status, response) -> responses.addAPIResponse(Integer.toString(status), response));
        operation.responses(responses);
    }
}
