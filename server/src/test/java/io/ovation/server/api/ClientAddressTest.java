package io.ovation.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose request it is, behind one proxy, two and none: what a caller writes by themselves counts for nothing. */
class ClientAddressTest {
    private static final int BURST = 5;
    private static final String CALLER = "203.0.113.90";

    private static Vertx vertx;
    private static HttpClient client;

    private HttpServer server;

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void end() throws Exception {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        server.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void a_caller_who_forges_the_left_of_the_header_meets_the_limit_like_anybody() throws Exception {
        serve("127.0.0.1");
        for (int i = 1; i <= BURST; i++) {
            assertThat(ask("198.51.100." + i + ", " + CALLER)).isEqualTo("200 " + CALLER);
        }
        for (int i = 1; i <= 50; i++) {
            assertThat(ask("198.51.100." + i + ", " + CALLER)).startsWith("429 ");
        }
        assertThat(ask("198.51.100.1")).as("whose name was used").isEqualTo("200 198.51.100.1");
        assertThat(ask("203.0.113.91")).as("somebody else").isEqualTo("200 203.0.113.91");
    }

    @Test
    void only_what_the_trusted_proxies_added_is_read() throws Exception {
        serve("127.0.0.1,10.9.0.0/16");
        assertThat(ask("nonsense, " + CALLER)).isEqualTo("200 " + CALLER);
        assertThat(ask("10.9.0.1, " + CALLER)).as("says it is a proxy").isEqualTo("200 " + CALLER);
        assertThat(ask("198.51.100.1, " + CALLER + ", 10.9.3.4")).isEqualTo("200 " + CALLER);
        assertThat(ask("198.51.100.1", CALLER)).as("two lines of the header").isEqualTo("200 " + CALLER);
        assertThat(ask("198.51.100.2, nonsense"))
                .as("a proxy says nothing useful")
                .isEqualTo("200 127.0.0.1");
        assertThat(ask()).isEqualTo("200 127.0.0.1");
    }

    @Test
    void without_a_trusted_proxy_nothing_of_the_header_is_read() throws Exception {
        serve(null);
        for (int i = 1; i <= BURST; i++) {
            assertThat(ask("198.51.100." + i)).isEqualTo("200 127.0.0.1");
        }
        assertThat(ask("198.51.100.9")).startsWith("429 ");
        stop();
        serve("10.9.0.0/16");
        assertThat(ask(CALLER)).as("a caller who is not one of the proxies").isEqualTo("200 127.0.0.1");
    }

    /** Serves who is asking, behind the limit of an address. */
    private void serve(String trusted) throws Exception {
        ClientAddress addresses = new ClientAddress(settings(
                HttpSettings.class, trusted == null ? Map.of() : Map.of("ovation.http.trusted-proxies", trusted)));
        RateLimits limits = new RateLimits(
                settings(
                        LimitSettings.class,
                        Map.of(
                                "ovation.limits.address-burst",
                                "" + BURST,
                                "ovation.limits.address-per-second",
                                "0.001")),
                addresses,
                new SimpleMeterRegistry());
        Router router = Router.router(vertx);
        router.get("/").handler(context -> {
            try {
                limits.admitAddress(context);
                context.response().end(String.valueOf(addresses.of(context.request())));
            } catch (Problem refused) {
                context.response().setStatusCode(refused.code().status()).end();
            }
        });
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private String ask(String... forwarded) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/"));
        List.of(forwarded).forEach(each -> request.header("X-Forwarded-For", each));
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private static <T> T settings(Class<T> type, Map<String, String> values) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(type);
        values.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(type);
    }
}
