package io.ovation.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.net.SocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class RateLimitsTest {
    private static final int PATIENCE = 20_000;

    @Test
    void who_sends_too_many_is_told_to_wait_and_nobody_else_is() {
        TestServer.Person greedy = TestServer.viewer();
        TestServer.Person other = TestServer.viewer();
        Response refused = null;
        for (int i = 0; i < PATIENCE && refused == null; i++) {
            Response answer = greedy.asks().get("/v1/me");
            assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"user\";q=200;w=4");
            if (answer.statusCode() != 200) {
                refused = answer;
            }
        }
        assertThat(refused).isNotNull();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        assertThat(refused.jsonPath().getString("code")).isEqualTo("too_many_requests");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(left(refused, "user")).isZero();

        Response untouched = other.asks().get("/v1/me");
        assertThat(untouched.statusCode()).isEqualTo(200);
        assertThat(left(untouched, "user")).isEqualTo(199);
        assertThat(left(TestServer.asPlatform().get("/v1/nothing/of/mine"), "address"))
                .isPositive();
    }

    @Test
    void guests_and_refused_sign_ins_are_counted_together_by_their_address() {
        String address = "203.0.113.77";
        Response first = TestServer.guest().header("X-Forwarded-For", address).get("/v1/info");
        assertThat(first.statusCode()).isEqualTo(200);
        long atFirst = left(first, "address");

        Response wrongKey = TestServer.bearer("sk_test_guessed_wrong_1234567890")
                .header("X-Forwarded-For", address)
                .get("/v1/me");
        assertThat(wrongKey.statusCode()).isEqualTo(401);
        assertThat(left(wrongKey, "address")).isEqualTo(atFirst - 1);

        Response elsewhere =
                TestServer.guest().header("X-Forwarded-For", "203.0.113.78").get("/v1/info");
        assertThat(left(elsewhere, "address")).isEqualTo(atFirst);
    }

    @Test
    void a_network_of_ipv6_counts_as_one_address_and_ipv4_addresses_each() {
        assertThat(network("2001:db8:1:2::7"))
                .isEqualTo(network("2001:db8:1:2:ffff::1%eth0"))
                .isNotEqualTo(network("2001:db8:1:3::7"));
        assertThat(network("192.0.2.1")).isEqualTo("192.0.2.1").isNotEqualTo(network("192.0.2.2"));
        assertThat(RateLimits.network(null)).isEqualTo("unknown");
    }

    private static String network(String host) {
        return RateLimits.network(SocketAddress.inetSocketAddress(1, host));
    }

    private static long left(Response answer, String policy) {
        Matcher header = Pattern.compile("\"(\\w+)\";r=(\\d+);t=\\d+").matcher(answer.header("RateLimit"));
        assertThat(header.matches()).as(answer.header("RateLimit")).isTrue();
        assertThat(header.group(1)).isEqualTo(policy);
        return Long.parseLong(header.group(2));
    }
}
