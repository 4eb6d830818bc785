package io.ovation.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class WebPagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/wallet", "/studio/payouts", "/live/live_0000000000000"})
    void every_address_of_the_web_application_serves_its_page(String path) {
        RestAssured.given()
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("<div id=\"root\""));
    }

    @Test
    void a_missing_file_is_missing_and_not_the_page() {
        RestAssured.given().get("/assets/missing.js").then().statusCode(404);
    }

    @Test
    void health_is_told() {
        TestServer.guest().get("/q/health/ready").then().statusCode(200).body(containsString("\"ledger\""));
        assertThat(TestServer.guest().get("/q/health/live").statusCode()).isEqualTo(200);
    }
}
