package io.ovation.server.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.server.TestServer;
import io.ovation.server.gift.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Threat: many requests at the same moment, to pass a cap together that none passes alone. Control: the ledger, where the cap of
 * the viewer and the cap of a new card are one condition of each gift's entry.
 */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class ParallelAttackTest {
    private static final int THREADS = 24;

    @Inject
    Stage stage;

    @Test
    void gifts_at_the_same_moment_do_not_pass_the_viewers_cap_together() throws Exception {
        TestServer.Person viewer = stage.viewerWith(100_000);
        viewer.asks()
                .body(Map.of("coins", 3_500))
                .put("/v1/wallet/daily-cap")
                .then()
                .statusCode(200);
        List<Integer> answers = together(viewer, "comet");
        assertThat(answers).containsOnly(201, 409);
        assertThat(answers.stream().filter(answer -> answer == 201)).hasSize(3);
        viewer.asks().get("/v1/wallet").then().body("coins", equalTo(97_000)).body("spent_today_coins", equalTo(3_000));
    }

    @Test
    void nor_the_cap_of_a_new_card() throws Exception {
        TestServer.Person thief = stage.viewerWith(100_000);
        Attack.seen(thief, "card", Attack.fresh("card"));
        List<Integer> answers = together(thief, "comet");
        assertThat(answers.stream().filter(answer -> answer == 201)).hasSize(10);
        thief.asks().get("/v1/wallet").then().body("coins", equalTo(90_000));
    }

    private List<Integer> together(TestServer.Person sender, String gift) throws Exception {
        String live = stage.liveOf(TestServer.creator());
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<Integer>> clicks = java.util.Collections.nCopies(
                    THREADS, () -> Attack.gift(sender, live, gift).extract().statusCode());
            for (Future<Integer> answer : threads.invokeAll(clicks)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
