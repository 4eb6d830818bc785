package io.ovation.client.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ovation.client.problem.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the API: snake case, RFC 3339 times, nulls left out. What a newer server adds is passed over, so that a client
 * does not break with it. Any thread.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(Enum.class, new LowerCase()))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build();

    private Json() {}

    /** The API's words are in lower case, our constants in upper case. */
    @SuppressWarnings("rawtypes")
    private static final class LowerCase extends StdSerializer<Enum> {
        private static final long serialVersionUID = 1L;

        private LowerCase() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }

    /** The type of a class. */
    public static JavaType type(Class<?> of) {
        return MAPPER.constructType(of);
    }

    /** The type of a page of these. */
    public static JavaType pageOf(Class<?> item) {
        return MAPPER.getTypeFactory().constructParametricType(Page.class, item);
    }

    /** The type of a list of these. */
    public static JavaType listOf(Class<?> item) {
        return MAPPER.getTypeFactory().constructCollectionType(List.class, item);
    }

    /** Reads a text; an empty one is an empty object. */
    public static <T> T read(String text, JavaType type) throws JsonProcessingException {
        return MAPPER.readValue(text.isBlank() ? "{}" : text, type);
    }

    /** Reads a text of any shape. */
    public static JsonNode tree(String text) throws JsonProcessingException {
        return MAPPER.readTree(text.isBlank() ? "{}" : text);
    }

    /** What a node says, as a type of ours. */
    public static <T> T convert(JsonNode node, Class<T> type) throws JsonProcessingException {
        return MAPPER.treeToValue(node, type);
    }

    /** A value as a node. */
    public static JsonNode node(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The problem that somebody tells; one made from the status when it is none. */
    public static Problem problem(JsonNode told, int status) {
        if (!told.path("code").isTextual()) {
            return Problem.ofStatus(status);
        }
        return new Problem(
                told.path("type").asText("about:blank"),
                told.path("title").asText("HTTP " + status),
                status,
                told.path("code").asText(),
                text(told, "detail"),
                text(told, "field"),
                text(told, "cure"),
                text(told, "request_id"));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).asText() : null;
    }

    /** Writes a body. */
    public static String write(Object body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not writable as JSON: " + body, e);
        }
    }
}
