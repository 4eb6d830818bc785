package io.ovation.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A creator who is live and viewers with coins, made through the public API of a running server.
 *
 * @param server the server
 * @param live public id of the show
 * @param tokens of the viewers, each with coins enough for any benchmark
 */
record Community(ServerProcess server, String live, List<String> tokens) {

    private static final int SIGN_UPS_AT_ONCE = 8;
    private static final int COINS = 100_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Makes it. */
    static Community begin(ServerProcess server, int viewers)
            throws IOException, InterruptedException, ExecutionException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            String key = server.platformKey();
            String creator = signUp(client, server, key, "bench-creator", 50_000);
            String live = call(client, server, "POST", "/v1/lives", creator, Map.of("title", "Benchmark"))
                    .path("id")
                    .asText();
            try (ExecutorService threads = Executors.newFixedThreadPool(SIGN_UPS_AT_ONCE)) {
                List<Future<String>> signUps = new ArrayList<>();
                for (int viewer = 0; viewer < viewers; viewer++) {
                    String externalId = "bench-viewer-" + viewer;
                    signUps.add(threads.submit(() -> viewer(client, server, key, externalId)));
                }
                List<String> tokens = new ArrayList<>();
                for (Future<String> signUp : signUps) {
                    tokens.add(signUp.get());
                }
                return new Community(server, live, tokens);
            }
        }
    }

    private static String viewer(HttpClient client, ServerProcess server, String key, String externalId)
            throws IOException, InterruptedException {
        String token = signUp(client, server, key, externalId, 0);
        JsonNode recharge = call(
                client,
                server,
                "POST",
                "/v1/recharges",
                token,
                Map.of("coins", COINS, "channel", "web", "payment_method", "card_success"));
        if (!recharge.path("status").asText().equals("succeeded")) {
            throw new IOException("the recharge did not succeed: " + recharge);
        }
        return token;
    }

    private static String signUp(HttpClient client, ServerProcess server, String key, String externalId, int followers)
            throws IOException, InterruptedException {
        call(
                client,
                server,
                "PUT",
                "/v1/users/" + externalId,
                key,
                Map.of("name", externalId, "market", "US", "birth_date", "1990-01-01", "followers", followers));
        return call(
                        client,
                        server,
                        "POST",
                        "/v1/user-tokens",
                        key,
                        Map.of("external_id", externalId, "ttl_seconds", 3_600))
                .path("token")
                .asText();
    }

    private static JsonNode call(
            HttpClient client, ServerProcess server, String method, String path, String bearer, Map<String, ?> body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.uri(path))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .header(
                        "Idempotency-Key",
                        SixTransfers.newId(new SplittableRandom()).toString())
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }
}
