package io.ovation.server.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ovation.client.http.Json;
import io.ovation.server.TestServer;

/** Whether a record of the Java client holds everything that the server says, field by field. */
public final class WholeAnswers {
    private WholeAnswers() {}

    /** The answer to a GET, read as a record and written again, is what it was. */
    public static <T> void whole(String path, String token, Class<T> type) throws JsonProcessingException {
        same(path, Json.tree(TestServer.bearer(token).get(path).asString()), type);
    }

    /** The same of every item of a list, which has some. */
    public static <T> void items(String path, String token, Class<T> type) throws JsonProcessingException {
        JsonNode items =
                Json.tree(TestServer.bearer(token).get(path).asString()).path("items");
        assertThat(items).as(path).isNotEmpty();
        for (JsonNode item : items) {
            same(path, item, type);
        }
    }

    private static <T> void same(String path, JsonNode raw, Class<T> type) throws JsonProcessingException {
        assertThat(raw.has("code") && raw.has("status") && raw.has("title"))
                .as("%s: %s", path, raw)
                .isFalse();
        T read = Json.convert(raw, type);
        assertThat(Json.tree(Json.write(read))).as(path).isEqualTo(withoutNulls(raw));
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
        }
        node.forEach(WholeAnswers::withoutNulls);
        return node;
    }
}
