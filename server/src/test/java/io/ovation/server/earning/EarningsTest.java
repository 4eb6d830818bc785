package io.ovation.server.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.Gift;
import io.ovation.economics.GiftSent;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.Purse;
import io.ovation.economics.Stream;
import io.ovation.server.TestServer;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.RequestIds;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Markets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class EarningsTest {
    @Inject
    Bookkeeper books;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    @Inject
    Maturity maturity;

    @Test
    void every_earning_has_a_maturity_date_and_becomes_available_on_it() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        Coins.buy(mia, 5_500);
        LocalDate today = clocks.today(markets.get("US"));
        Coins.spend(books, clocks, markets, mia, juno, 100);
        TestServer.Person fan = TestServer.viewer();
        Coins.buy(fan, 330);
        Receipt second = Coins.spend(books, clocks, markets, fan, juno, 300);
        String matures = today.plusDays(14).toString();
        juno.asks()
                .get("/v1/earnings?sequence=" + second.sequence())
                .then()
                .statusCode(200)
                .body("diamonds_pending", equalTo(400))
                .body("diamonds_available", equalTo(0))
                .body("pending.micros", equalTo(2_000_000))
                .body("pending.currency", equalTo("USD"))
                .body("available.micros", equalTo(0))
                .body("next_maturity.date", equalTo(matures))
                .body("next_maturity.diamonds", equalTo(400))
                .body("next_maturity.value.micros", equalTo(2_000_000))
                .body("by_day.date", contains(today.toString()))
                .body("by_day.diamonds", contains(400))
                .body("maturing.date", contains(matures))
                .body("top_supporters.user.id", contains(fan.id(), mia.id()))
                .body("top_supporters.coins", contains(300, 100))
                .body("payout_minimum.amount", equalTo(10_000));
        juno.asks()
                .get("/v1/earnings/statement")
                .then()
                .statusCode(200)
                .body("items.kind", contains("live_gift", "live_gift"))
                .body("items.diamonds", contains(300, 100))
                .body("items[0].value.micros", equalTo(1_500_000))
                .body("items[0].matures_on", equalTo(matures))
                .body("items[0].matured", equalTo(false))
                .body("items[0].sender.id", equalTo(fan.id()))
                .body("items[0].gift_id", startsWith("gift_"));

        TestServer.advanceDays(13);
        juno.asks().get("/v1/earnings").then().body("diamonds_pending", equalTo(400));
        TestServer.advanceDays(1);
        juno.asks()
                .get("/v1/earnings")
                .then()
                .body("diamonds_pending", equalTo(0))
                .body("diamonds_available", equalTo(400))
                .body("available.micros", equalTo(2_000_000))
                .body("next_maturity", nullValue())
                .body("maturing", hasSize(0));
        juno.asks()
                .get("/v1/earnings/statement")
                .then()
                .body("items.kind", contains("matured", "live_gift", "live_gift"))
                .body("items.matured", contains(true, true, true))
                .body("items[0].diamonds", equalTo(400));
        assertThat(books.balance(
                        Accounts.earningsPending(Coins.number(juno), Stream.LIVE, Asset.USD, today.plusDays(14))))
                .isZero();
    }

    @Test
    void maturing_twice_moves_nothing_the_second_time() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        Coins.buy(mia, 330);
        Coins.spend(books, clocks, markets, mia, juno, 100);
        TestServer.advanceDays(14);
        long sequence = books.position().sequence();
        assertThat(maturity.mature()).isZero();
        assertThat(maturity.mature()).isZero();
        assertThat(books.balance(Accounts.diamondsAvailable(Coins.number(juno), Stream.LIVE)))
                .isEqualTo(10_000);
        books.waitFor(sequence);
        juno.asks().get("/v1/earnings/statement").then().body("items.kind", contains("matured", "live_gift"));
    }

    @Test
    void days_of_a_creator_mature_one_by_one() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        Coins.buy(mia, 330);
        Coins.spend(books, clocks, markets, mia, juno, 10);
        TestServer.advanceDays(1);
        Coins.spend(books, clocks, markets, mia, juno, 20);
        TestServer.advanceDays(13);
        juno.asks()
                .get("/v1/earnings")
                .then()
                .body("diamonds_available", equalTo(10))
                .body("diamonds_pending", equalTo(20))
                .body("by_day.diamonds", contains(10, 20));
        TestServer.advanceDays(1);
        juno.asks().get("/v1/earnings").then().body("diamonds_available", equalTo(30));
    }

    @Test
    void a_gift_of_promotional_coins_without_a_budget_is_shown_and_earns_nothing() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        TestServer.asPlatform()
                .header("Idempotency-Key", "promo" + mia.id())
                .body(java.util.Map.of("user_id", mia.id(), "coins", 50, "reason", "welcome"))
                .post("/v1/promotional-coins")
                .then()
                .statusCode(201);
        Receipt sent = Coins.spend(books, clocks, markets, mia, juno, 20, new Purse.Promotional(0));
        juno.asks()
                .get("/v1/earnings/statement?sequence=" + sent.sequence())
                .then()
                .body("items.kind", contains("promo_gift"))
                .body("items.diamonds", contains(0));
    }

    @Test
    void whoever_wants_not_to_be_named_is_not_named_to_the_creator_either() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        Coins.buy(mia, 330);
        LocalDate today = clocks.today(markets.get("US"));
        long now = clocks.wall().toEpochMilli();
        Receipt sent = books.postAndWait(new GiftSent(
                new MoneyEvent.Header(
                        RequestIds.derived(now, mia.id()),
                        Fingerprints.of("test"),
                        now + 10_000,
                        markets.get("US").number(),
                        today),
                new Gift(Coins.number(mia), Coins.number(juno), 1, 9, 1, 100, new Purse.Bought(Asset.USD), true),
                OptionalLong.empty(),
                today.plusDays(14)));
        juno.asks()
                .get("/v1/earnings/statement?sequence=" + sent.sequence())
                .then()
                .body("items.kind", contains("live_gift"))
                .body("items[0].gift", equalTo("pinata"))
                .body("items[0].sender", nullValue());
        juno.asks()
                .get("/v1/earnings")
                .then()
                .body("diamonds_pending", equalTo(100))
                .body("top_supporters", hasSize(0));
    }

    @Test
    void only_creators_have_earnings_to_see() {
        TestServer.viewer().asks().get("/v1/earnings").then().statusCode(403).body("code", equalTo("forbidden"));
        TestServer.viewer()
                .asks()
                .get("/v1/earnings/statement")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        TestServer.guest().get("/v1/earnings").then().statusCode(401).body("code", equalTo("token_missing"));
        TestServer.asPlatform().get("/v1/earnings").then().statusCode(403).body("code", equalTo("forbidden"));
        TestServer.creator()
                .asks()
                .get("/v1/earnings")
                .then()
                .statusCode(200)
                .body("diamonds_pending", equalTo(0))
                .body("by_day", hasSize(0));
    }
}
