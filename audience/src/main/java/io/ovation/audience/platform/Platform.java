package io.ovation.audience.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Requests to one server, at most a bounded number at a time.
 *
 * <p>Tries again, with growing pauses and obeying Retry-After, when the server is busy (429, 503) or does not answer: a
 * repeated POST carries its Idempotency-Key, so nothing happens twice. Blocks its caller, which should be a virtual thread.
 * Any thread may use it.
 */
public final class Platform implements AutoCloseable {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(20);
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http;
    private final URI base;
    private final String platformKey;
    private final Semaphore underWay;
    private final int tries;

    /**
     * @param base such as {@code http://localhost:8080}
     * @param platformKey secret key ({@code sk_...}) that may describe users and mint their tokens
     * @param atOnce how many requests may be under way at a time
     * @param tries how often a request is made before {@link Unreachable}
     */
    public Platform(URI base, String platformKey, int atOnce, int tries) {
        this.base = base;
        this.platformKey = platformKey;
        this.underWay = new Semaphore(atOnce);
        this.tries = tries;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_PATIENCE)
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("audience-http-", 0).factory()))
                .build();
    }

    /** The platform's own key, to be used where a token is asked for. */
    public String platformKey() {
        return platformKey;
    }

    HttpClient http() {
        return http;
    }

    URI socketUri(String path) {
        String scheme = "https".equals(base.getScheme()) ? "wss" : "ws";
        return URI.create(scheme + "://" + base.getRawAuthority() + path);
    }

    /** GETs a JSON answer; {@code token} may be null where no sign-in is needed. */
    public JsonNode get(String path, @Nullable String token) throws Refused, Unreachable, InterruptedException {
        return request("GET", path, null, token, null);
    }

    /** Sends a body, which Jackson writes, and returns the JSON answer. */
    public JsonNode send(
            String method, String path, Object body, @Nullable String token, @Nullable String idempotencyKey)
            throws Refused, Unreachable, InterruptedException {
        return request(method, path, write(body), token, idempotencyKey);
    }

    private JsonNode request(
            String method, String path, @Nullable String body, @Nullable String token, @Nullable String key)
            throws Refused, Unreachable, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER_PATIENCE);
        builder.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        builder.header("Accept", "application/json");
        if (body != null) {
            builder.header("Content-Type", "application/json");
        }
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        if (key != null) {
            builder.header("Idempotency-Key", key);
        }
        HttpRequest request = builder.build();
        for (int attempt = 1; ; attempt++) {
            long pause;
            String trouble;
            try {
                HttpResponse<String> response = once(request);
                if (response.statusCode() < 400) {
                    return read(response);
                }
                if (!passes(response, key)) {
                    throw refusal(response);
                }
                trouble = "answered " + response.statusCode();
                pause = Math.max(backOff(attempt), retryAfterMillis(response));
            } catch (IOException e) {
                if (attempt >= tries) {
                    throw new Unreachable("No answer from " + base + ": " + e.getMessage(), e);
                }
                trouble = String.valueOf(e.getMessage());
                pause = backOff(attempt);
            }
            if (attempt >= tries) {
                throw new Unreachable(base + " " + trouble + " to " + method + " " + path);
            }
            Thread.sleep(pause);
        }
    }

    private HttpResponse<String> once(HttpRequest request) throws IOException, InterruptedException {
        underWay.acquire();
        try {
            return http.send(request, BodyHandlers.ofString());
        } finally {
            underWay.release();
        }
    }

    /** Whether the trouble is a passing one: busy, overwhelmed, not known, or the same request is still under way. */
    private boolean passes(HttpResponse<String> response, @Nullable String key) {
        int status = response.statusCode();
        return status == 429
                || status == 502
                || status == 503
                || status == 504
                || status == 409 && key != null && "idempotency_in_flight".equals(code(response));
    }

    private static long backOff(int attempt) {
        long ceiling = Math.min(LONGEST_PAUSE_MILLIS, 200L << Math.min(attempt, 10));
        return ceiling / 2 + ThreadLocalRandom.current().nextLong(ceiling / 2);
    }

    private static long retryAfterMillis(HttpResponse<String> response) {
        String value = response.headers().firstValue("Retry-After").orElse("0");
        return value.matches("\\d{1,6}") ? Math.min(LONGEST_PAUSE_MILLIS, Long.parseLong(value) * 1_000) : 0;
    }

    private JsonNode read(HttpResponse<String> response) throws Unreachable {
        try {
            JsonNode answer = response.body().isBlank() ? json.createObjectNode() : json.readTree(response.body());
            return answer;
        } catch (JsonProcessingException e) {
            throw new Unreachable("Not an Ovation server: the answer is no JSON", e);
        }
    }

    private Refused refusal(HttpResponse<String> response) {
        return new Refused(
                response.statusCode(),
                code(response),
                problem(response).path("detail").asText(""));
    }

    private String code(HttpResponse<String> response) {
        return problem(response).path("code").asText("http_" + response.statusCode());
    }

    private JsonNode problem(HttpResponse<String> response) {
        try {
            JsonNode problem = json.readTree(response.body());
            return problem == null ? json.createObjectNode() : problem;
        } catch (JsonProcessingException e) {
            return json.createObjectNode();
        }
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not writable as JSON: " + body, e);
        }
    }

    /** Ends all connections. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
