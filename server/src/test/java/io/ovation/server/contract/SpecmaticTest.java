package io.ovation.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Specmatic, a contract tester of others, reads the API document and sends every endpoint what the document allows and what it does
 * not: fields left out, null, of another type, out of their bounds. Its requests come by an {@link Onlooker}, which signs them and
 * counts the answers. None is a fault of ours.
 */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
@Tag("slow")
class SpecmaticTest {
    private static final Path ROOT =
            Path.of(System.getProperty("project.root", "..")).toAbsolutePath();
    private static final int PATIENCE_MINUTES = 8;

    @TempDir
    Path directory;

    @TestHTTPResource
    URI server;

    @Test
    void the_wrong_requests_of_another_tool_are_no_fault_of_ours_either() throws Exception {
        JsonNode served = new ObjectMapper()
                .readTree(TestServer.guest().get("/v1/openapi.json").asString());
        Path document = directory.resolve("openapi.json");
        Files.writeString(document, prepared(served.deepCopy()).toString());
        Path said = directory.resolve("specmatic.log");
        try (Onlooker onlooker = new Onlooker(server, served)) {
            Process process = new ProcessBuilder("node", "tools/fuzz/fuzz.mjs", document.toString(), onlooker.url())
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
                    .as("ends in time")
                    .isTrue();
            String end = end(said);
            // It exits with 1 when answers differ from what it made up, such as 404 for ids of its own; 2 is a fault of
            // the tool's.
            assertThat(process.exitValue()).as(end).isLessThan(2);
            assertThat(end).contains("Tests run: ");
            System.out.printf("Specmatic: %s; answers %s%n", summary(end), onlooker.answers());
            assertThat(onlooker.faults()).isEmpty();
            assertThat(onlooker.unreached())
                    .as("operations that it never called")
                    .isEmpty();
            assertThat(onlooker.answers().getOrDefault(400, 0)).isGreaterThan(300);
        }
    }

    @AfterEach
    void forgetEndpoints() {
        for (String id : TestServer.asPlatform()
                .get("/v1/webhook-endpoints?limit=200")
                .jsonPath()
                .getList("items.findAll { it.url.contains(':9/') }.id", String.class)) {
            TestServer.asPlatform().delete("/v1/webhook-endpoints/{id}", id);
        }
    }

    /** Without streams, which do not end, and without sign-in, which the onlooker adds; nothing leads to another's server. */
    private static JsonNode prepared(JsonNode document) throws Exception {
        for (JsonNode path : document.get("paths")) {
            ObjectNode verbs = (ObjectNode) path;
            verbs.properties().removeIf(verb -> verb.getValue().toString().contains("text/event-stream"));
            verbs.forEach(operation -> ((ObjectNode) operation).remove("security"));
        }
        ((ObjectNode) document.get("paths"))
                .properties()
                .removeIf(path -> path.getValue().isEmpty());
        ((ObjectNode) document).remove("security");
        return new ObjectMapper()
                .readTree(document.toString().replaceAll("https?://example\\.com/?", "http://127.0.0.1:9/"));
    }

    private static String end(Path said) throws Exception {
        String text = Files.readString(said);
        return text.substring(Math.max(0, text.length() - 3_000));
    }

    private static String summary(String end) {
        return end.lines()
                .filter(line -> line.startsWith("Tests run: "))
                .findFirst()
                .orElse("");
    }
}
