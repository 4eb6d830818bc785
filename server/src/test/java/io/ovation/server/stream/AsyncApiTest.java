package io.ovation.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ovation.server.TestServer;
import io.ovation.server.event.EventType;
import io.ovation.server.event.EventTypes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document: served, committed, and true to the code. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class AsyncApiTest {
    @Inject
    EventTypes types;

    @Test
    void the_committed_document_is_the_one_that_is_served() throws IOException {
        Path file = Path.of(System.getProperty("project.root", ".."), "docs/api/asyncapi.yaml");
        String served = TestServer.guest()
                .get("/v1/asyncapi.yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(file, served);
        }
        assertThat(file)
                .as("run this test with -Ddocs.write=true to write it anew")
                .hasContent(served);
    }

    @Test
    void every_type_of_event_has_its_message_with_a_schema_of_its_data() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(TestServer.guest()
                        .get("/v1/asyncapi.json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        assertThat(new YAMLMapper()
                        .readTree(TestServer.guest().get("/v1/asyncapi.yaml").asString()))
                .isEqualTo(document);
        assertThat(document.get("asyncapi").asText()).isEqualTo("3.0.0");
        for (EventType<?> type : types.all()) {
            assertThat(document.at("/channels/webhooks/messages").has(type.name()))
                    .isTrue();
            JsonNode schema = document.at("/components/schemas").get(type.name());
            assertThat(schema.get("type").asText()).as(type.name()).isEqualTo("object");
            assertThat(schema.get("properties").size()).isEqualTo(type.data().getRecordComponents().length);
        }
        JsonNode sent = document.at("/components/schemas").get("gift.sent");
        assertThat(sent.at("/properties/matures_on/format").asText()).isEqualTo("date");
        assertThat(sent.at("/properties/coins/type").asText()).isEqualTo("integer");
        assertThat(sent.at("/properties/creator_got/properties/micros/type").asText())
                .isEqualTo("integer");
        List<String> required = new ArrayList<>();
        sent.get("required").forEach(each -> required.add(each.asText()));
        assertThat(required).contains("gift_id", "sender_id", "coins").doesNotContain("streak_id", "creator_got");
        assertThat(document.at("/channels").has("topic-gift")).isTrue();
    }

    @Test
    void every_reference_in_the_document_leads_somewhere() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(TestServer.guest().get("/v1/asyncapi.json").asString());
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references).isNotEmpty();
        for (String reference : references) {
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
    }
}
