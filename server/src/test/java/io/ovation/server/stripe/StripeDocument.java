package io.ovation.server.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The part of Stripe's published OpenAPI document that this server uses; where it is from and how it was cut is in
 * {@code stripe/README.md} beside it. Checks requests (form fields, as Stripe takes them) and answers (JSON).
 */
final class StripeDocument {
    private static final String RESOURCE = "stripe/openapi.json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final ObjectMapper json = new ObjectMapper();
    private final JsonNode root;
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V4,
            builder -> builder.metaSchema(OpenApi30.getInstance())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    /** Something that the document does not allow. */
    static final class Violation extends RuntimeException {
        private static final long serialVersionUID = 1;

        Violation(String message) {
            super(message, null, false, false);
        }
    }

    private StripeDocument(JsonNode root) {
        this.root = root;
    }

    static StripeDocument read() {
        try (InputStream in = StripeDocument.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            return new StripeDocument(new ObjectMapper().readTree(Objects.requireNonNull(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields of a request, when they are what the document allows: known, of the right type, none missing. */
    ObjectNode checkedRequest(String method, String path, String form) {
        String template = template(method, path);
        JsonNode operation = operation(template, method);
        ObjectNode fields = tree(form);
        String where = pointer(template, method);
        if (method.equals("POST")) {
            check(where + "/requestBody/content/" + escape(FORM) + "/schema", fields, true, method + " " + path);
            return fields;
        }
        ObjectNode unknown = fields.deepCopy();
        int index = 0;
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("query")) {
                if (fields.has(name)) {
                    check(where + "/parameters/" + index + "/schema", fields.get(name), true, method + " " + path);
                } else if (parameter.path("required").asBoolean()) {
                    throw new Violation(method + " " + path + ": " + name + " is missing");
                }
            }
            unknown.remove(name);
            index++;
        }
        if (!unknown.isEmpty()) {
            throw new Violation(method + " " + path + ": unknown parameters " + unknown);
        }
        return fields;
    }

    /** Checks an answer of the kind 200. */
    void checkAnswer(String method, String path, JsonNode answer) {
        String template = template(method, path);
        check(
                pointer(template, method) + "/responses/200/content/" + escape("application/json") + "/schema",
                answer,
                false,
                "answer to " + method + " " + path);
    }

    private void check(String pointer, JsonNode value, boolean fromForm, String what) {
        JsonSchema schema = schemas.computeIfAbsent(
                pointer + fromForm,
                any -> factory.getSchema(
                        SchemaLocation.of("classpath:" + RESOURCE + "#" + pointer),
                        SchemaValidatorsConfig.builder().typeLoose(fromForm).build()));
        Set<ValidationMessage> wrong = schema.validate(value);
        if (!wrong.isEmpty()) {
            throw new Violation(what + ": " + wrong.stream().limit(5).toList());
        }
    }

    private JsonNode operation(String template, String method) {
        return root.path("paths").path(template).path(method.toLowerCase(java.util.Locale.ROOT));
    }

    /** The path of the document that a request is for; one without variables is preferred. */
    private String template(String method, String path) {
        String best = null;
        for (Iterator<String> names = root.path("paths").fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (path.matches(name.replaceAll("\\{[^}]+}", "[^/]+"))
                    && !operation(name, method).isMissingNode()
                    && (best == null || best.contains("{"))) {
                best = name;
            }
        }
        if (best == null) {
            throw new Violation("the document has no " + method + " " + path);
        }
        return best;
    }

    private static String pointer(String template, String method) {
        return "/paths/" + escape(template) + "/" + method.toLowerCase(java.util.Locale.ROOT);
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** {@code a[b][c]=1&d=x} as a tree of texts, {@code a[0]=1} as a list. */
    private ObjectNode tree(String form) {
        ObjectNode tree = json.createObjectNode();
        for (String pair : form.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String[] names = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8)
                    .replace("]", "")
                    .split("\\[", -1);
            String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
            ObjectNode at = tree;
            for (int i = 0; i < names.length - 1; i++) {
                at = at.withObjectProperty(names[i]);
            }
            at.put(names[names.length - 1], value);
        }
        tree.properties().forEach(field -> field.setValue(listed(field.getValue())));
        return tree;
    }

    private JsonNode listed(JsonNode value) {
        if (!value.isObject() || !value.has("0")) {
            return value;
        }
        com.fasterxml.jackson.databind.node.ArrayNode list = json.createArrayNode();
        value.forEach(list::add);
        return list;
    }
}
