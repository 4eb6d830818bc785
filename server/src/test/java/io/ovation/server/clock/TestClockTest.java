package io.ovation.server.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.ovation.server.TestServer;
import io.ovation.server.api.Principal;
import io.ovation.server.api.PublicId;
import io.ovation.server.store.Database;
import io.ovation.server.store.Sweeper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class TestClockTest {
    @Inject
    Clocks clocks;

    @Inject
    TestClocks store;

    @Inject
    Database database;

    @Inject
    Sweeper sweeper;

    @Test
    void a_new_clock_shows_the_platforms_time_and_moves_nothing() {
        TestServer.Person mia = TestServer.viewer();
        Duration before = clocks.offset();
        mia.asks(Map.of("name", "Renewals"))
                .post("/v1/test-clocks")
                .then()
                .statusCode(201)
                .body("id", startsWith("clk_"))
                .body("name", equalTo("Renewals"))
                .body("status", equalTo("ready"))
                .body("days_ahead", equalTo((int) before.toDays()))
                .body("last_advance", nullValue())
                .body("business_time", not(emptyString()));
        assertThat(clocks.offset()).isEqualTo(before);
    }

    @Test
    void a_move_is_made_once_however_often_it_is_asked_with_its_key() {
        TestServer.Person mia = TestServer.viewer();
        String clock = clock(mia);
        String key = UUID.randomUUID().toString();
        Duration before = clocks.offset();
        for (int attempt = 0; attempt < 3; attempt++) {
            advance(mia, clock, key, Map.of("days", 2))
                    .statusCode(200)
                    .body("status", equalTo("ready"))
                    .body("last_advance.done_at", not(nullValue()));
        }
        assertThat(clocks.offset()).isEqualTo(before.plusDays(2));
        advance(mia, clock, key, Map.of("days", 3)).statusCode(422).body("code", equalTo("idempotency_key_reused"));
        mia.asks().get("/v1/test-clocks/{id}", clock).then().statusCode(200).body("status", equalTo("ready"));
    }

    @Test
    void moves_that_are_asked_for_at_once_add_up() throws Exception {
        TestServer.Person mia = TestServer.viewer();
        String clock = clock(mia);
        Duration before = clocks.offset();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> moves = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                moves.add(threads.submit(
                        () -> advance(mia, clock, UUID.randomUUID().toString(), Map.of("days", 1))
                                .statusCode(200)));
            }
            for (Future<?> move : moves) {
                move.get();
            }
        }
        assertThat(clocks.offset()).isEqualTo(before.plusDays(4));
    }

    @Test
    void time_moves_to_a_moment_and_not_back() {
        TestServer.Person mia = TestServer.viewer();
        String clock = clock(mia);
        Instant to = clocks.business().plus(Duration.ofHours(30));
        advance(mia, clock, UUID.randomUUID().toString(), Map.of("to", to.toString()))
                .statusCode(200);
        assertThat(clocks.business()).isBetween(to, to.plusSeconds(60));
        refused(mia, clock, Map.of("to", to.toString()), "to");
        refused(mia, clock, Map.of("to", to.plus(Duration.ofDays(367)).toString()), "to");
        refused(mia, clock, Map.of("to", to.toString(), "days", 1), "days");
        refused(mia, clock, Map.of(), "days");
        for (int days : new int[] {0, -1, 367}) {
            refused(mia, clock, Map.of("days", days), "days");
        }
        assertThat(clocks.business()).isBetween(to, to.plusSeconds(120));
    }

    @Test
    void a_clock_is_its_owners_own() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person noor = TestServer.viewer();
        String clock = clock(mia);
        noor.asks().get("/v1/test-clocks/{id}", clock).then().statusCode(404).body("code", equalTo("not_found"));
        advance(noor, clock, UUID.randomUUID().toString(), Map.of("days", 1)).statusCode(404);
        noor.asks().get("/v1/test-clocks").then().statusCode(200).body("items.id", everyItem(not(equalTo(clock))));
        mia.asks().get("/v1/test-clocks").then().statusCode(200).body("items.id", hasItem(clock));
        TestServer.guest().get("/v1/test-clocks").then().statusCode(401).body("code", equalTo("token_missing"));
    }

    @Test
    void a_move_that_somebody_died_over_is_taken_up_by_the_sweeper() throws Exception {
        TestServer.Person mia = TestServer.viewer();
        String clock = clock(mia);
        Principal owner = () -> "user:" + PublicId.number("usr", mia.id());
        Duration before = clocks.offset();
        TestClock written = store.get(owner, PublicId.number(TestClock.PREFIX, clock));
        store.move(written, "died", TestClocks.fingerprint(3, null), from -> from.plusDays(3));
        mia.asks().get("/v1/test-clocks/{id}", clock).then().body("status", equalTo("advancing"));
        assertThat(clocks.offset()).isEqualTo(before);

        sweeper.sweep(Instant.now().plus(TestClockMoves.QUIET).plusSeconds(1));

        String status = "";
        for (int i = 0; i < 300 && !status.equals("ready"); i++) {
            Thread.sleep(50);
            status = mia.asks()
                    .get("/v1/test-clocks/{id}", clock)
                    .then()
                    .extract()
                    .path("status");
        }
        assertThat(status).isEqualTo("ready");
        assertThat(clocks.offset()).isEqualTo(before.plusDays(3));
    }

    @Test
    void every_recurring_job_runs_again_when_time_was_moved() throws Exception {
        Instant before = Instant.now();
        TestServer.advanceDays(1);
        int waiting = 1;
        for (int i = 0; i < 300 && waiting > 0; i++) {
            Thread.sleep(50);
            waiting = database.withHandle(handle -> handle.createQuery("""
                            SELECT count(*) FROM scheduled_tasks
                            WHERE task_instance = 'recurring' AND (last_success IS NULL OR last_success < :before)""")
                    .bind("before", before)
                    .mapTo(Integer.class)
                    .one());
        }
        assertThat(waiting).isZero();
    }

    private static String clock(TestServer.Person person) {
        return person.asks(Map.of("name", "Test"))
                .post("/v1/test-clocks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse advance(TestServer.Person person, String clock, String key, Object body) {
        return person.asks()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/test-clocks/{id}/advances", clock)
                .then();
    }

    private static void refused(TestServer.Person person, String clock, Object body, String field) {
        advance(person, clock, UUID.randomUUID().toString(), body)
                .statusCode(400)
                .body("code", equalTo("field_invalid"))
                .body("field", equalTo(field));
    }
}
