package io.ovation.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class RateLimitsTest {
    private static final int AT_ONCE = 100;
    private static final int ROUNDS = 1_000;

    @TestHTTPResource
    URI server;

    @Test
    void who_sends_too_many_is_told_to_wait_and_nobody_else_is() {
        TestServer.Person greedy = TestServer.viewer();
        TestServer.Person other = TestServer.viewer();
        HttpResponse<String> refused = untilRefused(greedy);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.body()).contains("\"code\":\"too_many_requests\"");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.headers().firstValue("RateLimit-Policy")).contains("\"user\";q=200;w=4");
        assertThat(refused.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"user\";r=0;t=");

        Response untouched = other.asks().get("/v1/me");
        assertThat(untouched.statusCode()).isEqualTo(200);
        assertThat(left(untouched, "user")).isEqualTo(199);
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
    void forged_addresses_before_the_one_that_the_proxy_added_count_for_nothing() {
        String address = "203.0.113.79";
        long atFirst =
                left(TestServer.guest().header("X-Forwarded-For", address).get("/v1/info"), "address");
        String[] forged = {"198.51.100.1", "198.51.100.2", "10.9.0.1", "not an address", "2001:db8::1"};
        for (int i = 0; i < forged.length; i++) {
            Response answer = TestServer.guest()
                    .header("X-Forwarded-For", forged[i] + ", " + address)
                    .get("/v1/info");
            assertThat(left(answer, "address")).as(forged[i]).isEqualTo(atFirst - 1 - i);
        }
        Response named =
                TestServer.guest().header("X-Forwarded-For", "198.51.100.1").get("/v1/info");
        assertThat(left(named, "address")).as("of whose name was used").isEqualTo(atFirst);
    }

    @Test
    void a_network_of_ipv6_counts_as_one_address_and_ipv4_addresses_each() {
        assertThat(RateLimits.network("2001:db8:1:2::7"))
                .isEqualTo(RateLimits.network("2001:db8:1:2:ffff::1%eth0"))
                .isNotEqualTo(RateLimits.network("2001:db8:1:3::7"));
        assertThat(RateLimits.network("192.0.2.1"))
                .isEqualTo("192.0.2.1")
                .isNotEqualTo(RateLimits.network("192.0.2.2"));
        assertThat(RateLimits.network(null)).isEqualTo("unknown");
    }

    /** Sends many at once, again and again, until one is not served. */
    private HttpResponse<String> untilRefused(TestServer.Person greedy) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/v1/me"))
                .header("Authorization", "Bearer " + greedy.token())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int round = 0; round < ROUNDS; round++) {
                List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
                }
                for (CompletableFuture<HttpResponse<String>> answer : answers) {
                    HttpResponse<String> arrived = answer.join();
                    if (arrived.statusCode() != 200) {
                        answers.forEach(CompletableFuture::join);
                        return arrived;
                    }
                }
            }
        }
        throw new AssertionError("everything was served");
    }

    private static long left(Response answer, String policy) {
        Matcher header = Pattern.compile("\"(\\w+)\";r=(\\d+);t=\\d+").matcher(answer.header("RateLimit"));
        assertThat(header.matches()).as(answer.header("RateLimit")).isTrue();
        assertThat(header.group(1)).isEqualTo(policy);
        return Long.parseLong(header.group(2));
    }
}
