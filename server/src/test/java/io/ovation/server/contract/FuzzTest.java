package io.ovation.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.TestServer;
import io.ovation.server.identity.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sends every endpoint of the document what it must not: bodies that are broken, of the wrong kind, out of every range; ids
 * and numbers that are none; headers nobody sends. Whatever comes, the answer is no fault of ours. Whoever has sent too much is
 * followed by somebody new, so that every request reaches its endpoint.
 */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
@Tag("slow")
class FuzzTest {
    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "{}",
            "{",
            "\"text\"",
            "17",
            "{\"no_such_field\":1}",
            "[".repeat(2_000),
            "{\"a\":".repeat(1_500) + "1" + "}".repeat(1_500),
            "\u0000",
            "{\"\\u0000\":1}",
            "{} {}");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1.5",
            "9223372036854775808",
            "-9223372036854775808",
            "1e400",
            "\"\"",
            "\"   \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\"",
            "\"' OR 1=1; --\"",
            "\"" + "x".repeat(20_000) + "\"",
            "[]",
            "[null]",
            "{}",
            "{\"amount\":-1,\"currency\":\"\"}",
            "\"2026-02-30\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"usr_00000000000\"");
    private static final List<String> TEXTS = List.of(
            "x",
            "",
            " ",
            "-1",
            "0",
            "99999999999999999999",
            "1.5",
            "\u0000",
            "%",
            "..",
            "' OR 1=1; --",
            "\uD83D\uDE00",
            "usr_zzzzzzzzzzzzz",
            "live_0000000000000",
            "pay_01k9z8y7x6w5v",
            "evt_00000000000000000000000000",
            "+999999999-12-31T23:59:59Z",
            "AAAAAAAAAAA",
            "x".repeat(3_000));
    private static final Map<String, List<String>> HEADERS = Map.of(
            "Accept", List.of("image/png", "application/json;q=x", "*/*;;", ","),
            "Content-Type", List.of("text/plain", "application/json; charset=nothing", "/", "application/xml", "x"),
            "Idempotency-Key", List.of("", " ", "k".repeat(201), "k".repeat(7_000), "\u00e4\u00f6"),
            "Authorization", List.of("Bearer", "Bearer ", "Basic eDp5", "Bearer " + "a.".repeat(2_000), "sk_live_x"),
            "If-Match", List.of("\"x\"", "W/\"1\"", "\"99999999999999999999\""));

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private int sent;
    private int limited;

    @TestHTTPResource
    URI server;

    @Test
    void no_request_however_wrong_is_a_fault_of_ours() throws Exception {
        JsonNode document = new ObjectMapper()
                .readTree(TestServer.guest().get("/v1/openapi.json").asString());
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
                JsonNode operation = verb.getValue();
                if (!operation.at("/responses/200/content/text~1event-stream").isMissingNode()) {
                    continue;
                }
                for (Sender sender : senders(operation)) {
                    fuzz(document, verb.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), operation, sender);
                }
            }
        }
        System.out.printf("%,d wrong requests were answered: %s%n", sent, answers);
        assertThat(sent).isGreaterThan(3_000);
        assertThat(limited).as("requests that met a limit and no endpoint").isZero();
        // Half of them come from a guest and end at the guard.
        assertThat(answers.getOrDefault(400, 0)).isGreaterThan((sent - answers.getOrDefault(401, 0)) / 3);
        assertThat(faults).as("of " + sent + " requests").isEmpty();
    }

    /** Nobody is told of the rest of the tests at an address of these requests. */
    @AfterEach
    void forgetEndpoints() {
        for (String id : TestServer.asPlatform()
                .get("/v1/webhook-endpoints?limit=200")
                .jsonPath()
                .getList("items.findAll { it.url.contains(':9/') }.id", String.class)) {
            TestServer.asPlatform().delete("/v1/webhook-endpoints/{id}", id);
        }
    }

    /** Who sends: a guest, or somebody who is followed by another of the same role when a limit is met. */
    private static final class Sender {
        private final Supplier<String> newcomer;
        private String token;

        Sender(Supplier<String> newcomer) {
            this.newcomer = newcomer;
            this.token = newcomer.get();
        }

        void next() {
            token = newcomer.get();
        }
    }

    private void fuzz(JsonNode document, String verb, String path, JsonNode operation, Sender sender) throws Exception {
        Map<String, String> usual = new LinkedHashMap<>();
        List<String> query = new ArrayList<>();
        List<String> inPath = new ArrayList<>();
        for (JsonNode each : operation.path("parameters")) {
            switch (each.get("in").asText()) {
                case "path" -> inPath.add(each.get("name").asText());
                case "query" -> query.add(each.get("name").asText());
                default -> {}
            }
        }
        String address = path;
        for (String each : inPath) {
            address = address.replace("{" + each + "}", "usr_0000000000000");
        }
        JsonNode example = onThisMachine(operation.at("/requestBody/content/application~1json/example"));
        String body = example.isMissingNode() ? "{}" : example.toString();
        boolean takesBody = operation.has("requestBody");
        for (String name : inPath) {
            for (String text : TEXTS) {
                String wrong = path;
                for (String each : inPath) {
                    wrong = wrong.replace("{" + each + "}", each.equals(name) ? encoded(text) : "usr_0000000000000");
                }
                send(verb, wrong, sender, usual, takesBody ? body : null);
            }
        }
        for (String name : query) {
            for (String text : TEXTS) {
                send(verb, address + "?" + name + "=" + encoded(text), sender, usual, takesBody ? body : null);
            }
        }
        for (Map.Entry<String, List<String>> header : HEADERS.entrySet()) {
            for (String value : header.getValue()) {
                send(verb, address, sender, Map.of(header.getKey(), value), takesBody ? "{}" : null);
            }
        }
        if (takesBody) {
            for (String wrong : BODIES) {
                send(verb, address, sender, usual, wrong);
            }
            String schema = operation
                    .at("/requestBody/content/application~1json/schema/$ref")
                    .asText();
            JsonNode properties = document.at(schema.replaceFirst("^#", "")).path("properties");
            for (Map.Entry<String, JsonNode> property : properties.properties()) {
                for (String value : VALUES) {
                    send(verb, address, sender, usual, with(example, property.getKey(), value));
                }
            }
        }
    }

    /** No request of a test leads to a server of somebody else. */
    private static JsonNode onThisMachine(JsonNode example) throws IOException {
        return example.isMissingNode()
                ? example
                : new ObjectMapper()
                        .readTree(example.toString().replaceAll("https?://[^/\"]+/?", "http://127.0.0.1:9/"));
    }

    private static String with(JsonNode example, String field, String value) {
        StringBuilder body = new StringBuilder("{");
        for (Map.Entry<String, JsonNode> each : example.properties()) {
            if (!each.getKey().equals(field)) {
                body.append('"')
                        .append(each.getKey())
                        .append("\":")
                        .append(each.getValue())
                        .append(',');
            }
        }
        return body.append('"')
                .append(field)
                .append("\":")
                .append(value)
                .append('}')
                .toString();
    }

    private void send(String verb, String address, Sender sender, Map<String, String> headers, String body)
            throws InterruptedException {
        if (!sendOnce(verb, address, sender.token, headers, body)) {
            sender.next();
            if (!sendOnce(verb, address, sender.token, headers, body)) {
                limited++;
            }
        }
    }

    /** Returns whether it came past the limit of its sender. */
    private boolean sendOnce(String verb, String address, String token, Map<String, String> headers, String body)
            throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(address))
                .timeout(Duration.ofSeconds(20))
                .method(
                        verb,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean metLimit = answer.statusCode() == 429
                    && answer.headers().firstValue("RateLimit").orElse("").contains(";r=0;");
            if (metLimit) {
                return false;
            }
            sent++;
            answers.merge(answer.statusCode(), 1, Integer::sum);
            if (answer.statusCode() >= 500) {
                faults.add(answer.statusCode() + " " + verb + " " + shortened(address) + " "
                        + shortened(headers + " " + body) + " -> " + answer.body());
            }
        } catch (IOException e) {
            faults.add(
                    "no answer: " + verb + " " + shortened(address) + " " + shortened(headers + " " + body) + " " + e);
        }
        return true;
    }

    /** A guest, and somebody who comes past the guard. */
    private static List<Sender> senders(JsonNode operation) {
        Map<String, Supplier<String>> callers = Map.of(
                "platform", () -> TestServer.PLATFORM_KEY,
                "finance", () -> TestServer.staff(Role.FINANCE).token(),
                "support", () -> TestServer.staff(Role.SUPPORT).token(),
                "admin", () -> TestServer.staff(Role.ADMIN).token(),
                "creator", () -> TestServer.creator().token(),
                "viewer", () -> TestServer.viewer().token());
        Sender guest = new Sender(() -> "");
        for (String role : List.of("platform", "finance", "support", "admin", "creator", "viewer")) {
            for (JsonNode each : operation.path("x-roles")) {
                if (each.asText().equals(role)) {
                    return List.of(guest, new Sender(callers.get(role)));
                }
            }
        }
        return List.of(guest, new Sender(callers.get("viewer")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String shortened(String text) {
        return text.length() <= 160 ? text : text.substring(0, 160) + "…";
    }
}
