package io.ovation.audience.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door to the server, against a small server that answers as it is told. */
class PlatformTest {
    private record Answer(int status, String body, String retryAfter) {}

    private final ArrayDeque<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private Platform platform;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        platform = new Platform(
                URI.create("http://localhost:" + server.getAddress().getPort()), "sk_test_x", 4, 3);
    }

    @AfterEach
    void close() {
        platform.close();
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        Answer answer = answers.remove();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (answer.retryAfter() != null) {
            exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void willAnswer(int status, String body, String retryAfter) {
        answers.add(new Answer(status, body, retryAfter));
    }

    @Test
    void aBusyServerIsAskedAgainAfterThePauseItNamesWithTheSameKey() throws Exception {
        willAnswer(429, "{\"code\":\"too_many_requests\"}", "1");
        willAnswer(503, "{\"code\":\"outcome_unknown\"}", null);
        willAnswer(201, "{\"coins\":5}", null);
        long begin = System.nanoTime();
        assertThat(platform.send("POST", "/v1/x", Map.of("a", 1), "token", "key-1")
                        .path("coins")
                        .asInt())
                .isEqualTo(5);
        assertThat(System.nanoTime() - begin).isGreaterThan(1_000_000_000L);
        assertThat(asked).hasSize(3).allMatch(line -> line.equals("POST /v1/x key-1"));
    }

    @Test
    void aRefusalIsNotAskedAgainAndCarriesItsCode() {
        willAnswer(409, "{\"code\":\"cap_reached\",\"detail\":\"at most 100 a day\"}", null);
        assertThatThrownBy(() -> platform.send("POST", "/v1/x", Map.of(), "token", "key-1"))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("cap_reached");
                    assertThat(refused.status()).isEqualTo(409);
                })
                .hasMessageContaining("at most 100 a day");
        assertThat(asked).hasSize(1);
    }

    @Test
    void aRequestUnderWayIsWaitedFor() throws Exception {
        willAnswer(409, "{\"code\":\"idempotency_in_flight\"}", null);
        willAnswer(200, "{}", null);
        platform.send("POST", "/v1/x", Map.of(), "token", "key-1");
        assertThat(asked).hasSize(2);
    }

    @Test
    void aServerThatStaysBusyOrIsNotThereIsUnreachableAfterBoundedTries() {
        for (int i = 0; i < 3; i++) {
            willAnswer(503, "{}", null);
        }
        assertThatThrownBy(() -> platform.get("/v1/x", null)).isInstanceOf(Unreachable.class);
        assertThat(asked).hasSize(3);
        server.stop(0);
        assertThatThrownBy(() -> platform.get("/v1/x", null)).isInstanceOf(Unreachable.class);
    }

    @Test
    void anAnswerThatIsNoJsonIsNotAnOvationServer() {
        willAnswer(200, "<html>", null);
        assertThatThrownBy(() -> platform.get("/v1/x", null)).hasMessageContaining("Not an Ovation server");
    }
}
