package io.ovation.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Events as a list, a stream and over a socket: nothing is missed between one connection and the next. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class EventStreamTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/v1/events/stream")
    URL stream;

    private record Told(String cursor, String type, JsonNode event) {}

    @Test
    void a_stream_tells_what_happens_and_goes_on_after_the_last_event_that_was_seen() throws Exception {
        Told first;
        TestServer.Person mia;
        try (HttpClient client = HttpClient.newHttpClient();
                Reading reading = read(client, "?types=user.created", null)) {
            mia = TestServer.viewer();
            first = reading.next(mia.id());
            assertThat(first.type()).isEqualTo("user.created");
            assertThat(first.event().get("cursor").asText()).isEqualTo(first.cursor());
        }
        List<TestServer.Person> meanwhile = List.of(TestServer.viewer(), TestServer.viewer(), TestServer.viewer());
        try (HttpClient client = HttpClient.newHttpClient();
                Reading reading = read(client, "?types=user.*", first.cursor())) {
            for (TestServer.Person each : meanwhile) {
                Told told = reading.next();
                assertThat(told.event().get("subject").asText()).isEqualTo(each.id());
            }
        }
    }

    @Test
    void a_socket_tells_the_same_events_from_a_cursor_on() throws Exception {
        TestServer.Person mia = TestServer.viewer();
        String cursor = cursorOf(mia);
        List<TestServer.Person> meanwhile = List.of(TestServer.viewer(), TestServer.viewer());
        LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket = open(client, "?types=user.created&cursor=" + cursor, TestServer.PLATFORM_KEY, messages);
            TestServer.Person later = TestServer.viewer();
            List<String> subjects = new ArrayList<>();
            for (int message = 0; message < 3; message++) {
                String text = messages.poll(20, TimeUnit.SECONDS);
                assertThat(text).isNotNull();
                subjects.add(JSON.readTree(text).get("subject").asText());
            }
            assertThat(subjects)
                    .containsExactly(meanwhile.get(0).id(), meanwhile.get(1).id(), later.id());
            socket.abort();
        }
    }

    @Test
    void only_the_platform_follows_events() throws Exception {
        TestServer.guest().get("/v1/events").then().statusCode(401);
        TestServer.viewer().asks().get("/v1/events").then().statusCode(403);
        TestServer.viewer().asks().get("/v1/events/stream").then().statusCode(403);
        try (HttpClient client = HttpClient.newHttpClient()) {
            String token = TestServer.viewer().token();
            for (String key : new String[] {"", token}) {
                try {
                    open(client, "", key, new LinkedBlockingQueue<>());
                    throw new AssertionError("the socket opened for '" + key + "'");
                } catch (CompletionException refused) {
                    assertThat(refused.getCause()).isInstanceOf(java.net.http.WebSocketHandshakeException.class);
                    int status = ((java.net.http.WebSocketHandshakeException) refused.getCause())
                            .getResponse()
                            .statusCode();
                    assertThat(status).isEqualTo(key.isEmpty() ? 401 : 403);
                }
            }
        }
    }

    @Test
    void the_list_pages_in_both_directions_and_filters() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.asPlatform()
                .body(Map.of("followers", 11))
                .put("/v1/users/{id}", mia.externalId())
                .then()
                .statusCode(200);
        cursorOf(mia);
        List<String> types = new ArrayList<>();
        String cursor = "";
        do {
            var page = TestServer.asPlatform()
                    .get("/v1/events?order=oldest&limit=1&subject=" + mia.id() + "&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            types.addAll(page.getList("items.type", String.class));
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        assertThat(types).startsWith("user.created");
        assertThat(types).containsExactly("user.created", "user.updated");
        assertThat(list("?subject=" + mia.id())).containsExactly("user.updated", "user.created");
        assertThat(list("?types=user.updated&subject=" + mia.id())).containsExactly("user.updated");
        assertThat(list("?types=gift.*&subject=" + mia.id())).isEmpty();
        TestServer.asPlatform().get("/v1/events?order=sideways").then().statusCode(400);
        TestServer.asPlatform().get("/v1/events?cursor=nonsense").then().statusCode(400);
        TestServer.asPlatform().get("/v1/events?types=no.such").then().statusCode(400);
        TestServer.asPlatform().get("/v1/events/evt_nothing").then().statusCode(404);
    }

    private static List<String> list(String query) {
        return TestServer.asPlatform()
                .get("/v1/events" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.type", String.class);
    }

    /** The cursor of the newest event about a person, once there are as many as are to come. */
    private static String cursorOf(TestServer.Person person) {
        Set<String> seen = new HashSet<>();
        for (int round = 0; round < 1_000; round++) {
            String cursor = TestServer.asPlatform()
                    .get("/v1/events?subject=" + person.id())
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items[0].cursor");
            if (cursor != null && !seen.add(cursor) && round > 20) {
                return cursor;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
        throw new AssertionError("nothing was told of " + person.id());
    }

    private WebSocket open(HttpClient client, String query, String key, LinkedBlockingQueue<String> messages) {
        URI uri = URI.create(stream.toString().replace("http:", "ws:").replace("/stream", "/socket") + query);
        var builder = client.newWebSocketBuilder();
        if (!key.isEmpty()) {
            builder.header("Authorization", "Bearer " + key);
        }
        return builder.buildAsync(uri, new WebSocket.Listener() {
                    private final StringBuilder text = new StringBuilder();

                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                        text.append(data);
                        if (last) {
                            messages.add(text.toString());
                            text.setLength(0);
                        }
                        socket.request(1);
                        return null;
                    }
                })
                .join();
    }

    private Reading read(HttpClient client, String query, String lastEventId) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stream + query))
                .header("Authorization", "Bearer " + TestServer.PLATFORM_KEY)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<java.io.InputStream> answer =
                client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new Reading(new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    }

    /** Reads Server-Sent Events as a browser does. */
    private record Reading(BufferedReader lines) implements AutoCloseable {
        /** The next event about a subject. */
        Told next(String subject) throws IOException {
            Told told = next();
            while (!told.event().get("subject").asText().equals(subject)) {
                told = next();
            }
            return told;
        }

        Told next() throws IOException {
            String id = "";
            String type = "";
            StringBuilder data = new StringBuilder();
            String line = lines.readLine();
            while (line != null) {
                if (line.isEmpty() && !data.isEmpty()) {
                    return new Told(id, type, JSON.readTree(data.toString()));
                }
                String value = line.substring(Math.min(line.length(), line.indexOf(':') + 1))
                        .strip();
                if (line.startsWith("id:")) {
                    id = value;
                } else if (line.startsWith("event:")) {
                    type = value;
                } else if (line.startsWith("data:")) {
                    data.append(value);
                }
                line = lines.readLine();
            }
            throw new IOException("the stream has ended");
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
