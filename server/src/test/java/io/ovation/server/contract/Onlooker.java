package io.ovation.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ovation.server.TestServer;
import io.ovation.server.identity.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Stands between a tool that makes requests of the API document and the server: signs each request as somebody who may make it,
 * passes it on as it is, and notes what was answered. Whoever meets a limit is followed by somebody new.
 */
final class Onlooker implements AutoCloseable {
    private static final Set<String> OWN = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "upgrade",
            "expect",
            "authorization",
            "http2-settings");
    private static final Map<String, Supplier<String>> CALLERS = Map.of(
            "platform", () -> TestServer.PLATFORM_KEY,
            "finance", () -> TestServer.staff(Role.FINANCE).token(),
            "support", () -> TestServer.staff(Role.SUPPORT).token(),
            "admin", () -> TestServer.staff(Role.ADMIN).token(),
            "creator", () -> TestServer.creator().token(),
            "viewer", () -> TestServer.viewer().token());
    private static final List<String> ROLES = List.of("platform", "finance", "support", "admin", "creator", "viewer");

    /** An operation of the document, and which addresses are its. */
    private record Operation(String verb, String path, Pattern address, String role) {
        String name() {
            return verb + " " + path;
        }
    }

    private final URI server;
    private final List<Operation> operations = new ArrayList<>();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> answers = Collections.synchronizedMap(new TreeMap<>());
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> unreached = Collections.synchronizedSet(new TreeSet<>());
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final HttpServer door;

    Onlooker(URI server, JsonNode document) throws IOException {
        this.server = server;
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(verb -> {
                    if (!verb.getValue().toString().contains("text/event-stream")) {
                        operations.add(new Operation(
                                verb.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                Pattern.compile(path.getKey().replaceAll("\\{[^}]+}", "[^/]*")),
                                role(verb.getValue())));
                    }
                }));
        operations.sort(Comparator.comparing(each -> each.path().indexOf('{') < 0 ? 0 : 1));
        operations.forEach(each -> unreached.add(each.name()));
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        door.createContext("/", this::pass);
        door.start();
    }

    String url() {
        return "http://127.0.0.1:" + door.getAddress().getPort();
    }

    /** How often each status was answered. */
    Map<Integer, Integer> answers() {
        return new TreeMap<>(answers);
    }

    /** Every answer that was a fault of the server's, with its request. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Operations that nobody called. */
    Set<String> unreached() {
        return new TreeSet<>(unreached);
    }

    private void pass(HttpExchange exchange) throws IOException {
        // Newcomers are made with libraries that look for each other in the thread's class loader.
        Thread.currentThread().setContextClassLoader(Onlooker.class.getClassLoader());
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Operation operation = operation(exchange);
            String role = operation == null ? "" : operation.role();
            HttpResponse<byte[]> answer = send(exchange, body, role);
            if (answer.statusCode() == 429
                    && answer.headers().firstValue("RateLimit").orElse("").contains(";r=0;")) {
                tokens.remove(role);
                answer = send(exchange, body, role);
            }
            note(exchange, body, operation, answer);
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | LinkageError broken) {
            faults.add("could not be passed on: " + exchange.getRequestURI() + " " + broken);
        }
    }

    private void note(HttpExchange exchange, byte[] body, Operation operation, HttpResponse<byte[]> answer) {
        answers.merge(answer.statusCode(), 1, Integer::sum);
        if (operation != null && answer.statusCode() != 429) {
            unreached.remove(operation.name());
        }
        if (answer.statusCode() >= 500) {
            faults.add(answer.statusCode() + " " + exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(body) + " -> " + new String(answer.body()));
        }
    }

    private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body, String role)
            throws IOException, InterruptedException {
        URI asked = exchange.getRequestURI();
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(
                        asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery())))
                .timeout(Duration.ofSeconds(30))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        // The document's example of a key is one key, and a second request with it would meet the first one's answer.
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null || !keys.add(key)) {
            request.setHeader("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (!role.isEmpty()) {
            request.header(
                    "Authorization",
                    "Bearer "
                            + tokens.computeIfAbsent(
                                    role, each -> CALLERS.get(each).get()));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private Operation operation(HttpExchange exchange) {
        return operations.stream()
                .filter(each -> each.verb().equals(exchange.getRequestMethod())
                        && each.address()
                                .matcher(exchange.getRequestURI().getRawPath())
                                .matches())
                .findFirst()
                .orElse(null);
    }

    /** Somebody who may; nobody where everybody may. */
    private static String role(JsonNode operation) {
        for (String role : ROLES) {
            for (JsonNode each : operation.path("x-roles")) {
                if (each.asText().equals(role)) {
                    return role;
                }
            }
        }
        return "";
    }

    @Override
    public void close() {
        door.stop(0);
        http.close();
    }
}
