package io.ovation.server.coin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.BigGiftHeld;
import io.ovation.economics.BigGiftReleased;
import io.ovation.economics.BigGiftUndone;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.Gift;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.Purse;
import io.ovation.server.TestServer;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.RequestIds;
import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Markets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class WalletTest {
    @Inject
    Bookkeeper books;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    @Inject
    DailyCaps caps;

    @Test
    void the_statement_has_a_line_for_every_coin_that_came_or_went() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        Coins.buy(mia, 330);
        grant(TestServer.asPlatform(), "k" + mia.id(), Map.of("user_id", mia.id(), "coins", 50, "reason", "welcome"))
                .statusCode(201)
                .body("promotional_coins", equalTo(50));
        Coins.spend(books, clocks, markets, mia, juno, 20, new Purse.Promotional(0));
        Receipt last = Coins.spend(books, clocks, markets, mia, juno, 100);
        JsonPath page = mia.asks()
                .get("/v1/wallet/statement?sequence=" + last.sequence())
                .then()
                .statusCode(200)
                .body("items.kind", contains("gift", "gift", "promo_grant", "coins_bought"))
                .body("items.coins", contains(-100, -20, 50, 330))
                .body("items.balance_after", contains(230, 30, 50, 330))
                .body("items.wallet", contains("bought", "promotional", "promotional", "bought"))
                .body("items[0].counterparty.id", equalTo(juno.id()))
                .body("items[0].gift_id", startsWith("gift_"))
                .body("items[0].live_id", startsWith("live_"))
                .body("items[0].receipt_available", equalTo(true))
                .body("items[3].price.amount", equalTo(349))
                .body("items[3].recharge_id", startsWith("rch_"))
                .body("items[3].entry_id", startsWith("ent_"))
                .body("items[3].at", notNullValue())
                .body("has_more", equalTo(false))
                .extract()
                .jsonPath();
        assertThat(page.getLong("sequence")).isGreaterThanOrEqualTo(last.sequence());
        mia.asks()
                .get("/v1/wallet")
                .then()
                .body("coins", equalTo(230))
                .body("promotional_coins", equalTo(30))
                .body("paid_value.micros", equalTo(2_432_425))
                .body("spent_today_coins", equalTo(100));
    }

    @Test
    void the_statement_is_paged_and_nobody_sees_anothers() {
        TestServer.Person mia = TestServer.viewer();
        for (int coins = 1; coins <= 3; coins++) {
            Coins.buy(mia, coins);
        }
        books.waitFor(books.position().sequence());
        JsonPath first = mia.asks()
                .get("/v1/wallet/statement?limit=2")
                .then()
                .body("items.coins", contains(3, 2))
                .body("has_more", equalTo(true))
                .extract()
                .jsonPath();
        mia.asks()
                .get("/v1/wallet/statement?limit=2&cursor=" + first.getString("next_cursor"))
                .then()
                .body("items.coins", contains(1))
                .body("has_more", equalTo(false));
        TestServer.viewer().asks().get("/v1/wallet/statement").then().body("items", hasSize(0));
        TestServer.guest().get("/v1/wallet").then().statusCode(401).body("code", equalTo("token_missing"));
        TestServer.asPlatform().get("/v1/wallet").then().statusCode(403).body("code", equalTo("forbidden"));
        mia.asks().get("/v1/wallet/statement?limit=0").then().statusCode(400).body("code", equalTo("field_invalid"));
    }

    @Test
    void a_big_gift_is_on_hold_until_it_arrives_or_is_undone() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        Coins.buy(mia, 50_000);
        LocalDate today = clocks.today(markets.get("US"));
        Gift gift = new Gift(Coins.number(mia), Coins.number(juno), 1, 25, 1, 20_000, new Purse.Bought(Asset.USD));
        long hold = Numbers.next();
        MoneyEvent.Header held = header(null, today);
        Receipt first = books.postAndWait(new BigGiftHeld(held, gift, OptionalLong.empty(), hold));
        assertThat(first.isApplied()).isTrue();
        books.waitFor(first.sequence());
        mia.asks()
                .get("/v1/wallet")
                .then()
                .body("on_hold_coins", equalTo(20_000))
                .body("coins", equalTo(30_000));
        statement(mia, first).body("items[0].kind", equalTo("gift_hold")).body("items[0].counterparty", nullValue());

        Receipt arrived = books.postAndWait(
                new BigGiftReleased(header(DerivedIds.giftRelease(held.id()), today), gift, hold, today.plusDays(14)));
        assertThat(arrived.isApplied()).isTrue();
        statement(mia, arrived)
                .body("items.kind", contains("gift", "coins_bought"))
                .body("items[0].counterparty.id", equalTo(juno.id()));
        mia.asks().get("/v1/wallet").then().body("on_hold_coins", equalTo(0));

        long second = Numbers.next();
        MoneyEvent.Header again = header(null, today);
        books.postAndWait(new BigGiftHeld(again, gift, OptionalLong.empty(), second));
        Receipt undone = books.postAndWait(
                new BigGiftUndone(header(DerivedIds.giftUndo(again.id()), today), gift, second, today));
        assertThat(undone.isApplied()).isTrue();
        statement(mia, undone)
                .body("items.kind", contains("gift_undone", "gift_hold", "gift", "coins_bought"))
                .body("items[0].balance_after", equalTo(30_000));
        mia.asks().get("/v1/wallet").then().body("on_hold_coins", equalTo(0)).body("coins", equalTo(30_000));
    }

    @Test
    void a_lower_cap_holds_at_once_and_a_higher_one_from_tomorrow() {
        TestServer.Person mia = TestServer.viewer();
        LocalDate today = clocks.today(markets.get("US"));
        String tomorrow = today.plusDays(1).toString();
        cap(mia, "{\"coins\": 500}")
                .statusCode(200)
                .body("daily_cap_coins", equalTo(500))
                .body("changes_on", nullValue());
        cap(mia, "{\"coins\": 200}").statusCode(200).body("daily_cap_coins", equalTo(200));
        cap(mia, "{\"coins\": 1000}")
                .statusCode(200)
                .body("daily_cap_coins", equalTo(200))
                .body("changes_on", equalTo(tomorrow))
                .body("daily_cap_coins_then", equalTo(1000));
        mia.asks().get("/v1/wallet").then().body("daily_cap_coins", equalTo(200));
        assertThat(caps.on(Coins.number(mia), today)).hasValue(200);
        assertThat(caps.on(Coins.number(mia), today.plusDays(1))).hasValue(1000);
        cap(mia, "{\"coins\": null}")
                .statusCode(200)
                .body("daily_cap_coins", equalTo(200))
                .body("changes_on", equalTo(tomorrow))
                .body("daily_cap_coins_then", nullValue());
        assertThat(caps.on(Coins.number(mia), today.plusDays(1))).isEmpty();
        mia.asks().get("/v1/wallet/daily-cap").then().statusCode(200).body("daily_cap_coins", equalTo(200));
        cap(mia, "{\"coins\": -1}")
                .statusCode(400)
                .body("code", equalTo("field_invalid"))
                .body("field", equalTo("coins"));
        assertThat(caps.on(Coins.number(mia), today)).hasValue(200);
    }

    @Test
    void promotional_coins_are_given_once_with_a_reason_and_never_to_oneself() {
        TestServer.Person mia = TestServer.viewer();
        Map<String, Object> body = Map.of("external_id", mia.externalId(), "coins", 10, "reason", "sorry");
        String key = UUID.randomUUID().toString();
        String entry = grant(TestServer.asPlatform(), key, body)
                .statusCode(201)
                .extract()
                .path("entry_id");
        grant(TestServer.asPlatform(), key, body).statusCode(201).body("entry_id", equalTo(entry));
        assertThat(books.balance(Accounts.promoWallet(Coins.number(mia)))).isEqualTo(10);
        grant(TestServer.asPlatform(), key, Map.of("external_id", mia.externalId(), "coins", 11, "reason", "sorry"))
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
        TestServer.Person ada = TestServer.persona("finance");
        grant(ada.asks(), "k" + mia.id(), Map.of("user_id", mia.id(), "coins", 5, "reason", "contest"))
                .statusCode(201)
                .body("promotional_coins", equalTo(15));
        grant(ada.asks(), "self" + mia.id(), Map.of("user_id", ada.id(), "coins", 5, "reason", "me"))
                .statusCode(403)
                .body("code", equalTo("four_eyes"));
        grant(mia.asks(), "k", Map.of("user_id", mia.id(), "coins", 5, "reason", "please"))
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        refusedGrant(Map.of("user_id", mia.id(), "coins", 0, "reason", "x"), "coins_invalid");
        refusedGrant(Map.of("user_id", mia.id(), "coins", -1, "reason", "x"), "coins_invalid");
        refusedGrant(Map.of("user_id", mia.id(), "coins", 5), "field_invalid");
        refusedGrant(Map.of("coins", 5, "reason", "x"), "field_invalid");
        TestServer.asPlatform()
                .body(body)
                .post("/v1/promotional-coins")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
        grant(TestServer.asPlatform(), "nobody", Map.of("external_id", "nobody at all", "coins", 5, "reason", "x"))
                .statusCode(404)
                .body("code", equalTo("not_found"));
        assertThat(books.balance(Accounts.promoWallet(Coins.number(mia)))).isEqualTo(15);
    }

    private static void refusedGrant(Map<String, Object> body, String code) {
        grant(TestServer.asPlatform(), UUID.randomUUID().toString(), body)
                .statusCode(400)
                .body("code", equalTo(code));
    }

    private static ValidatableResponse grant(
            io.restassured.specification.RequestSpecification caller, String key, Object body) {
        return caller.header("Idempotency-Key", key)
                .body(body)
                .post("/v1/promotional-coins")
                .then();
    }

    private static ValidatableResponse cap(TestServer.Person person, String body) {
        return person.asks().body(body).put("/v1/wallet/daily-cap").then();
    }

    private static ValidatableResponse statement(TestServer.Person person, Receipt after) {
        return person.asks()
                .get("/v1/wallet/statement?sequence=" + after.sequence())
                .then()
                .statusCode(200);
    }

    private MoneyEvent.Header header(UUID id, LocalDate today) {
        long now = clocks.wall().toEpochMilli();
        return new MoneyEvent.Header(
                id == null ? RequestIds.derived(now, UUID.randomUUID().toString()) : id,
                Fingerprints.of("test"),
                now + 10_000,
                markets.get("US").number(),
                today);
    }
}
