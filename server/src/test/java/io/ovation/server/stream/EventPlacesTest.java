package io.ovation.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.TestServer;
import io.ovation.server.event.EventSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When as many streams and sockets of events are open as may be, the next is told so, and those that are open go on. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class EventPlacesTest {
    @TestHTTPResource("/v1/events/")
    URL events;

    @Inject
    EventSettings settings;

    /** A socket and what it was told. */
    private record Open(WebSocket socket, LinkedBlockingQueue<String> messages) {}

    @Test
    void the_next_socket_is_told_that_there_is_no_place_and_all_others_go_on() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<Open> open = new ArrayList<>();
            Open next = open(client);
            while (next != null) {
                open.add(next);
                next = open(client);
            }
            assertThat(open.size()).isBetween(settings.mostStreams() - 20, settings.mostStreams());

            String refused = handshake();
            assertThat(refused).startsWith("HTTP/1.1 429 ");
            assertThat(refused.toLowerCase(java.util.Locale.ROOT))
                    .contains("content-type: application/problem+json", "retry-after: 5");
            assertThat(refused).contains("\"code\":\"too_many_requests\"", "Close streams that nobody reads");
            assertStreamIsRefused(client);

            TestServer.Person mia = TestServer.viewer();
            for (Open each : open) {
                assertToldOf(each, mia);
            }
            open.removeLast().socket().sendClose(WebSocket.NORMAL_CLOSURE, "").join();
            Open fresh = awaitPlace(client);
            TestServer.Person noor = TestServer.viewer();
            assertToldOf(fresh, noor);
            assertToldOf(open.getFirst(), noor);

            fresh.socket().abort();
            open.forEach(each -> each.socket().abort());
            awaitPlace(client).socket().abort();
        }
    }

    private void assertStreamIsRefused(HttpClient client) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(events + "stream"))
                .header("Authorization", "Bearer " + TestServer.PLATFORM_KEY)
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body()).contains("\"code\":\"too_many_requests\"");
    }

    private static void assertToldOf(Open open, TestServer.Person person) throws InterruptedException {
        String text = open.messages().poll(20, TimeUnit.SECONDS);
        while (text != null && !text.contains(person.id())) {
            text = open.messages().poll(20, TimeUnit.SECONDS);
        }
        assertThat(text).contains("user.created");
    }

    private Open awaitPlace(HttpClient client) throws InterruptedException {
        for (int i = 0; i < 400; i++) {
            Open open = open(client);
            if (open != null) {
                return open;
            }
            Thread.sleep(25);
        }
        throw new AssertionError("no place was given back");
    }

    /** A socket that is open; null when it was refused with 429. */
    private Open open(HttpClient client) {
        LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
        try {
            WebSocket socket = client.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + TestServer.PLATFORM_KEY)
                    .buildAsync(
                            URI.create(events.toString().replace("http:", "ws:") + "socket?types=user.created"),
                            new Listening(messages))
                    .join();
            return new Open(socket, messages);
        } catch (CompletionException refused) {
            assertThat(refused.getCause()).isInstanceOf(WebSocketHandshakeException.class);
            WebSocketHandshakeException handshake = (WebSocketHandshakeException) refused.getCause();
            assertThat(handshake.getResponse().statusCode()).isEqualTo(429);
            return null;
        }
    }

    /** What is answered to a handshake, headers and body, as it stands on the wire. */
    private String handshake() throws Exception {
        try (Socket wire = new Socket(events.getHost(), events.getPort())) {
            wire.setSoTimeout(20_000);
            wire.getOutputStream().write("""
                    GET /v1/events/socket HTTP/1.1\r
                    Host: %s:%d\r
                    Authorization: Bearer %s\r
                    Upgrade: websocket\r
                    Connection: Upgrade\r
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                    Sec-WebSocket-Version: 13\r
                    \r
                    """.formatted(events.getHost(), events.getPort(), TestServer.PLATFORM_KEY)
                    .getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            byte[] bytes = new byte[8_192];
            InputStream in = wire.getInputStream();
            for (int read = in.read(bytes); read > 0; read = in.read(bytes)) {
                answer.append(new String(bytes, 0, read, StandardCharsets.UTF_8));
                if (answer.toString().endsWith("}")) {
                    break;
                }
            }
            return answer.toString();
        }
    }

    private record Listening(LinkedBlockingQueue<String> messages) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            messages.add(data.toString());
            socket.request(1);
            return null;
        }
    }
}
