package io.ovation.server.stripe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stripe, as far as it is used here, on this machine: a server that keeps accounts ({@link StripeBooks}), remembers
 * idempotency keys, refuses what Stripe's published OpenAPI document does not allow, and checks its own answers against it.
 * A request that breaks the contract is answered with 400 and kept in {@link #violations()}.
 */
public final class StripeServer {
    /** The key that it knows. */
    public static final String KEY = "sk_test_of_the_tests";

    /** What its callbacks are signed with. */
    public static final String WEBHOOK_SECRET = "whsec_of_the_tests";

    private static StripeServer shared;

    private final ObjectMapper json = new ObjectMapper();
    private final StripeDocument document = StripeDocument.read();
    private final StripeBooks books = new StripeBooks();
    private final Map<String, Kept> keys = new ConcurrentHashMap<>();
    private final List<String> violations = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer http;
    private volatile Fault next = Fault.NONE;

    /** What goes wrong with the next request that changes something. */
    public enum Fault {
        NONE,
        /** It is done, and the answer is lost. */
        ANSWER_LOST,
        /** Nothing is done, Stripe answers 500. */
        SERVER_ERROR,
        /** Nothing is done, Stripe answers 429. */
        RATE_LIMIT
    }

    private record Kept(String request, int status, String body) {}

    private StripeServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::serve);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    /** The one of this JVM. */
    public static synchronized StripeServer shared() {
        if (shared == null) {
            shared = new StripeServer();
        }
        return shared;
    }

    /** Where it is. */
    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** What it keeps. */
    public StripeBooks books() {
        return books;
    }

    /** How many requests came. */
    public int requests() {
        return requests.get();
    }

    /** Where requests or answers were not what the document says. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** Makes the next request that changes something go wrong. */
    public void fail(Fault fault) {
        next = fault;
    }

    /** A day has passed: idempotency keys are forgotten. */
    public void forgetKeys() {
        keys.clear();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getPath();
            boolean isPost = method.equals("POST");
            String form = isPost
                    ? new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    : exchange.getRequestURI().getRawQuery();
            Fault fault = isPost ? next : Fault.NONE;
            if (isPost) {
                next = Fault.NONE;
            }
            if (fault == Fault.SERVER_ERROR || fault == Fault.RATE_LIMIT) {
                send(exchange, fault == Fault.RATE_LIMIT ? 429 : 500, StripeBooks.error("api_error", null, "Not now"));
                return;
            }
            Kept answer = answer(exchange, method, path, form == null ? "" : form);
            if (fault == Fault.ANSWER_LOST) {
                return; // closing without an answer cuts the connection
            }
            send(exchange, answer.status(), answer.body());
        }
    }

    private synchronized Kept answer(HttpExchange exchange, String method, String path, String form) {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        String account = exchange.getRequestHeaders().getFirst("Stripe-Account");
        String request = method + " " + path + " " + account + " " + form;
        if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Kept(request, 401, StripeBooks.error("invalid_request_error", null, "Invalid API Key"));
        }
        boolean remembers = method.equals("POST") && key != null;
        if (remembers && keys.containsKey(key)) {
            Kept before = keys.get(key);
            if (before.request().equals(request)) {
                exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
            }
            return before.request().equals(request)
                    ? before
                    : new Kept(request, 400, StripeBooks.error("idempotency_error", null, "Keys are for one request"));
        }
        Kept answer = fresh(method, path, form, account, request);
        if (remembers && answer.status() != 429) {
            keys.put(key, answer);
        }
        return answer;
    }

    private Kept fresh(String method, String path, String form, String account, String request) {
        ObjectNode parameters;
        try {
            parameters = document.checkedRequest(method, path, form);
        } catch (StripeDocument.Violation e) {
            violations.add(e.getMessage());
            return new Kept(
                    request, 400, StripeBooks.error("invalid_request_error", "parameter_unknown", e.getMessage()));
        }
        try {
            ObjectNode answer = books.answer(method, path, parameters, account);
            document.checkAnswer(method, path, answer);
            return new Kept(request, 200, answer.toString());
        } catch (StripeBooks.Refused refused) {
            return new Kept(request, refused.status(), refused.body());
        } catch (StripeDocument.Violation e) {
            violations.add(e.getMessage());
            return new Kept(request, 500, StripeBooks.error("api_error", null, e.getMessage()));
        }
    }

    private void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Request-Id", "req_" + requests.get());
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
