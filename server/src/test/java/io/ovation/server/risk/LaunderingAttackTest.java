package io.ovation.server.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.server.TestServer;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.gift.Stage;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Threat: money of unknown origin is bought as coins, given to one creator and cashed out. Control: alerts on structuring,
 * velocity, pass-through and outliers, each of which opens a case with its figures for people to look at. How money flows alone
 * holds nothing back: nobody's gift waits and nobody's payout, until a person has decided.
 */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class LaunderingAttackTest {
    @Inject
    Stage stage;

    @Inject
    Bookkeeper books;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    @Test
    void many_small_purchases_that_are_passed_on_at_once_open_a_case_and_hold_nothing() {
        TestServer.Person launderer = TestServer.viewer();
        TestServer.Person creator = TestServer.creator();
        for (int purchase = 0; purchase < 5; purchase++) {
            Coins.buy(launderer, 3_400);
        }
        String live = stage.liveOf(creator);
        for (int gift = 0; gift < 3; gift++) {
            Attack.gift(launderer, live, "night_train").statusCode(201);
        }
        Attack.gift(launderer, live, "vinyl_groove").statusCode(201);
        Attack.gift(launderer, live, "carousel").statusCode(201);

        JsonPath score = Attack.score(creator);
        assertThat(codes(score)).contains("structuring", "pass_through", "sender_concentration");
        assertThat(score.getString("holding_case_id"))
                .as("the flow alone holds nothing")
                .isNull();
        JsonPath file = Attack.file(caseOf(creator));
        assertThat(file.getBoolean("risk_case.holds_payouts")).isFalse();
        assertThat(file.getList("gifts")).isEmpty();
        assertThat(file.getString("risk_case.reasons.find { it.code == 'structuring' }.text"))
                .contains("less than 5500 coins");
    }

    @Test
    void four_purchases_or_one_large_one_are_no_structuring() {
        TestServer.Person viewer = TestServer.viewer();
        TestServer.Person creator = TestServer.creator();
        for (int purchase = 0; purchase < 4; purchase++) {
            Coins.buy(viewer, 3_400);
        }
        Coins.buy(viewer, 5_500);
        String live = stage.liveOf(creator);
        Attack.gift(viewer, live, "night_train").statusCode(201);
        Attack.gift(viewer, live, "night_train").statusCode(201);
        assertThat(codes(Attack.score(creator))).doesNotContain("structuring");
    }

    @Test
    void whoever_suddenly_buys_many_times_the_usual_is_seen() {
        TestServer.Person viewer = TestServer.viewer();
        TestServer.Person steady = TestServer.viewer();
        TestServer.Person creator = TestServer.creator();
        TestServer.Person other = TestServer.creator();
        Coins.buy(viewer, 500);
        Coins.buy(steady, 20_000);
        TestServer.advanceDays(1);
        Coins.buy(viewer, 20_000);
        Coins.buy(steady, 20_000);
        String live = stage.liveOf(creator);
        String theirs = stage.liveOf(other);
        for (String gift : List.of("night_train", "comet")) {
            Attack.gift(viewer, live, gift).statusCode(201);
            Attack.gift(steady, theirs, gift).statusCode(201);
        }
        assertThat(codes(Attack.score(creator))).contains("velocity");
        assertThat(codes(Attack.score(other))).as("who always buys much").doesNotContain("velocity");
    }

    @Test
    void a_creator_whose_senders_give_unlike_all_others_is_an_outlier() {
        for (int peer = 0; peer < 10; peer++) {
            Coins.spend(books, clocks, markets, stage.viewerWith(500), TestServer.creator(), 500);
        }
        TestServer.Person outlier = TestServer.creator();
        Coins.spend(books, clocks, markets, stage.viewerWith(50_000_000), outlier, 50_000_000);
        assertThat(codes(Attack.score(outlier))).contains("audience_outlier");
    }

    private static List<String> codes(JsonPath score) {
        return score.getList("reasons.code", String.class);
    }

    private static String caseOf(TestServer.Person creator) {
        return TestServer.staff(Role.TRUST)
                .asks()
                .get("/v1/risk/cases?status=open&limit=200")
                .then()
                .statusCode(200)
                .body("items.findAll { it.creator.id == '" + creator.id() + "' }.size()", equalTo(1))
                .extract()
                .jsonPath()
                .getString("items.find { it.creator.id == '" + creator.id() + "' }.id");
    }
}
