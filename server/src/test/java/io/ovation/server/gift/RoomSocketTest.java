package io.ovation.server.gift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class RoomSocketTest {
    @Inject
    Stage stage;

    private TestServer.Person creator;
    private String live;

    @BeforeEach
    void aShow() {
        creator = TestServer.creator();
        live = stage.liveOf(creator);
    }

    @Test
    void a_gift_over_the_socket_is_acknowledged_and_everybody_in_the_room_sees_it() {
        TestServer.Person mia = stage.viewerWith(1_000);
        try (Socket sender = Socket.join(live, mia.token());
                Socket guest = Socket.join(live, null)) {
            JsonNode ack = sender.gift(Stage.key().toString(), "gift", "pinata");

            assertThat(ack.get("ok").asBoolean()).isTrue();
            assertThat(ack.get("balance_after").asLong()).isEqualTo(900);
            String gift = ack.get("gift_id").asText();
            JsonNode frame = guest.await(
                    node -> node.path("gifts").findValuesAsText("gift_id").contains(gift));
            assertThat(frame.get("coins").asLong()).isEqualTo(100);
            assertThat(frame.get("gifts").get(0).get("sender").get("id").asText())
                    .isEqualTo(mia.id());
            assertThat(frame.get("gifts").get(0).get("size").asText()).isEqualTo("standard");
            assertThat(frame.get("top").get(0).get("rank").asInt()).isEqualTo(1);
        }
    }

    @Test
    void http_and_socket_are_one_service_one_key_pays_once_on_both() {
        TestServer.Person mia = stage.viewerWith(100);
        String key = Stage.key().toString();
        try (Socket socket = Socket.join(live, mia.token())) {
            String first = socket.gift(key, "gift", "hot_cocoa").get("gift_id").asText();
            mia.asks()
                    .header("Idempotency-Key", key)
                    .body(Stage.body("gift", "hot_cocoa"))
                    .post("/v1/lives/{live}/gifts", live)
                    .then()
                    .statusCode(201)
                    .body("gift_id", equalTo(first));
        }
        assertThat(Stage.coins(mia)).isEqualTo(80);
    }

    @Test
    void a_streak_rises_over_both_ways_in_and_ends_exactly_once() {
        TestServer.Person mia = stage.viewerWith(100);
        try (Socket sender = Socket.join(live, mia.token());
                Socket guest = Socket.join(live, null)) {
            for (int gift = 0; gift < 5; gift++) {
                if (gift % 2 == 0) {
                    sender.gift(Stage.key().toString(), "gift", "spark", "count", 2);
                } else {
                    Stage.sends(mia, live, "gift", "spark", "count", 2).statusCode(201);
                }
            }
            JsonNode end = guest.await(node -> !terminals(node).isEmpty());

            assertThat(terminals(end).getFirst().get("count").asLong()).isEqualTo(10);
            long rising = 0;
            int ends = 0;
            for (JsonNode node : guest.told()) {
                for (JsonNode streak : node.path("streaks")) {
                    assertThat(streak.get("count").asLong()).isGreaterThanOrEqualTo(rising);
                    rising = streak.get("count").asLong();
                }
                ends += Socket.type(node).equals("frame") ? terminals(node).size() : 0;
            }
            assertThat(ends).isEqualTo(1);
        }
    }

    @Test
    void the_end_settles_streaks_tells_every_socket_and_refuses_gifts() {
        TestServer.Person mia = stage.viewerWith(100);
        try (Socket sender = Socket.join(live, mia.token());
                Socket guest = Socket.join(live, null)) {
            sender.gift(Stage.key().toString(), "gift", "clover", "count", 7);
            creator.asks().post("/v1/lives/{id}/end", live).then().statusCode(200);

            JsonNode last = guest.await(node -> node.path("ended").asBoolean());
            assertThat(terminals(last).getFirst().get("count").asLong()).isEqualTo(7);
            assertThat(guest.closeCode()).isEqualTo(1000);
            assertThat(sender.closeCode()).isEqualTo(1000);
        }
        Stage.sends(mia, live, "gift", "spark").statusCode(409).body("code", equalTo("room_closed"));
        try (Socket late = Socket.join(live, null)) {
            assertThat(late.told().getFirst().get("ended").asBoolean()).isTrue();
            assertThat(late.told().getFirst().get("coins").asLong()).isEqualTo(7);
            assertThat(late.closeCode()).isEqualTo(1000);
        }
    }

    @Test
    void a_comment_that_is_sent_again_is_the_same_comment() {
        TestServer.Person mia = TestServer.viewer();
        try (Socket sender = Socket.join(live, mia.token());
                Socket again = Socket.join(live, mia.token())) {
            sender.send(Map.of("type", "comment", "client_id", "same", "text", "Hello"));
            String id = sender.ack("same").get("id").asText();
            again.send(Map.of("type", "comment", "client_id", "same", "text", " Hello "));
            assertThat(again.ack("same").get("id").asText()).isEqualTo(id);
            again.send(Map.of("type", "comment", "client_id", "other", "text", "Hello"));
            assertThat(again.ack("other").get("id").asText()).isNotEqualTo(id);
            again.told().clear();
            again.send(Map.of("type", "comment", "client_id", "same", "text", "Good bye"));
            assertThat(code(again.ack("same"))).isEqualTo("idempotency_key_reused");
        }
    }

    @Test
    void comments_likes_and_pings_work_and_a_guest_only_watches() {
        TestServer.Person mia = TestServer.viewer();
        try (Socket sender = Socket.join(live, mia.token());
                Socket guest = Socket.join(live, null)) {
            sender.send(Map.of("type", "comment", "client_id", "c1", "text", "Hello, Juno!"));
            assertThat(sender.ack("c1").get("ok").asBoolean()).isTrue();
            JsonNode frame = guest.await(node -> !node.path("comments").isEmpty());
            assertThat(frame.get("comments").get(0).get("text").asText()).isEqualTo("Hello, Juno!");
            sender.send(Map.of("type", "like", "count", 3));
            guest.await(node -> node.path("likes").asLong() == 3);
            sender.send(Map.of("type", "ping"));
            sender.await(node -> Socket.type(node).equals("pong"));

            guest.send(Map.of("type", "comment", "client_id", "g1", "text", "me too"));
            assertThat(code(guest.ack("g1"))).isEqualTo("token_missing");
        }
    }

    @Test
    void bad_messages_are_answered_with_their_code_and_the_socket_stays() {
        TestServer.Person mia = stage.viewerWith(10);
        try (Socket socket = Socket.join(live, mia.token())) {
            socket.send("{");
            socket.await(node -> code(node).equals("malformed_json"));
            socket.send("[1]");
            socket.send(Map.of("type", "dance"));
            socket.await(node -> code(node).equals("field_invalid"));
            socket.send(Map.of("type", "gift", "gift", "spark"));
            socket.await(node -> code(node).equals("idempotency_key_required"));
            assertThat(code(socket.gift("a", "gift", "rose"))).isEqualTo("gift_unknown");
            assertThat(code(socket.gift("b", "gift", "spark", "count", -1))).isEqualTo("count_invalid");
            assertThat(code(socket.gift("c", "gift", "spark", "price", 1))).isEqualTo("unknown_field");
            assertThat(code(socket.gift("d", "gift", "comet"))).isEqualTo("insufficient_coins");
            String key = Stage.key().toString();
            assertThat(socket.gift(key, "gift", "spark").get("ok").asBoolean()).isTrue();
            socket.told().clear();
            assertThat(code(socket.gift(key, "gift", "clover"))).isEqualTo("idempotency_key_reused");
        }
        assertThat(Stage.coins(mia)).isEqualTo(9);
    }

    @Test
    void a_token_that_expires_while_the_socket_is_open_speaks_no_more() throws InterruptedException {
        TestServer.Person mia = stage.viewerWith(10);
        try (Socket socket = Socket.join(live, TestServer.token(mia.externalId(), 3))) {
            assertThat(socket.gift(Stage.key().toString(), "gift", "spark")
                            .get("ok")
                            .asBoolean())
                    .isTrue();
            Thread.sleep(3_100);
            assertThat(code(socket.gift(Stage.key().toString(), "gift", "spark")))
                    .isEqualTo("token_expired");
        }
        assertThat(Stage.coins(mia)).isEqualTo(9);
    }

    @Test
    void a_wrong_token_an_unknown_room_and_a_plain_request_are_refused_before_the_upgrade() {
        TestServer.guest()
                .get("/v1/lives/{id}/socket?token=wrong", live)
                .then()
                .statusCode(401)
                .body("code", equalTo("token_invalid"));
        TestServer.guest()
                .get("/v1/lives/{id}/socket", live)
                .then()
                .statusCode(400)
                .body("code", equalTo("bad_request"));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> Socket.connect("/v1/lives/live_0000000000001/socket")))
                .isNotNull();
    }

    @Test
    void who_comes_back_with_a_sequence_goes_on_from_there() {
        TestServer.Person mia = stage.viewerWith(1_000);
        long sequence;
        try (Socket first = Socket.join(live, mia.token())) {
            sequence = first.told().getFirst().get("sequence").asLong();
            first.gift(Stage.key().toString(), "gift", "lantern");
            first.await(node -> !node.path("gifts").isEmpty());
        }
        try (Socket back = Socket.connect("/v1/lives/" + live + "/socket?after=" + sequence)) {
            JsonNode missed = back.await(node -> !node.path("gifts").isEmpty());
            assertThat(back.told().getFirst().get("type").asText()).isEqualTo("frame");
            assertThat(missed.get("sequence").asLong()).isGreaterThan(sequence);
        }
    }

    @Test
    @Tag("slow")
    void a_viewer_that_stops_reading_holds_nobody_up_and_gets_a_snapshot_with_the_settled_count() throws Exception {
        try (java.net.Socket slow = new java.net.Socket()) {
            slow.setOption(StandardSocketOptions.SO_RCVBUF, 16 * 1_024);
            slow.connect(new InetSocketAddress("localhost", RestAssured.port));
            slow.getOutputStream()
                    .write(("GET /v1/lives/" + live + "/socket HTTP/1.1\r\nHost: localhost:" + RestAssured.port
                                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            Thread.sleep(500);
            int rounds = 120;
            List<TestServer.Person> talkers = new ArrayList<>();
            for (int person = 0; person < 12; person++) {
                talkers.add(TestServer.viewer());
            }
            String long200 = "ü".repeat(200);
            TestServer.Person mia = stage.viewerWith(10_000);
            try (Socket quick = Socket.join(live, mia.token())) {
                long begun = System.nanoTime();
                for (int round = 0; round < rounds; round++) {
                    Stage.asks(talkers.get(round % talkers.size()), Stage.body("text", long200))
                            .post("/v1/lives/{id}/comments", live);
                    quick.gift(Stage.key().toString(), "gift", "spark", "count", 50);
                }
                assertThat((System.nanoTime() - begun) / 1e9).isLessThan(60);
                quick.await(node -> ended(quick).stream()
                                .mapToLong(end -> end.get("count").asLong())
                                .sum()
                        == rounds * 50L);
                JsonNode lastEnd = ended(quick).getLast();
                InputStream in = slow.getInputStream();
                readUntil(in, "\r\n\r\n");
                slow.setSoTimeout(90_000);
                boolean told = false;
                while (!told) {
                    JsonNode node = readFrame(in);
                    told = terminals(node).stream()
                                    .anyMatch(end -> end.get("id").equals(lastEnd.get("id"))
                                            && end.get("count").equals(lastEnd.get("count")))
                            && node.get("coins").asLong() == rounds * 50L;
                }
            }
        }
    }

    /** All terminal events that a socket was told in frames. */
    private static List<JsonNode> ended(Socket socket) {
        List<JsonNode> ends = new ArrayList<>();
        for (JsonNode node : socket.told()) {
            if (Socket.type(node).equals("frame")) {
                ends.addAll(terminals(node));
            }
        }
        return ends;
    }

    private static void readUntil(InputStream in, String end) throws java.io.IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            text.append((char) in.read());
        }
    }

    /** One unmasked text frame of a server. */
    private static JsonNode readFrame(InputStream in) throws java.io.IOException {
        int opcode = in.read() & 0x0f;
        long length = in.read() & 0x7f;
        int more = length == 126 ? 2 : length == 127 ? 8 : 0;
        if (more > 0) {
            length = 0;
            for (byte each : in.readNBytes(more)) {
                length = length << 8 | (each & 0xff);
            }
        }
        byte[] payload = in.readNBytes((int) length);
        return opcode == 1
                ? new com.fasterxml.jackson.databind.ObjectMapper().readTree(payload)
                : com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static List<JsonNode> terminals(JsonNode node) {
        List<JsonNode> terminals = new ArrayList<>();
        node.path("streaks").forEach(streak -> {
            if (streak.get("settled").asBoolean()) {
                terminals.add(streak);
            }
        });
        return terminals;
    }

    private static String code(JsonNode node) {
        return node.path("problem").path("code").asText();
    }
}
