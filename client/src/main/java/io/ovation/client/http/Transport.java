package io.ovation.client.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The connections to one server, shared by everything a client does. Any thread. */
public final class Transport implements AutoCloseable {
    private final Settings settings;
    private final HttpClient http;
    private final ExecutorService threads;
    private final ScheduledExecutorService clock;
    private final Turnstile turnstile;

    /** Opens nothing yet; connections are made when they are needed. */
    public Transport(Settings settings) {
        this.settings = settings;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("ovation-client-", 0).factory());
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("ovation-client-clock").daemon().factory());
        this.turnstile = new Turnstile(settings.atOnce());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .executor(threads)
                .build();
    }

    /** How it speaks. */
    public Settings settings() {
        return settings;
    }

    /** The JDK's client, for sockets. */
    public HttpClient http() {
        return http;
    }

    /** Wakes what waits; its tasks are short and never block. */
    public ScheduledExecutorService clock() {
        return clock;
    }

    /** Runs what may block, on virtual threads. */
    public ExecutorService threads() {
        return threads;
    }

    /** The address of a socket. */
    public URI socket(Route route) {
        URI server = settings.server();
        String scheme = "https".equals(server.getScheme()) ? "wss" : "ws";
        return URI.create(scheme + "://" + server.getRawAuthority() + basePath() + route.text());
    }

    <T> CompletableFuture<T> send(Operation operation, Credential credential) {
        return new Attempts<T>(this, operation, credential).begin();
    }

    /**
     * One try.
     *
     * @param started gets what can be cancelled, as soon as it is this request's turn
     */
    CompletableFuture<HttpResponse<String>> once(
            Operation operation, @Nullable String bearer, Consumer<CompletableFuture<?>> started) {
        return turnstile.enter().thenCompose(turn -> {
            CompletableFuture<HttpResponse<String>> sent;
            try {
                sent = http.sendAsync(request(operation, bearer), BodyHandlers.ofString());
            } catch (RuntimeException e) {
                sent = CompletableFuture.failedFuture(e);
            }
            started.accept(sent);
            return sent.whenComplete((answer, failure) -> turnstile.leave());
        });
    }

    private HttpRequest request(Operation operation, @Nullable String bearer) {
        HttpRequest.Builder request = builder(operation.route(), bearer)
                .timeout(settings.answerTimeout())
                .header("Accept", operation.answer().hasRawClass(String.class) ? "*/*" : "application/json");
        byte[] body = operation.body();
        request.method(operation.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body != null) {
            request.header("Content-Type", operation.type());
        }
        String key = operation.key();
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        String ifMatch = operation.ifMatch();
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.build();
    }

    /** A request to an address of the server. */
    HttpRequest.Builder builder(Route route, @Nullable String bearer) {
        URI server = settings.server();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.getScheme() + "://" + server.getRawAuthority() + basePath() + route.text()))
                .header("User-Agent", "ovation-java");
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return request;
    }

    private String basePath() {
        String path = settings.server().getRawPath();
        return path == null || path.equals("/") ? "" : path.replaceFirst("/$", "");
    }

    /** Ends all connections. What is under way ends as unreachable. */
    @Override
    public void close() {
        clock.shutdownNow();
        http.shutdownNow();
        threads.shutdownNow();
    }
}
