package io.ovation.server.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ovation.client.webhook.UnverifiedWebhookException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A platform's webhook endpoint: answers 204 to what its handler takes, 401 to what cannot be verified. */
final class WebhookSink implements AutoCloseable {
    /** Takes a delivery. */
    interface Handler {
        void take(String body, Map<String, List<String>> headers) throws UnverifiedWebhookException;
    }

    private final HttpServer server;
    private volatile Handler handler = (body, headers) -> {
        throw new IllegalStateException("nobody is there yet");
    };

    WebhookSink() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/ovation";
    }

    void onDelivery(Handler taken) {
        handler = taken;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = 204;
            try {
                handler.take(body, exchange.getRequestHeaders());
            } catch (UnverifiedWebhookException e) {
                status = 401;
            } catch (IllegalStateException e) {
                status = 503;
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
