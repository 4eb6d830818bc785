package io.ovation.server.gift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A room socket as a client has it: keeps what it was told, and waits for what it expects. */
public final class Socket implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private Socket(String path) {
        this.socket = CLIENT.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + RestAssured.port + path), new Listener())
                .join();
    }

    /** Joins a room and waits for the snapshot. */
    public static Socket join(String live, String token) {
        Socket socket = connect("/v1/lives/" + live + "/socket" + (token == null ? "" : "?token=" + token));
        socket.await(node -> type(node).equals("snapshot"));
        return socket;
    }

    /** Connects and waits for nothing. */
    static Socket connect(String path) {
        return new Socket(path);
    }

    static String type(JsonNode node) {
        return node.path("type").asText();
    }

    public void send(Object message) {
        try {
            socket.sendText(message instanceof String text ? text : JSON.writeValueAsString(message), true)
                    .join();
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Sends a gift and waits for its acknowledgement. */
    JsonNode gift(String clientId, Object... wish) {
        var message = Stage.body(wish);
        message.put("type", "gift");
        message.put("client_id", clientId);
        send(message);
        return ack(clientId);
    }

    /** The acknowledgement of a message. */
    JsonNode ack(String clientId) {
        return await(node ->
                type(node).equals("ack") && node.path("client_id").asText().equals(clientId));
    }

    List<JsonNode> told() {
        return told;
    }

    int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }

    public JsonNode await(Predicate<JsonNode> expected) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (JsonNode node : told) {
                if (expected.test(node)) {
                    return node;
                }
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException stopping) {
                throw new AssertionError(stopping);
            }
        }
        assertThat(told).as("what the socket was told").anyMatch(expected);
        throw new AssertionError();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    told.add(JSON.readTree(text.toString()));
                } catch (JsonProcessingException broken) {
                    closed.completeExceptionally(broken);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
