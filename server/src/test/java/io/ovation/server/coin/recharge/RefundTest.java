package io.ovation.server.coin.recharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.MoneyEvent;
import io.ovation.server.TestServer;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Markets;
import io.ovation.server.payment.PaymentProviders;
import io.ovation.server.payment.SandboxPayments;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class RefundTest {
    @Inject
    Bookkeeper books;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    @Inject
    Database database;

    @Inject
    RefundStore store;

    @Inject
    RechargeOperation recharging;

    @Inject
    RechargeStore recharges;

    @Inject
    SandboxPayments sandbox;

    @Inject
    Sweeper sweeper;

    @Test
    void all_unspent_coins_go_back_for_what_was_paid() {
        TestServer.Person mia = TestServer.viewer();
        String recharge = Coins.buy(mia, 330).getString("id");
        String refund = ask(mia, "k", Map.of("recharge_id", recharge))
                .statusCode(201)
                .body("id", startsWith("rfd_"))
                .body("status", equalTo("paid"))
                .body("coins", equalTo(330))
                .body("amount.amount", equalTo(349))
                .body("amount.currency", equalTo("USD"))
                .extract()
                .path("id");
        assertThat(Coins.holdings(books, Coins.number(mia))).containsExactly(0, 0, 0, 0);
        mia.asks().get("/v1/refunds/{id}", refund).then().statusCode(200).body("status", equalTo("paid"));
        mia.asks().get("/v1/recharges/{id}", recharge).then().body("coins_refundable", equalTo(0));
        ask(mia, "again", Map.of("recharge_id", recharge)).statusCode(409).body("code", equalTo("nothing_to_refund"));
        // The same key finds the same refund.
        ask(mia, "k", Map.of("recharge_id", recharge)).statusCode(201).body("id", equalTo(refund));
        ask(mia, "k", Map.of("recharge_id", recharge, "coins", 5))
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
        books.waitFor(books.position().sequence(), Duration.ofSeconds(20));
        mia.asks().get("/v1/wallet/statement").then().body("items.kind", contains("refund_asked", "coins_bought"));
    }

    @Test
    void parts_of_a_cent_are_kept_in_the_rounding_account_and_never_by_chance() {
        TestServer.Person mia = TestServer.viewer();
        String recharge = Coins.buy(mia, 330).getString("id");
        long before = rounding();
        // 100 of 330 coins: floor(3.49 * 100 / 330) = 1.057575, of which 1.05 goes back
        ask(mia, "k", Map.of("recharge_id", recharge, "coins", 100))
                .statusCode(201)
                .body("status", equalTo("paid"))
                .body("amount.amount", equalTo(105));
        assertThat(rounding() - before).isEqualTo(7_575);
        assertThat(Coins.holdings(books, Coins.number(mia))).containsExactly(230, 2_432_425, 0, 278_788);
    }

    @Test
    void spent_coins_do_not_go_back_and_the_oldest_are_spent_first() {
        TestServer.Person mia = TestServer.viewer();
        String first = Coins.buy(mia, 330).getString("id");
        String second = Coins.buy(mia, 1050).getString("id");
        Coins.spend(books, clocks, markets, mia, TestServer.creator(), 300);
        mia.asks().get("/v1/recharges").then().body("items.coins_refundable", contains(1050, 30));
        ask(mia, "k1", Map.of("recharge_id", first, "coins", 31))
                .statusCode(409)
                .body("code", equalTo("nothing_to_refund"));
        ask(mia, "k2", Map.of("recharge_id", second)).statusCode(201).body("coins", equalTo(1050));
        mia.asks().get("/v1/recharges").then().body("items.coins_refundable", contains(0, 30));
    }

    @Test
    void coins_whose_price_was_returned_already_are_not_taken_for_nothing() {
        TestServer.Person mia = TestServer.viewer();
        mia.asks(Map.of("coins", 11_000, "channel", "app", "payment_method", "card_success"))
                .post("/v1/recharges")
                .then()
                .statusCode(201)
                .body("status", equalTo("succeeded"));
        String web = Coins.buy(mia, 11_000).getString("id");
        // Coins bought dearer in the app raise what a coin of this wallet is worth: the price is returned before the
        // coins are.
        ask(mia, "k1", Map.of("recharge_id", web, "coins", 10_000))
                .statusCode(201)
                .body("status", equalTo("paid"));
        long coins = Coins.holdings(books, Coins.number(mia))[0];
        ask(mia, "k2", Map.of("recharge_id", web, "coins", 1_000))
                .statusCode(409)
                .body("code", equalTo("nothing_to_refund"));
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isEqualTo(coins);
    }

    @Test
    void two_refunds_at_once_do_not_return_the_same_coins_twice() throws Exception {
        TestServer.Person mia = TestServer.viewer();
        String recharge = Coins.buy(mia, 330).getString("id");
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Callable<Integer>> clicks = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String key = "k" + i;
                clicks.add(() -> ask(mia, key, Map.of("recharge_id", recharge, "coins", 200))
                        .extract()
                        .statusCode());
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(clicks)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(201, 409, 409);
        }
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isEqualTo(130);
    }

    @Test
    void a_refund_never_returns_more_than_the_purchase_cost() {
        TestServer.Person mia = TestServer.viewer();
        Coins.buy(mia, 330); // dear
        String cheap = Coins.buy(mia, 5500).getString("id");
        // The wallet's average is dearer than this purchase: 5,500 * 52.48 / 5,830 = 49.51
        ask(mia, "k", Map.of("recharge_id", cheap))
                .statusCode(201)
                .body("coins", equalTo(5500))
                .body("amount.amount", equalTo(4899));
    }

    @Test
    void when_the_money_cannot_be_returned_the_coins_come_back() {
        TestServer.Person mia = TestServer.viewer();
        String recharge = Coins.buy(mia, 330, "card_refund_fails").getString("id");
        ask(mia, "k", Map.of("recharge_id", recharge))
                .statusCode(201)
                .body("status", equalTo("failed"))
                .body("failure_reason", equalTo("card_closed"));
        assertThat(Coins.holdings(books, Coins.number(mia))).containsExactly(330, 3_490_000, 0, 400_000);
        mia.asks().get("/v1/recharges/{id}", recharge).then().body("coins_refundable", equalTo(330));
    }

    @Test
    void a_fourth_refund_in_a_month_is_locked() {
        TestServer.Person mia = TestServer.viewer();
        for (int i = 0; i < 3; i++) {
            String recharge = Coins.buy(mia, 100).getString("id");
            ask(mia, "k" + i, Map.of("recharge_id", recharge)).statusCode(201);
        }
        String recharge = Coins.buy(mia, 100).getString("id");
        ask(mia, "k4", Map.of("recharge_id", recharge)).statusCode(409).body("code", equalTo("refund_locked"));
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isEqualTo(100);
    }

    @Test
    void what_cannot_be_refunded_says_why_and_changes_nothing() {
        TestServer.Person mia = TestServer.viewer();
        String recharge = Coins.buy(mia, 330).getString("id");
        mia.asks()
                .body(Map.of("recharge_id", recharge))
                .post("/v1/refunds")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
        ask(mia, "a", Map.of("recharge_id", recharge, "coins", 0))
                .statusCode(400)
                .body("code", equalTo("coins_invalid"));
        ask(mia, "b", Map.of("recharge_id", recharge, "coins", -5))
                .statusCode(400)
                .body("code", equalTo("coins_invalid"));
        ask(mia, "c", Map.of("coins", 5)).statusCode(400).body("field", equalTo("recharge_id"));
        ask(mia, "d", Map.of("recharge_id", "rch_1")).statusCode(400).body("code", equalTo("field_invalid"));
        String app = mia.asks(Map.of("coins", 65, "channel", "app", "payment_method", "card_success"))
                .post("/v1/recharges")
                .then()
                .extract()
                .path("id");
        ask(mia, "e", Map.of("recharge_id", app)).statusCode(409).body("code", equalTo("refund_by_store"));
        String declined = mia.asks(Map.of("coins", 65, "payment_method", "card_declined"))
                .post("/v1/recharges")
                .then()
                .extract()
                .path("id");
        ask(mia, "f", Map.of("recharge_id", declined)).statusCode(409).body("code", equalTo("nothing_to_refund"));
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isEqualTo(395);
    }

    @Test
    void an_old_purchase_is_not_refunded() {
        TestServer.Person mia = TestServer.viewer();
        String recharge = Coins.buy(mia, 330).getString("id");
        database.useTransaction(handle -> handle.execute(
                "UPDATE coin_recharge SET created_at = created_at - interval '15 days' WHERE number = ?",
                PublicId.number("rch", recharge)));
        ask(mia, "k", Map.of("recharge_id", recharge)).statusCode(409).body("code", equalTo("refund_too_late"));
        mia.asks().get("/v1/recharges/{id}", recharge).then().body("coins_refundable", equalTo(0));
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isEqualTo(330);
    }

    @Test
    void nobody_refunds_or_sees_what_is_another_users() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person eve = TestServer.viewer();
        String recharge = Coins.buy(mia, 330).getString("id");
        ask(eve, "k", Map.of("recharge_id", recharge)).statusCode(404).body("code", equalTo("not_found"));
        String refund = ask(mia, "k", Map.of("recharge_id", recharge, "coins", 100))
                .extract()
                .path("id");
        eve.asks().get("/v1/refunds/{id}", refund).then().statusCode(404).body("code", equalTo("not_found"));
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isEqualTo(230);
    }

    @ParameterizedTest
    @EnumSource(RechargeOperationTest.Death.class)
    void the_sweeper_finishes_a_refund_that_died_between_two_steps(RechargeOperationTest.Death death) {
        TestServer.Person mia = TestServer.viewer();
        long recharge = PublicId.number("rch", Coins.buy(mia, 330).getString("id"));
        Refund intent = write(mia, recharge, 330);
        RefundOperation mortal = new RefundOperation(
                store,
                recharges,
                database,
                recharging,
                PaymentProviders.only(new RechargeOperationTest.MortalProvider(sandbox, death)),
                mortal(death),
                markets,
                clocks);
        assertThatThrownBy(() -> mortal.advance(intent.number())).isInstanceOf(RechargeOperationTest.Killed.class);
        sweeper.sweep(Instant.now().plus(Duration.ofMinutes(10)));
        Refund now = store.get(intent.number());
        assertThat(now.status()).isEqualTo(RefundStatus.PAID);
        assertThat(now.amount()).isEqualTo(349);
        assertThat(Coins.holdings(books, Coins.number(mia))).containsExactly(0, 0, 0, 0);
        assertThat(books.balance(Accounts.refundCoins(intent.number()))).isZero();
        assertThat(books.balance(Accounts.refundClearing(intent.number(), Asset.USD)))
                .isZero();
    }

    private Refund write(TestServer.Person person, long recharge, long coins) {
        Refund refund = new Refund(
                Numbers.next(),
                recharge,
                Coins.number(person),
                Fingerprints.of("test"),
                coins,
                "USD",
                null,
                null,
                RefundStatus.CREATED,
                null,
                clocks.business(),
                clocks.today(markets.get("US")),
                null);
        database.useTransaction(
                handle -> RefundStore.insert(handle, refund, UUID.randomUUID().toString(), clocks.wall()));
        return refund;
    }

    private Function<MoneyEvent, Receipt> mortal(RechargeOperationTest.Death death) {
        return event -> {
            if (death == RechargeOperationTest.Death.BEFORE_THE_ENTRY_IS_POSTED) {
                throw new RechargeOperationTest.Killed();
            }
            Receipt receipt = books.postAndWait(event);
            if (death == RechargeOperationTest.Death.AFTER_THE_ENTRY_IS_POSTED) {
                throw new RechargeOperationTest.Killed();
            }
            return receipt;
        };
    }

    private long rounding() {
        return books.balance(Accounts.rounding(markets.get("US").number(), Asset.USD, clocks.today(markets.get("US"))));
    }

    private static ValidatableResponse ask(TestServer.Person person, String key, Object body) {
        return person.asks()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/refunds")
                .then();
    }
}
