package io.ovation.server.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.server.TestServer;
import io.ovation.server.coin.Coins;
import io.ovation.server.store.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The limits of a day hold whatever happens at once. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class TipLimitsTest {
    private static final int AT_ONCE = 12;

    @Inject
    Database database;

    @Test
    void tips_sent_at_the_same_moment_do_not_pass_the_days_maximum() throws Exception {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();

        List<Integer> statuses = atOnce(mia, juno, AT_ONCE, 10_000);

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(5);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(AT_ONCE - 5);
        assertThat(spent(mia)).isEqualTo(50_000);
        TipTest.tips(mia, juno, "amount", 100).statusCode(409).body("code", equalTo("tip_limit_reached"));
        mia.asks().get("/v1/tips/terms").then().body("left_today", equalTo(0));
    }

    @Test
    void the_hundredth_tip_of_a_day_is_the_last_also_among_many_at_once() throws Exception {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        TipTest.tips(mia, juno, "amount", 100).statusCode(201);
        database.useTransaction(handle -> handle.execute("""
                INSERT INTO tip (number, payer, creator, idempotency_key, fingerprint_high, fingerprint_low, market, currency,
                    amount, service_fee, tax, terms_version, anonymous, message, charge, status, day, created_at)
                SELECT number + n, payer, creator, 'copy ' || n, 0, 0, market, currency, amount, service_fee, tax,
                    terms_version, anonymous, message, -(number + n), 'pending', day, created_at
                FROM tip, generate_series(1, 96) AS n WHERE payer = ?""", Coins.number(mia)));

        List<Integer> statuses = atOnce(mia, juno, AT_ONCE, 100);

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(3);
        mia.asks().get("/v1/tips/terms").then().body("tips_left_today", equalTo(0));
    }

    @Test
    void what_was_declined_or_went_back_is_not_counted() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        TipTest.tips(mia, juno, "amount", 10_000, "payment_method", "card_declined")
                .statusCode(201)
                .body("status", equalTo("failed"));
        String id = TipTest.tips(mia, juno, "amount", 10_000).extract().path("id");
        mia.asks().get("/v1/tips/terms").then().body("left_today", equalTo(40_000));
        mia.asks()
                .header("Idempotency-Key", "back-" + id)
                .post("/v1/tips/{id}/refunds", id)
                .then()
                .statusCode(201);
        mia.asks().get("/v1/tips/terms").then().body("left_today", equalTo(50_000));
    }

    private static List<Integer> atOnce(TestServer.Person mia, TestServer.Person juno, int tips, int amount)
            throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(tips)) {
            for (int i = 0; i < tips; i++) {
                answers.add(threads.submit(() ->
                        TipTest.tips(mia, juno, "amount", amount).extract().statusCode()));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        return statuses;
    }

    private long spent(TestServer.Person payer) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT SUM(amount) FROM tip WHERE payer = :payer AND status = 'sent'")
                        .bind("payer", Coins.number(payer))
                        .mapTo(Long.class)
                        .one());
    }
}
