package io.ovation.server.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.server.TestServer;
import io.ovation.server.identity.Role;
import io.ovation.server.video.Clips;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Threat: bought or made-up views, for what qualified views pay. Control: which views qualify (one a viewer and device, five
 * seconds, not one's own, not paid), each other one counted with its reason; and before the day closes, trust takes out what it
 * found.
 */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class ViewFarmAttackTest {
    private static final int PHONES = 3;
    private static final int ACCOUNTS = 40;

    @Test
    void a_farm_of_few_phones_and_many_accounts_qualifies_once_a_phone() {
        TestServer.Person farmer = TestServer.creator();
        String video = Clips.of(farmer);
        List<Map<String, Object>> views = new ArrayList<>();
        for (int account = 0; account < ACCOUNTS; account++) {
            Map<String, Object> view = Clips.view(video, "farm-" + account);
            view.put("device", "farm phone " + account % PHONES);
            views.add(view);
        }
        views.add(Clips.view(video, farmer.externalId()));
        Map<String, Object> glance = Clips.view(video, "a glance");
        glance.put("watch_seconds", 4);
        views.add(glance);
        Map<String, Object> paid = Clips.view(video, "an advertisement");
        paid.put("paid", true);
        views.add(paid);

        JsonPath taken = Clips.send(views);

        assertThat(taken.<String, Integer>getMap("excluded_views"))
                .containsEntry("same_device", ACCOUNTS - PHONES)
                .containsEntry("own", 1)
                .containsEntry("too_short", 1)
                .containsEntry("paid", 1);
        Map<String, Object> bucket = Clips.facts(video).getFirst();
        assertThat(bucket).containsEntry("views", ACCOUNTS + 3).containsEntry("qualified_views", PHONES);
        // The same events once more, in another request: nothing is counted twice.
        assertThat(Clips.send(views).getInt("counted")).isZero();
        assertThat(Clips.facts(video).getFirst()).containsEntry("views", ACCOUNTS + 3);
    }

    @Test
    void a_farm_with_a_phone_for_everybody_is_taken_out_before_the_day_closes_by_trust_alone() {
        TestServer.Person farmer = TestServer.creator();
        String video = Clips.of(farmer);
        List<Map<String, Object>> views = new ArrayList<>();
        for (int account = 0; account < ACCOUNTS; account++) {
            views.add(Clips.view(video, "phone-farm-" + account));
        }
        Clips.send(views);
        assertThat(Clips.facts(video).getFirst()).containsEntry("qualified_views", ACCOUNTS);
        String day = (String) Clips.facts(video).getFirst().get("day");
        Map<String, Object> exclusion =
                Map.of("market", "US", "day", day, "source", "for_you", "views", ACCOUNTS, "reason", "One address");
        farmer.asks(exclusion).post("/v1/videos/{id}/exclusions", video).then().statusCode(403);
        TestServer.staff(Role.TRUST)
                .asks(exclusion)
                .post("/v1/videos/{id}/exclusions", video)
                .then()
                .statusCode(200)
                .body("qualified_views", equalTo(0));
        assertThat(Clips.facts(video).getFirst()).containsEntry("views", ACCOUNTS);
    }
}
