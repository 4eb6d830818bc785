package io.ovation.server.wiring.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.audience.Audience;
import io.ovation.audience.AudienceConfig;
import io.ovation.audience.AudienceTotals;
import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A synthetic audience at the real server: what it believes it did is what the books say. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
@Tag("slow")
class AudienceTest {
    private static final Instant EVENING = Instant.parse("2026-11-23T19:00:00Z");

    @TestHTTPResource("/")
    URI server;

    @Test
    void what_the_audience_has_given_is_what_the_rooms_have_received() throws InterruptedException {
        AudienceConfig config = new AudienceConfig(
                server, TestServer.PLATFORM_KEY, 4711, 3, 300, 1, Duration.ofSeconds(20), EVENING, 16);
        Map<String, Long> before = coinsByLive();
        try (Audience audience = Audience.start(config)) {
            assertThat(audience.awaitFinish(Duration.ofSeconds(60))).isTrue();
            AudienceTotals totals = audience.totals();
            assertThat(totals.unanswered()).as(totals.text()).isZero();
            assertThat(totals.done()).containsKeys("join", "comment", "like", "gift", "recharge");
            assertThat(totals.coinsByLive()).as(totals.text()).hasSize(3);
            assertThat(totals.framesReceived()).isPositive();
            totals.coinsByLive().forEach((live, coins) -> {
                long expected = before.getOrDefault(live, 0L) + coins;
                assertThat(received(live, expected)).isEqualTo(expected);
            });
        }
    }

    /** What rooms that other tests left open have received so far. */
    private static Map<String, Long> coinsByLive() {
        List<Map<String, Object>> lives = TestServer.guest()
                .get("/v1/lives?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return lives.stream()
                .collect(Collectors.toMap(
                        live -> (String) live.get("id"), live -> ((Number) live.get("coins_received")).longValue()));
    }

    /** The room's coins, once they are what is expected or five seconds are over. */
    private static long received(String live, long expected) {
        long coins = -1;
        for (int i = 0; i < 50 && coins != expected; i++) {
            Number found = TestServer.guest()
                    .get("/v1/lives/" + live)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("coins_received");
            coins = found.longValue();
            pause();
        }
        return coins;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
