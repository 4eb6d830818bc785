package io.ovation.server.wiring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** What a newcomer's browser asks in its first second, asked once so that Java has seen the way. */
record Rehearsal(URI server) {
    private static final List<String> PATHS =
            List.of("/", "/v1/info", "/v1/sandbox/personas", "/v1/lives", "/v1/gift-catalogue", "/q/health/ready");

    void run() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : PATHS) {
                client.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.discarding());
            }
            HttpRequest signIn = HttpRequest.newBuilder(server.resolve("/v1/sandbox/sessions"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"persona\":\"viewer\"}"))
                    .build();
            client.send(signIn, BodyHandlers.discarding());
        }
    }
}
