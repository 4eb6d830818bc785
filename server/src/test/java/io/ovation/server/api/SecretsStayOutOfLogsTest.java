package io.ovation.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** Secrets in every place where a request can carry one; what is logged is read before anything is masked. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class SecretsStayOutOfLogsTest {
    private static final String GUESS = "sk_test_guessed_" + UUID.randomUUID();

    @Test
    void no_secret_is_logged_whatever_becomes_of_the_request() {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler listener = listener(lines);
        Logger root = Logger.getLogger("");
        Logger ours = Logger.getLogger("io.ovation");
        Level before = ours.getLevel();
        root.addHandler(listener);
        ours.setLevel(Level.ALL);
        List<String> secrets;
        try {
            TestServer.Person mia = TestServer.viewer();
            secrets = List.of(
                    TestServer.PLATFORM_KEY,
                    GUESS,
                    mia.token(),
                    setting("quarkus.datasource.password"),
                    setting("ovation.token-secret"));
            TestServer.bearer(GUESS).get("/v1/me").then().statusCode(401);
            TestServer.bearer(mia.token() + "x").get("/v1/me").then().statusCode(401);
            TestServer.bearer(TestServer.PLATFORM_KEY).get("/v1/wallet").then().statusCode(403);
            TestServer.guest().queryParam("token", mia.token()).get("/v1/lives/live_0000000000000/socket");
            TestServer.guest().queryParam("token", GUESS).get("/v1/lives/live_0000000000000/socket");
            TestServer.asPlatform()
                    .body("{\"external_id\": \"" + GUESS)
                    .post("/v1/user-tokens")
                    .then()
                    .statusCode(400);
            TestServer.asPlatform()
                    .body(Map.of(GUESS, mia.token()))
                    .post("/v1/user-tokens")
                    .then()
                    .statusCode(400);
            TestServer.guest().body(mia.token()).post("/v1/provider-callbacks/sandbox");
            mia.asks(Map.of("coins", 100, "channel", "web", "payment_method", GUESS))
                    .post("/v1/recharges");
            mia.asks(Map.of("coins", 100, "channel", "web", "payment_method", "card_success"))
                    .post("/v1/recharges");
            Logger.getLogger("io.ovation.test").fine("the listener listens");
        } finally {
            root.removeHandler(listener);
            ours.setLevel(before);
        }
        assertThat(lines).anyMatch(line -> line.contains("the listener listens"));
        assertThat(secrets).allSatisfy(secret -> assertThat(lines).noneMatch(line -> line.contains(secret)));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static Handler listener(List<String> lines) {
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                StringWriter text = new StringWriter();
                text.append(line instanceof ExtLogRecord ext ? ext.getFormattedMessage() : line.getMessage());
                if (line.getThrown() != null) {
                    line.getThrown().printStackTrace(new PrintWriter(text));
                }
                lines.add(text.toString());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        listener.setLevel(Level.ALL);
        return listener;
    }
}
