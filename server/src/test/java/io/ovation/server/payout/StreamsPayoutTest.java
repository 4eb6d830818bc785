package io.ovation.server.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.BooksAdjusted;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.Stream;
import io.ovation.server.TestServer;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.RequestIds;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Markets;
import io.ovation.server.store.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One payout of what several streams earned, and its way back. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class StreamsPayoutTest {
    private static final Asset EUR = Asset.fiat("EUR");

    @Inject
    Bookkeeper books;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    @Inject
    Database database;

    @Test
    void a_payout_takes_from_several_streams_and_gives_each_back_what_it_gave() {
        TestServer.Person juno = TestServer.creator();
        earn(juno, Stream.LIVE, Asset.USD, 50_000_000);
        earn(juno, Stream.VIDEO, Asset.USD, 20_005_000);
        earn(juno, Stream.TIPS, Asset.USD, 70_123_456);
        earn(juno, Stream.TIPS, EUR, 150_000_000);
        juno.asks()
                .get("/v1/earnings")
                .then()
                .body("available.micros", equalTo(140_128_456))
                .body("streams.stream", contains("live", "video", "tips", "tips"))
                .body("streams.available.currency", contains("USD", "USD", "EUR", "USD"));
        account(juno);
        String id = juno.asks(Map.of("amount", Map.of("amount", 11_001, "currency", "USD")))
                .post("/v1/payouts")
                .then()
                .statusCode(201)
                .body("diamonds", equalTo(14_001))
                .extract()
                .path("id");
        assertThat(available(juno)).containsExactly(0, 0, 0, 0, 30_118_456);
        assertThat(parts(id)).containsExactly("live 50000000 1000000", "tips 40005000 0", "video 20005000 400100");
        // What is earned in between stays where it is.
        earn(juno, Stream.LIVE, Asset.USD, 5_000);
        TestServer.persona("finance")
                .asks()
                .body(Map.of("decision", "reject", "reason", "not yet"))
                .post("/v1/payouts/{id}/approval", id)
                .then()
                .statusCode(200)
                .body("status", equalTo("rejected"));
        assertThat(available(juno)).containsExactly(50_005_000, 1_000_100, 20_005_000, 400_100, 70_123_456);
        books.waitFor(books.position().sequence());
        juno.asks()
                .get("/v1/earnings/statement?limit=7")
                .then()
                .body(
                        "items.kind",
                        contains(
                                "payout_returned",
                                "payout_returned",
                                "payout_returned",
                                "adjustment",
                                "payout_asked",
                                "payout_asked",
                                "payout_asked"))
                .body("items.stream", contains("tips", "video", "live", "live", "tips", "video", "live"))
                .body("items.subject[0]", equalTo(id))
                .body("items[0].value.micros", equalTo(40_005_000));
    }

    @Test
    void a_payout_is_in_the_currency_that_was_earned() {
        TestServer.Person juno = TestServer.creator();
        earn(juno, Stream.TIPS, EUR, 150_000_000);
        account(juno);
        juno.asks(Map.of()).post("/v1/payouts").then().statusCode(409).body("code", equalTo("payout_below_minimum"));
        juno.asks(Map.of("amount", Map.of("amount", 12_000, "currency", "EUR")))
                .post("/v1/payouts")
                .then()
                .statusCode(201)
                .body("amount.currency", equalTo("EUR"));
        assertThat(books.balance(Accounts.earningsAvailable(Coins.number(juno), Stream.TIPS, EUR)))
                .isEqualTo(30_000_000);
        juno.asks(Map.of("amount", Map.of("amount", 12_000, "currency", "GBP")))
                .post("/v1/payouts")
                .then()
                .statusCode(400)
                .body("field", equalTo("amount"));
    }

    @Test
    void every_page_of_the_statement_goes_on_where_the_last_one_ended() {
        TestServer.Person juno = TestServer.creator();
        earn(juno, Stream.LIVE, Asset.USD, 60_000_000);
        earn(juno, Stream.TIPS, Asset.USD, 60_000_000);
        account(juno);
        juno.asks(Map.of("amount", Map.of("amount", 11_000, "currency", "USD")))
                .post("/v1/payouts")
                .then()
                .statusCode(201);
        books.waitFor(books.position().sequence());
        List<String> seen = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 4; page++) {
            var answer = juno.asks()
                    .get("/v1/earnings/statement?limit=1&cursor={cursor}", cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.add(answer.getString("items[0].kind") + " " + answer.getString("items[0].stream"));
            cursor = answer.getString("next_cursor");
        }
        assertThat(seen)
                .containsExactly("payout_asked tips", "payout_asked live", "adjustment tips", "adjustment live");
        assertThat(cursor).isNull();
    }

    /** By hand, as finance could: features that earn have tests of their own. */
    private void earn(TestServer.Person creator, Stream stream, Asset currency, long micros) {
        LocalDate today = clocks.today(markets.get("US"));
        long number = Coins.number(creator);
        List<BooksAdjusted.Movement> movements = new ArrayList<>();
        movements.add(new BooksAdjusted.Movement(
                Accounts.creatorShareCost(1, currency, today),
                Accounts.earningsAvailable(number, stream, currency),
                micros));
        if (stream.hasDiamonds()) {
            movements.add(new BooksAdjusted.Movement(
                    Accounts.diamondIssuance(1), Accounts.diamondsAvailable(number, stream), micros / 50));
        }
        long adjustment = Numbers.next();
        Receipt receipt = books.postAndWait(new BooksAdjusted(
                new MoneyEvent.Header(
                        RequestIds.derived(clocks.wall().toEpochMilli(), "earn" + adjustment),
                        Fingerprints.of("earn", adjustment),
                        Long.MAX_VALUE,
                        markets.get("US").number(),
                        today),
                movements,
                adjustment));
        receipt.applied();
        books.waitFor(receipt.sequence());
    }

    private static void account(TestServer.Person creator) {
        creator.asks()
                .body(Map.of("kind", "sandbox_bank", "account", "bank_ok"))
                .put("/v1/payout-account")
                .then()
                .statusCode(200);
    }

    private long[] available(TestServer.Person creator) {
        long number = Coins.number(creator);
        return books.balances(List.of(
                        Accounts.earningsAvailable(number, Stream.LIVE, Asset.USD),
                        Accounts.diamondsAvailable(number, Stream.LIVE),
                        Accounts.earningsAvailable(number, Stream.VIDEO, Asset.USD),
                        Accounts.diamondsAvailable(number, Stream.VIDEO),
                        Accounts.earningsAvailable(number, Stream.TIPS, Asset.USD)))
                .values();
    }

    private List<String> parts(String payout) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT stream || ' ' || micros || ' ' || diamonds FROM payout_part
                        WHERE payout = :payout ORDER BY stream""")
                .bind("payout", PublicId.number("pay", payout))
                .mapTo(String.class)
                .list());
    }
}
