package io.ovation.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Staff of a real Keycloak, unpacked by the build from Maven Central, started as a process of its own with a realm as the page
 * docs/api/identity.md describes it.
 */
@Tag("slow")
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class KeycloakTest {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final String REALM = "http://127.0.0.1:" + TestIssuer.KEYCLOAK_PORT + "/realms/ovation";

    private static Process keycloak;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Path home = home();
        Path realms = Files.createDirectories(home.resolve("data/import"));
        try (var realm = KeycloakTest.class.getResourceAsStream("keycloak-realm.json")) {
            Files.copy(realm, realms.resolve("ovation-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder start = new ProcessBuilder(
                "bash",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--http-host=127.0.0.1",
                "--http-port=" + TestIssuer.KEYCLOAK_PORT,
                "--import-realm");
        start.environment().put("JAVA_HOME", System.getProperty("java.home"));
        start.environment().put("JAVA_OPTS_APPEND", "-Xmx512m -XX:TieredStopAtLevel=1");
        Path log = home.resolve("start.log");
        keycloak = start.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        awaitRealm(log);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        List<ProcessHandle> all = keycloak.descendants().toList();
        keycloak.destroy();
        all.forEach(ProcessHandle::destroy);
        if (!keycloak.waitFor(10, TimeUnit.SECONDS)) {
            keycloak.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void staff_of_a_real_keycloak_are_let_in_by_their_realm_roles() {
        String ines = token("console", "ines").getString("access_token");
        TestServer.bearer(ines).get("/v1/me").then().statusCode(200).body("name", equalTo("Ines Roy"));
        TestServer.bearer(ines).get("/v1/books/trial-balance").then().statusCode(200);
        TestServer.bearer(ines).get("/v1/audit-log").then().statusCode(403);
    }

    @Test
    void a_realm_role_that_is_not_mapped_gives_nothing() {
        TestServer.bearer(token("console", "gus").getString("access_token"))
                .get("/v1/books/trial-balance")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void a_token_for_another_service_is_refused() {
        TestServer.bearer(token("another-service", "ines").getString("access_token"))
                .get("/v1/me")
                .then()
                .statusCode(401)
                .body("code", equalTo("token_invalid"))
                .body("detail", containsString("not meant for ovation-api"));
    }

    @Test
    void an_id_token_is_no_access_token() {
        String idToken = token("console", "ines").getString("id_token");
        assertThat(idToken).isNotNull();
        TestServer.bearer(idToken).get("/v1/me").then().statusCode(401).body("code", equalTo("token_invalid"));
    }

    private static JsonPath token(String client, String user) {
        return RestAssured.given()
                .baseUri(REALM)
                .port(TestIssuer.KEYCLOAK_PORT)
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "password")
                .formParam("client_id", client)
                .formParam("username", user)
                .formParam("password", "secret of " + user)
                .formParam("scope", "openid")
                .post("/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Path home() throws IOException {
        Path unpacked = Path.of(System.getProperty("project.root", ".."), "server/target/keycloak");
        try (Stream<Path> versions = Files.list(unpacked)) {
            return versions.filter(each -> Files.exists(each.resolve("bin/kc.sh")))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath()
                    .normalize();
        }
    }

    private static void awaitRealm(Path log) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (System.nanoTime() < until && keycloak.isAlive()) {
                try {
                    HttpRequest request = HttpRequest.newBuilder(URI.create(REALM))
                            .timeout(Duration.ofSeconds(5))
                            .build();
                    if (http.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // It is still starting.
                }
                Thread.sleep(250);
            }
        }
        throw new AssertionError("Keycloak did not come up:\n" + Files.readString(log));
    }
}
