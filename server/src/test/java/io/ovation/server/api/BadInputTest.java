package io.ovation.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever comes in, the answer is a problem with a code, and nothing of it is logged as an error of ours. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class BadInputTest {
    private final List<LogRecord> errors = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.SEVERE.intValue()) {
                errors.add(line);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Inject
    ObjectMapper json;

    @TestHTTPResource
    URI server;

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void nothing_was_logged_as_an_error() {
        Logger.getLogger("").removeHandler(listener);
        assertThat(errors).isEmpty();
    }

    @Test
    void malformed_json_says_where() {
        problem(
                TestServer.asPlatform()
                        .body("{\"external_id\": ")
                        .post("/v1/user-tokens")
                        .then(),
                400,
                "malformed_json");
        problem(TestServer.asPlatform().body("no json").post("/v1/user-tokens").then(), 400, "malformed_json");
        problem(TestServer.asPlatform().body("[1,2]").post("/v1/user-tokens").then(), 400, "malformed_json");
        problem(
                TestServer.asPlatform()
                        .body("{\"external_id\":\"a\"} x")
                        .post("/v1/user-tokens")
                        .then(),
                400,
                "malformed_json");
        problem(
                TestServer.asPlatform()
                        .body("{\"external_id\":\"a\",\"external_id\":\"b\"}")
                        .post("/v1/user-tokens")
                        .then(),
                400,
                "malformed_json");
    }

    @Test
    void an_empty_body_is_a_problem_and_not_a_fault() {
        problem(TestServer.asPlatform().post("/v1/user-tokens").then(), 400, "field_invalid");
        problem(TestServer.asPlatform().body("null").post("/v1/user-tokens").then(), 400, "field_invalid");
    }

    @Test
    void a_body_that_must_be_there_is_asked_for_when_it_is_empty_or_null() {
        TestServer.Person mia = TestServer.viewer();
        problem(mia.asks().put("/v1/wallet/daily-cap").then(), 400, "malformed_json");
        problem(mia.asks().body("null").put("/v1/wallet/daily-cap").then(), 400, "malformed_json")
                .body("detail", equalTo("There is no body"));
        problem(mia.asks().body(" null ").put("/v1/wallet/daily-cap").then(), 400, "malformed_json");
    }

    @Test
    void a_list_with_a_hole_names_its_field() {
        for (String types : List.of("[null]", "[\"user.created\",null]")) {
            problem(
                            TestServer.asPlatform()
                                    .body("{\"url\":\"http://127.0.0.1:9/\",\"types\":" + types + "}")
                                    .post("/v1/webhook-endpoints")
                                    .then(),
                            400,
                            "field_invalid")
                    .body("field", startsWith("types"));
        }
    }

    @Test
    void the_character_0_is_refused_wherever_it_comes() {
        String zero = "\\u0000";
        problem(
                        TestServer.asPlatform()
                                .body("{\"external_id\":\"a" + zero + "b\"}")
                                .post("/v1/user-tokens")
                                .then(),
                        400,
                        "field_invalid")
                .body("field", equalTo("external_id"));
        problem(
                        TestServer.asPlatform()
                                .body("{\"name\":\"" + zero + "\",\"market\":\"US\"}")
                                .put("/v1/users/somebody")
                                .then(),
                        400,
                        "field_invalid")
                .body("field", equalTo("name"));
        for (String address : List.of("/v1/users/a%00b", "/v1/lives?cursor=%00", "/v1/%00", "/v1/events?types=a%00")) {
            problem(
                    TestServer.asPlatform()
                            .urlEncodingEnabled(false)
                            .get(address)
                            .then(),
                    400,
                    "bad_request");
        }
    }

    @Test
    void a_number_in_the_query_that_is_none_names_its_parameter() {
        for (String number : List.of("x", "1.5", "1e3", "99999999999999999999", "-", "0x10", " ", "1 2")) {
            problem(
                            TestServer.asPlatform()
                                    .queryParam("limit", number)
                                    .get("/v1/keys")
                                    .then(),
                            400,
                            "field_invalid")
                    .body("field", equalTo("limit"));
        }
        TestServer.asPlatform().queryParam("limit", "").get("/v1/keys").then().statusCode(200);
        TestServer.asPlatform().queryParam("limit", "+2").get("/v1/keys").then().statusCode(200);
    }

    @Test
    void the_metrics_are_for_who_has_their_token_however_their_address_is_spelt() throws Exception {
        String good = TestServer.METRICS_TOKEN;
        for (String address : List.of(
                "/q/metrics",
                "/q/metrics/",
                "/q/metrics/x",
                "//q/metrics",
                "/q//metrics",
                "/q/./metrics",
                "/v1/../q/metrics",
                "/q/%6detrics",
                "/q/metrics?x=1",
                "/q;a=b/metrics",
                "/q/metrics;a=b",
                "/q/metrics%2f")) {
            for (String header : List.of("", "Bearer", "Bearer ", "Bearer " + good + "x", good, "Basic " + good)) {
                assertThat(raw("GET " + address + " HTTP/1.1", header))
                        .as(address + " with " + header)
                        .doesNotContain("jvm_memory_used_bytes");
            }
        }
        for (String header : List.of("Bearer " + good, "bearer " + good, "BEARER  " + good + " ")) {
            assertThat(raw("GET /q/metrics HTTP/1.1", header)).contains("jvm_memory_used_bytes");
        }
    }

    /** What comes back, with no client in between that tidies the address. */
    private String raw(String line, String authorization) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            String header = authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n";
            socket.getOutputStream()
                    .write((line + "\r\nHost: localhost\r\n" + header + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void what_is_nested_too_deep_or_has_endless_names_or_numbers_is_malformed() {
        for (String body : List.of(
                "{\"external_id\":" + "[".repeat(40) + "]".repeat(40) + "}",
                "{\"external_id\":" + "{\"a\":".repeat(40) + "1" + "}".repeat(40) + "}",
                "[".repeat(200),
                "{\"" + "n".repeat(500) + "\":1}",
                "{\"external_id\":\"a\",\"ttl_seconds\":" + "9".repeat(100) + "}",
                "{\"external_id\":\"a\",\"ttl_seconds\":1e999999999}")) {
            TestServer.asPlatform()
                    .body(body)
                    .post("/v1/user-tokens")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        assertThatThrownBy(() -> json.readTree("[".repeat(40) + "]".repeat(40)))
                .isInstanceOfSatisfying(
                        JsonProcessingException.class,
                        tooDeep -> assertThat(ProblemMappers.problem(tooDeep).detail())
                                .contains("nested deeper than 32"));
    }

    @Test
    void unknown_fields_are_named() {
        problem(
                        TestServer.asPlatform()
                                .body(Map.of("external_id", "a", "admin", true))
                                .post("/v1/user-tokens")
                                .then(),
                        400,
                        "unknown_field")
                .body("field", equalTo("admin"));
    }

    @Test
    void texts_are_not_taken_for_numbers() {
        problem(
                        TestServer.asPlatform()
                                .body(Map.of("external_id", "a", "ttl_seconds", "5"))
                                .post("/v1/user-tokens")
                                .then(),
                        400,
                        "field_invalid")
                .body("field", equalTo("ttl_seconds"));
        problem(
                        TestServer.asPlatform()
                                .body("{\"external_id\":\"a\",\"ttl_seconds\":99999999999999999999}")
                                .post("/v1/user-tokens")
                                .then(),
                        400,
                        "field_invalid")
                .body("field", equalTo("ttl_seconds"));
    }

    @Test
    void what_is_not_there_is_not_found() {
        problem(TestServer.guest().get("/v1/nothing").then(), 404, "not_found");
        problem(TestServer.guest().get("/v1/users").then(), 404, "not_found");
        problem(
                TestServer.asPlatform()
                        .body("{}")
                        .post("/v1/sandbox/nothing/at/all")
                        .then(),
                404,
                "not_found");
    }

    @Test
    void other_methods_and_media_types_are_refused() {
        problem(TestServer.asPlatform().body("{}").delete("/v1/user-tokens").then(), 405, "method_not_allowed");
        problem(
                TestServer.asPlatform()
                        .contentType("text/plain")
                        .body("x")
                        .post("/v1/user-tokens")
                        .then(),
                415,
                "unsupported_media_type");
        problem(TestServer.guest().accept("image/png").get("/v1/info").then(), 406, "not_acceptable");
    }

    @Test
    void a_large_body_is_refused_whether_it_says_its_length_or_not() throws Exception {
        String large = "{\"external_id\":\"" + "x".repeat(70_000) + "\"}";
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/v1/user-tokens"))
                .header("Authorization", "Bearer " + TestServer.PLATFORM_KEY)
                .header("Content-Type", "application/json");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> told =
                    client.send(request.POST(BodyPublishers.ofString(large)).build(), BodyHandlers.ofString());
            assertThat(told.statusCode()).isEqualTo(413);
            assertThat(told.body()).contains("\"code\":\"body_too_large\"");
            HttpResponse<String> chunked = client.send(
                    request.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes())))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(chunked.statusCode()).isEqualTo(411);
            assertThat(chunked.body()).contains("\"code\":\"length_required\"");
        }
    }

    @Test
    void requests_from_other_sites_are_refused() {
        problem(
                TestServer.guest()
                        .header("Origin", "https://elsewhere.example")
                        .get("/v1/info")
                        .then(),
                403,
                "cross_origin");
    }

    @Test
    void sites_that_the_operator_allows_may_ask_and_are_told_so_beforehand() {
        var preflight = TestServer.guest()
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, idempotency-key")
                .options("/v1/recharges")
                .then()
                .statusCode(204)
                .extract();
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Idempotency-Key");
        assertThat(preflight.header("Access-Control-Allow-Credentials")).isNull();

        var answer = TestServer.guest()
                .header("Origin", "https://admin.app.example:8443")
                .get("/v1/info")
                .then()
                .statusCode(200)
                .extract();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://admin.app.example:8443");
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("Retry-After");
        assertThat(answer.header("Vary")).containsIgnoringCase("Origin");

        for (String other :
                List.of("https://app.example.evil", "http://app.example", "null", "https://app.example:1")) {
            var refused = TestServer.guest().header("Origin", other).get("/v1/info");
            assertThat(refused.statusCode()).as(other).isEqualTo(403);
            assertThat(refused.header("Access-Control-Allow-Origin")).isNull();
        }
    }

    @Test
    void every_answer_carries_the_security_headers() {
        var answer = TestServer.guest().get("/v1/info").then().statusCode(200).extract();
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(TestServer.guest().get("/wallet").header("Content-Security-Policy"))
                .contains("script-src 'self';")
                .contains("object-src 'none'")
                .contains("frame-ancestors 'self'");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("title", notNullValue())
                .body("request_id", startsWith("req_"));
    }
}
