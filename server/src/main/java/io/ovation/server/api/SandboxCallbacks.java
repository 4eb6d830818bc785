package io.ovation.server.api;

import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * How the sandbox's providers call us back: over HTTP, signed, as the real ones do. Blocking; any thread.
 */
@ApplicationScoped
public class SandboxCallbacks {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /**
     * Delivers a body once.
     *
     * @param path on this server
     * @param secret that the provider signs with
     * @throws IllegalStateException when it was not answered with 2xx: deliver again
     */
    public void deliver(String path, String secret, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header(CallbackSignature.HEADER, CallbackSignature.sign(secret, Instant.now(), body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IllegalStateException("the callback was answered with " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the callback did not arrive: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while delivering a callback", e);
        }
    }

    /** Where this server really listens. */
    private static int port() {
        String port = LaunchMode.current() == LaunchMode.TEST ? "quarkus.http.test-port" : "quarkus.http.port";
        return ConfigProvider.getConfig().getValue(port, Integer.class);
    }
}
