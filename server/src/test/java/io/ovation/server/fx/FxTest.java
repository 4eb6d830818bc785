package io.ovation.server.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.ovation.economics.Asset;
import io.ovation.server.TestServer;
import io.ovation.server.identity.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rates by file and by hand. Every test has years of its own: rates are there for everybody, and for ever. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class FxTest {
    private static final Asset EUR = Asset.fiat("EUR");
    private static final Asset GBP = Asset.fiat("GBP");

    @Inject
    FxRates rates;

    @Test
    void the_ecbs_file_gives_rates_of_every_pair_and_a_weekend_has_those_of_friday() {
        // 2001-06-01 is a Friday. LTL and the like are currencies of the past.
        String file = """
                Date,USD,JPY,LTL,GBP,
                2001-06-01,0.8482,100.81,N/A,0.59560,
                2001-05-31,0.8480,101.63,3.3925,N/A,
                """;
        take(file, "ECB", 201)
                .body("format", equalTo("ecb"))
                .body("first_day", equalTo("2001-05-31"))
                .body("last_day", equalTo("2001-06-01"));
        quote("EUR", "USD", "2001-06-01")
                .body("rate", equalTo("0.8482"))
                .body("rates", org.hamcrest.Matchers.hasSize(1));
        quote("USD", "GBP", "2001-06-03")
                .body("day", equalTo("2001-06-01"))
                .body("rates.quote", contains("USD", "GBP"))
                .body("rates[0].source", equalTo("ECB"))
                .body("rates[0].file_id", startsWith("fxf_"))
                .body("rate", equalTo("0.702192879038"));
        FxQuote back = rates.quote(Asset.USD, EUR, LocalDate.of(2001, 6, 1)).orElseThrow();
        assertThat(back.convert(848_200)).isEqualTo(1_000_000);
        assertThat(back.convert(-848_200)).isEqualTo(-1_000_000);
        FxQuote cross = rates.quote(GBP, Asset.USD, LocalDate.of(2001, 6, 1)).orElseThrow();
        assertThat(cross.convert(595_600))
                .as("no rounding between the two rates")
                .isEqualTo(848_200);
        TestServer.viewer()
                .asks()
                .get("/v1/fx-rates?from=GBP&to=USD&day=2001-05-31")
                .then()
                .statusCode(404);
        assertThat(rates.quote(EUR, Asset.USD, LocalDate.of(2001, 6, 9)))
                .as("a rate is not used for ever")
                .isEmpty();
    }

    @Test
    void the_same_file_again_changes_nothing_and_a_correction_supersedes() {
        String file = "date,base,quote,rate\n2002-03-04,EUR,USD,0.8665\n2002-03-05,EUR,USD,0.8700\n";
        String id = take(file, "Our bank", 201)
                .body("new_rates", equalTo(2))
                .extract()
                .path("id");
        take(file, "Somebody else", 201).body("id", equalTo(id)).body("source", equalTo("Our bank"));
        take("date,base,quote,rate\n2002-03-04,EUR,USD,0.8665\n2002-03-05,EUR,USD,0.8701\n", "Our bank, corrected", 201)
                .body("rates", equalTo(2))
                .body("new_rates", equalTo(1));
        quote("EUR", "USD", "2002-03-05").body("rate", equalTo("0.8701")).body("rates[0].revision", equalTo(2));
        finance()
                .asks()
                .get("/v1/fx-rates/history?base=EUR&quote=USD&day=2002-03-05")
                .then()
                .statusCode(200)
                .body("items.rate", contains("0.87", "0.8701"))
                .body("items.source", contains("Our bank", "Our bank, corrected"));
        finance()
                .asks()
                .get("/v1/fx-rates/files")
                .then()
                .statusCode(200)
                .body("items.id", org.hamcrest.Matchers.hasItem(id));
    }

    @Test
    void what_cannot_be_read_is_told_by_line_and_nothing_of_it_is_taken() {
        for (Map.Entry<String, String> each : Map.of(
                        "date,base,quote,rate\n2003-01-01,EUR,USD,1\n2003-01-02,EUR,USD,-1\n", "Line 3",
                        "date,base,quote,rate\n2003-01-01,EUR,USD,1\nyesterday,EUR,USD,1\n", "Line 3",
                        "date,base,quote,rate\n2003-01-01,EUR,USD,1\n2003-01-02,EUR,XQX,1\n", "XQX",
                        "date,base,quote,rate\n2003-01-01,EUR,USD,1\n2003-01-02,EUR,EUR,1\n", "same currency",
                        "date,base,quote,rate\n2003-01-01,EUR,USD,1\n2003-01-02,EUR,\"USD,1\n", "",
                        "when,what\n2003-01-01,1\n", "columns",
                        "", "empty")
                .entrySet()) {
            take(each.getKey(), "x", 400)
                    .body("code", equalTo("file_unreadable"))
                    .body("detail", containsString(each.getValue()));
        }
        assertThat(rates.between(LocalDate.of(2003, 1, 1), LocalDate.of(2003, 1, 2)))
                .isEmpty();
        take("date,base,quote,rate\n2003-01-01,EUR,USD,1\n", "", 400).body("field", equalTo("source"));
    }

    @Test
    void finance_says_a_rate_by_hand_and_nobody_else() {
        Map<String, String> rate =
                Map.of("day", "2004-02-02", "base", "USD", "quote", "JPY", "rate", "105.7", "source", "Letter");
        finance().asks().body(rate).post("/v1/fx-rates").then().statusCode(200).body("rate", equalTo("105.7"));
        finance()
                .asks()
                .body(rate)
                .post("/v1/fx-rates")
                .then()
                .statusCode(200)
                .body("rates[0].revision", equalTo(1))
                .body("rates[0].file_id", nullValue());
        TestServer.creator().asks().body(rate).post("/v1/fx-rates").then().statusCode(403);
        finance()
                .asks()
                .body(Map.of("day", "2004-02-02", "base", "USD", "quote", "JPY", "rate", "0", "source", "Letter"))
                .post("/v1/fx-rates")
                .then()
                .statusCode(400)
                .body("field", equalTo("rate"));
        TestServer.creator()
                .asks()
                .get("/v1/fx-rates?from=JPY&to=USD&day=2004-02-02")
                .then()
                .statusCode(200)
                .body("rates[0].source", equalTo("Letter"));
    }

    private static ValidatableResponse quote(String from, String to, String day) {
        return TestServer.viewer()
                .asks()
                .get("/v1/fx-rates?from={from}&to={to}&day={day}", from, to, day)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse take(String file, String source, int status) {
        return finance()
                .asks()
                .contentType("text/csv")
                .body(file)
                .post("/v1/fx-rates/files?source={source}", source)
                .then()
                .statusCode(status);
    }

    private static TestServer.Person finance() {
        return TestServer.staff(Role.FINANCE);
    }
}
