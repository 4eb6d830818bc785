package io.ovation.client.http;

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers what it is told to, in that order, and remembers what it was asked. */
final class ScriptedServer implements AutoCloseable {
    private record Answer(int status, String body, String header, String value, boolean hold) {}

    private final ArrayDeque<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private int now;
    private int mostAtOnce;

    ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    synchronized void willAnswer(int status, String body) {
        answers.add(new Answer(status, body, null, null, false));
    }

    synchronized void willAnswer(int status, String body, String header, String value) {
        answers.add(new Answer(status, body, header, value, false));
    }

    /** Breaks the connection instead of answering, after the request has arrived. */
    synchronized void willHangUp() {
        answers.add(new Answer(0, "", null, null, false));
    }

    /** Never answers. */
    synchronized void willHold() {
        answers.add(new Answer(0, "", null, null, true));
    }

    /** One line a request: method, address, token, key, body. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    synchronized int mostAtOnce() {
        return mostAtOnce;
    }

    synchronized void awaitAsked(int requests) {
        while (asked.size() < requests) {
            try {
                wait(10_000);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer;
        synchronized (this) {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + (authorization == null ? null : authorization.replace("Bearer ", "")) + " "
                    + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " " + body);
            mostAtOnce = Math.max(mostAtOnce, ++now);
            notifyAll();
            answer = answers.remove();
        }
        try {
            if (answer.hold()) {
                closing.await();
            }
            if (answer.status() == 0) {
                exchange.close();
                return;
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            if (answer.header() != null) {
                exchange.getResponseHeaders().set(answer.header(), answer.value());
            }
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                now--;
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
