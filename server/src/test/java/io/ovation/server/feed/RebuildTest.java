package io.ovation.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.TestServer;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.identity.Markets;
import io.ovation.server.store.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Statements and earnings are projections: lost rows come back from the journal, exactly as they were. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class RebuildTest {
    private static final List<String> TABLES = List.of(
            "coin_statement",
            "coin_on_hold",
            "coin_lot",
            "coin_lot_use",
            "risk_pair_day",
            "risk_buyer_day",
            "risk_payee_day",
            "risk_reserve",
            "earning_line",
            "earning_pending",
            "earning_by_hour",
            "earning_supporter",
            "earning_big_gift",
            "earning_income");

    @Inject
    LedgerShard shard;

    @Inject
    Bookkeeper books;

    @Inject
    Database database;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    @Test
    @Tag("slow")
    void rows_that_were_lost_are_the_same_after_building_them_again() throws InterruptedException {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        String recharge = Coins.buy(mia, 30_000).getString("id");
        Coins.buy(mia, 500);
        Coins.spend(books, clocks, markets, mia, juno, 20_000);
        TestServer.advanceDays(14);
        juno.asks()
                .body(Map.of("kind", "sandbox_bank", "account", "bank_ok"))
                .put("/v1/payout-account")
                .then()
                .statusCode(200);
        juno.asks(Map.of()).post("/v1/payouts").then().statusCode(201);
        Coins.spend(books, clocks, markets, mia, juno, 100);
        mia.asks(Map.of("recharge_id", recharge, "coins", 5_000)).post("/v1/refunds");
        assertThat(books.waitFor(books.position().sequence(), Duration.ofSeconds(30)))
                .isTrue();
        Map<String, String> before = contents();
        long told = told();
        assertThat(told).isPositive();

        database.useTransaction(handle -> TABLES.forEach(table -> handle.execute("DELETE FROM " + table)));
        assertThat(contents()).isNotEqualTo(before);
        shard.runners().forEach(io.ovation.journal.feed.ProjectionRunner::rebuild);

        Instant end = Instant.now().plusSeconds(60);
        while (!contents().equals(before) && Instant.now().isBefore(end)) {
            Thread.sleep(200);
        }
        assertThat(contents()).isEqualTo(before);
        assertThat(told()).as("nothing is told twice").isEqualTo(told);
    }

    /** How many events were told of facts of the books. */
    private long told() {
        return database.withHandle(
                handle -> handle.createQuery("""
                        SELECT (SELECT COUNT(*) FROM event_log WHERE type IN ('gift.sent', 'earning.matured'))
                            + (SELECT COUNT(*) FROM event_outbox WHERE type IN ('gift.sent', 'earning.matured'))""").mapTo(Long.class).one());
    }

    private Map<String, String> contents() {
        Map<String, String> contents = new LinkedHashMap<>();
        database.useTransaction(handle -> TABLES.forEach(table -> contents.put(
                table,
                handle.createQuery("SELECT COUNT(*) || ' ' || COALESCE(md5(string_agg(CAST(t AS text), '|' ORDER BY"
                                + " CAST(t AS text))), '') FROM " + table + " t")
                        .mapTo(String.class)
                        .one())));
        return contents;
    }
}
