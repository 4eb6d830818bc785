package io.ovation.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The document of the server and the copy in docs/api are one. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class OpenApiDocumentTest {
    private static final Path COMMITTED = Path.of(System.getProperty("project.root", ".."), "docs/api/openapi.yaml");

    @Test
    void the_served_document_is_the_committed_one() throws IOException {
        String served = TestServer.guest()
                .get("/v1/openapi.yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(COMMITTED, served);
        }
        // As a tree: in which order the methods of a path stand depends on the order in which classes were read.
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        assertThat(yaml.readTree(served))
                .as("run this test with -Ddocs.write=true to write it anew, then read the difference")
                .isEqualTo(yaml.readTree(Files.readString(COMMITTED)));
    }

    @Test
    void it_is_served_as_json_too_without_a_token() throws IOException {
        String json = TestServer.guest()
                .get("/v1/openapi.json")
                .then()
                .statusCode(200)
                .body("openapi", equalTo("3.1.0"))
                .extract()
                .asString();
        JsonNode yaml = new ObjectMapper(new YAMLFactory())
                .readTree(TestServer.guest().get("/v1/openapi.yaml").asString());
        assertThat(new ObjectMapper().readTree(json)).isEqualTo(yaml);
    }

    @Test
    void a_file_is_taken_as_it_is_and_only_from_who_may_send_it() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(TestServer.guest().get("/v1/openapi.json").asString());
        for (String path : List.of("/v1/earnings/imports", "/v1/identity-documents", "/v1/bank-files")) {
            JsonNode taken = document.get("paths").get(path).get("post");
            assertThat(taken.get("security")).as(path).isNotEmpty();
            assertThat(taken.at("/requestBody/content").properties())
                    .singleElement()
                    .satisfies(content -> {
                        assertThat(content.getKey()).isEqualTo("application/octet-stream");
                        assertThat(content.getValue().at("/schema/format").asText())
                                .isEqualTo("binary");
                    });
        }
        List<String> open = new ArrayList<>();
        for (JsonNode path : document.get("paths")) {
            for (JsonNode operation : path) {
                if (operation.has("x-roles") && operation.path("security").isEmpty()) {
                    open.add(operation.path("operationId").asText());
                }
            }
        }
        assertThat(open).as("operations of some roles that ask for no token").isEmpty();
    }

    @Test
    void every_operation_says_what_it_does_who_may_call_it_and_how_it_refuses() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(TestServer.guest().get("/v1/openapi.json").asString());
        assertThat(document.path(ContractDocument.FAULTS)).isEmpty();
        List<String> silent = new ArrayList<>();
        int operations = 0;
        for (JsonNode path : document.get("paths")) {
            for (JsonNode operation : path) {
                operations++;
                boolean speaks = operation.hasNonNull("summary")
                        && operation.hasNonNull("operationId")
                        && operation.hasNonNull("security")
                        && operation.path("tags").size() == 1
                        && StreamSupport.stream(operation.get("responses").spliterator(), false)
                                .anyMatch(each -> each.path("content").has("application/problem+json"));
                if (!speaks) {
                    silent.add(operation.path("operationId").asText());
                }
            }
        }
        assertThat(operations).isGreaterThan(45);
        assertThat(silent).isEmpty();
    }
}
