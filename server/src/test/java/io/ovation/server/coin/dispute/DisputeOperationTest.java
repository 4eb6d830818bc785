package io.ovation.server.coin.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.RefundAmounts;
import io.ovation.economics.RefundAsked;
import io.ovation.economics.RefundFailed;
import io.ovation.economics.Stream;
import io.ovation.server.TestServer;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.RequestIds;
import io.ovation.server.callback.CallbackInbox;
import io.ovation.server.callback.SignedEvent;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.gift.Stage;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.ovation.server.payment.DisputeNews;
import io.ovation.server.payment.PaymentDisputes;
import io.ovation.server.store.Database;
import io.ovation.server.store.Sweeper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a dispute when steps are repeated, news come in any order, and purchases and gifts lie in between. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class DisputeOperationTest {
    @Inject
    Disputes disputes;

    @Inject
    PaymentDisputes told;

    @Inject
    DisputeOperation operation;

    @Inject
    CallbackInbox inbox;

    @Inject
    ClawBacks clawBacks;

    @Inject
    Stage stage;

    @Inject
    Database database;

    @Inject
    Bookkeeper books;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    @Inject
    Sweeper sweeper;

    @ParameterizedTest
    @ValueSource(strings = {"told", "open", "losing"})
    void a_loss_whose_steps_are_repeated_after_a_crash_is_in_the_books_once(String diedIn) {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        long recharge = buy(mia, 330);
        Coins.spend(books, clocks, markets, mia, juno, 100);
        long number = told(recharge, true, DisputeNews.Decision.LOST);
        List<Long> after = balances(mia, juno);

        database.useTransaction(handle -> handle.execute(
                "UPDATE coin_dispute SET status = ?, next_attempt_at = now() WHERE number = ?", diedIn, number));
        sweeper.sweep(Instant.now().plus(Duration.ofMinutes(10)));

        assertThat(disputes.get(number).status()).isEqualTo(Dispute.Status.LOST);
        assertThat(balances(mia, juno)).isEqualTo(after);
        assertThat(after).as("wallet, pending, and what the dispute owes us").startsWith(0L, 0L);
    }

    @Test
    void news_in_any_order_end_the_same_and_the_first_decision_stays() {
        TestServer.Person mia = TestServer.viewer();
        long recharge = buy(mia, 330);
        String reference = "dp_" + UUID.randomUUID();
        long disputed = books.balance(Accounts.disputeReceivable(1, Asset.USD));
        tell(news(recharge, reference, false, DisputeNews.Decision.WON));
        assertThat(only(recharge).status()).isEqualTo(Dispute.Status.CLOSED);
        tell(news(recharge, reference, true, null));
        tell(news(recharge, reference, true, DisputeNews.Decision.LOST));
        Dispute dispute = only(recharge);
        assertThat(dispute.status()).isEqualTo(Dispute.Status.WON);
        assertThat(books.balance(Accounts.disputeReceivable(1, Asset.USD))).isEqualTo(disputed);
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isEqualTo(330);
    }

    @Test
    void an_inquiry_that_closed_and_becomes_a_chargeback_is_lost_when_the_provider_says_so() {
        TestServer.Person mia = TestServer.viewer();
        long recharge = buy(mia, 330);
        String reference = "dp_" + UUID.randomUUID();
        long disputed = books.balance(Accounts.disputeReceivable(1, Asset.USD));
        tell(news(recharge, reference, false, DisputeNews.Decision.CLOSED));
        assertThat(only(recharge).status()).isEqualTo(Dispute.Status.CLOSED);
        tell(news(recharge, reference, true, null));
        assertThat(only(recharge).decision()).isNull();
        tell(news(recharge, reference, false, DisputeNews.Decision.CLOSED)); // late
        assertThat(only(recharge).status()).isEqualTo(Dispute.Status.OPEN);
        assertThat(books.balance(Accounts.disputeReceivable(1, Asset.USD))).isGreaterThan(disputed);
        tell(news(recharge, reference, true, DisputeNews.Decision.LOST));
        assertThat(only(recharge).status()).isEqualTo(Dispute.Status.LOST);
        assertThat(books.balance(Accounts.disputeReceivable(1, Asset.USD))).isEqualTo(disputed);
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isZero();
    }

    @Test
    void a_refund_of_an_older_purchase_takes_its_own_coins_and_not_the_disputed_ones() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        String older = Coins.buy(mia, 100).getString("id");
        long disputed = buy(mia, 330);
        mia.asks(Map.of("recharge_id", older)).post("/v1/refunds").then().statusCode(201);
        Coins.spend(books, clocks, markets, mia, juno, 330);
        told(disputed, true, DisputeNews.Decision.LOST);
        assertThat(pending(juno)).as("all 330 were of the disputed purchase").isZero();
    }

    @Test
    void nothing_of_a_disputed_purchase_is_refunded_and_coins_it_lost_are_not_taken_for_its_unspent_ones() {
        TestServer.Person mia = TestServer.viewer();
        String older = Coins.buy(mia, 100).getString("id");
        String disputed = Coins.buy(mia, 330).getString("id");
        long number = told(PublicId.number("rch", disputed), true, null);
        refund(mia, disputed).body("code", equalTo("nothing_to_refund"));
        Dispute dispute = disputes.get(number);
        tell(news(dispute.recharge(), dispute.reference(), true, DisputeNews.Decision.LOST));
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isEqualTo(100);
        refund(mia, disputed).body("code", equalTo("nothing_to_refund"));
        refund(mia, older).statusCode(201);
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isZero();
    }

    private static ValidatableResponse refund(TestServer.Person person, String recharge) {
        return person.asks(Map.of("recharge_id", recharge)).post("/v1/refunds").then();
    }

    @Test
    void only_gifts_of_the_disputed_purchase_are_touched_though_coins_were_bought_before_and_after() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person before = TestServer.creator();
        TestServer.Person during = TestServer.creator();
        TestServer.Person later = TestServer.creator();
        buy(mia, 100);
        long disputed = buy(mia, 330);
        Coins.spend(books, clocks, markets, mia, before, 100);
        Coins.spend(books, clocks, markets, mia, during, 330);
        buy(mia, 200);
        Coins.spend(books, clocks, markets, mia, later, 150);
        told(disputed, true, DisputeNews.Decision.LOST);

        assertThat(Coins.holdings(books, Coins.number(mia)))
                .as("50 unspent coins are voided, whichever purchase they came from")
                .containsExactly(0, 0, 0, 0);
        assertThat(pending(before)).isEqualTo(500_000);
        assertThat(pending(during))
                .as("330 less the 280 that could not be voided")
                .isEqualTo(250_000);
        assertThat(pending(later)).isEqualTo(750_000);
    }

    @Test
    void a_part_of_a_payment_takes_the_same_part_of_its_coins_rounded_up() {
        TestServer.Person mia = TestServer.viewer();
        long recharge = buy(mia, 330);
        tell(new DisputeNews(
                "sandbox",
                "dp_" + UUID.randomUUID(),
                reference(recharge),
                100,
                "USD",
                0,
                "USD",
                "general",
                null,
                true,
                DisputeNews.Decision.LOST));
        assertThat(Coins.holdings(books, Coins.number(mia))[0])
                .as("100 of 349 cents bought 94.6 of 330 coins")
                .isEqualTo(330 - 95);
    }

    @Test
    void what_has_matured_stays_with_the_creator() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        long recharge = buy(mia, 330);
        Coins.spend(books, clocks, markets, mia, juno, 330);
        TestServer.advanceDays(14);
        long available = books.balance(Accounts.earningsAvailable(Coins.number(juno), Stream.LIVE, Asset.USD));
        assertThat(available).isEqualTo(1_650_000);
        told(recharge, true, DisputeNews.Decision.LOST);
        assertThat(books.balance(Accounts.earningsAvailable(Coins.number(juno), Stream.LIVE, Asset.USD)))
                .isEqualTo(available);
    }

    @Test
    void coins_that_went_back_to_the_buyer_are_not_clawed_back_from_creators() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        long recharge = buy(mia, 330);
        mia.asks(Map.of("recharge_id", PublicId.of("rch", recharge), "coins", 130))
                .post("/v1/refunds")
                .then()
                .statusCode(201);
        TestServer.Person vera = TestServer.creator();
        Coins.spend(books, clocks, markets, mia, vera, 50);
        Coins.spend(books, clocks, markets, mia, juno, 150);
        long number = told(recharge, true, DisputeNews.Decision.LOST);
        assertThat(disputes.get(number).status()).isEqualTo(Dispute.Status.LOST);
        assertThat(pending(juno)).isZero();
        assertThat(pending(vera)).isZero();
        assertThat(clawBacks.of(number).stream().mapToLong(ClawBack::coins).sum())
                .as("330 less the 130 that were refunded")
                .isEqualTo(200);
    }

    @Test
    void a_gift_that_two_purchases_paid_for_is_taken_back_in_the_part_of_the_lost_one_with_its_diamonds() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        buy(mia, 60);
        long lost = buy(mia, 40);
        Coins.spend(books, clocks, markets, mia, juno, 100);
        long number = told(lost, true, DisputeNews.Decision.LOST);
        assertThat(pending(juno)).isEqualTo(300_000);
        assertThat(books.balance(Accounts.diamondsPending(
                        Coins.number(juno),
                        Stream.LIVE,
                        clocks.today(markets.get("US")).plusDays(books.rules().maturityDays()))))
                .isEqualTo(6_000);
        TestServer.staff(Role.SUPPORT)
                .asks()
                .get("/v1/disputes/{id}/case", PublicId.of("dsp", number))
                .then()
                .statusCode(200)
                .body("dispute.status", equalTo("lost"))
                .body("payer.id", equalTo(mia.id()))
                .body("coins_bought", equalTo(40))
                .body("gifts.coins", contains(40))
                .body("gifts.outcome", contains("taken_back"))
                .body("gifts.from_creator.micros", contains(200_000))
                .body("gifts.why", contains("It had not matured when the payment was lost, so its earnings went back"));
    }

    @Test
    void the_reserve_pays_for_what_has_matured_and_the_case_says_so() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        long recharge = buy(mia, 330);
        Coins.spend(books, clocks, markets, mia, juno, 330);
        TestServer.advanceDays(14);
        long number = told(recharge, true, DisputeNews.Decision.LOST);
        ClawBack claw = clawBacks.of(number).getFirst();
        assertThat(claw.outcome()).isEqualTo(ClawBack.Outcome.RESERVE_PAID);
        assertThat(claw.reserveMicros() + claw.lossMicros()).isEqualTo(1_650_000);
        assertThat(claw.creatorMicros()).isZero();
    }

    @Test
    void a_big_gift_on_its_way_is_waited_for_and_what_is_undone_is_void() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        long recharge = buy(mia, 20_000);
        String live = stage.liveOf(juno);
        Map<String, Object> price = mia.asks()
                .get("/v1/gift-catalogue")
                .then()
                .extract()
                .jsonPath()
                .getMap("items.find { it.gift == 'moon_base' }.price");
        String gift = Stage.sends(mia, live, "gift", "moon_base", "confirmed_price", price)
                .statusCode(201)
                .extract()
                .path("gift_id");
        tell(news(recharge, "dp_" + UUID.randomUUID(), true, DisputeNews.Decision.LOST));
        assertThat(only(recharge).status()).as("the gift can still be undone").isEqualTo(Dispute.Status.LOSING);
        mia.asks()
                .header("Idempotency-Key", Stage.key().toString())
                .post("/v1/gifts/{gift}/undo", gift)
                .then()
                .statusCode(200);
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isEqualTo(20_000);
        operation.advance(only(recharge).number());
        assertThat(only(recharge).status()).isEqualTo(Dispute.Status.LOST);
        assertThat(Coins.holdings(books, Coins.number(mia))).containsExactly(0, 0, 0, 0);
    }

    @Test
    void coins_of_a_lost_payment_that_come_back_later_are_void_as_well() {
        TestServer.Person mia = TestServer.viewer();
        long recharge = PublicId.number("rch", Coins.buy(mia, 330).getString("id"));
        // The refund is under way when the dispute is lost; it fails only afterwards.
        Receipt asked = books.postAndWait(
                new RefundAsked(header(), Coins.number(mia), Asset.USD, 100, Numbers.next(), recharge));
        long number = told(recharge, true, DisputeNews.Decision.LOST);
        assertThat(disputes.get(number).coinsVoided()).isEqualTo(230);
        books.postAndWait(new RefundFailed(
                        header(),
                        Coins.number(mia),
                        Asset.USD,
                        100,
                        RefundAmounts.of(asked.applied()),
                        asked.applied().reference1(),
                        recharge))
                .applied();
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isEqualTo(100);
        assertThat(books.waitFor(books.position().sequence(), Duration.ofSeconds(10)))
                .isTrue();
        sweeper.sweep(Instant.now().plus(Duration.ofMinutes(10)));
        assertThat(Coins.holdings(books, Coins.number(mia))).containsExactly(0, 0, 0, 0);
        assertThat(disputes.get(number).coinsVoided()).isEqualTo(330);
    }

    @Test
    void a_dispute_that_was_booked_won_because_an_inquiry_closed_is_open_again_after_the_repair() throws IOException {
        TestServer.Person mia = TestServer.viewer();
        long recharge = buy(mia, 330);
        long disputed = books.balance(Accounts.disputeReceivable(1, Asset.USD));
        long costs = books.balance(
                Accounts.disputeCost(markets.get("US").number(), Asset.USD, clocks.today(markets.get("US"))));
        long number = told(recharge, true, null);
        Dispute open = disputes.get(number);
        tell(news(recharge, open.reference(), true, DisputeNews.Decision.WON));
        database.useTransaction(
                handle -> handle.execute("UPDATE coin_dispute SET decision = 'closed' WHERE number = ?", number));
        String script;
        try (InputStream step = Objects.requireNonNull(
                Disputes.class.getResourceAsStream("/io/ovation/server/coin/V319__claw_backs.sql"))) {
            script = new String(step.readAllBytes(), StandardCharsets.UTF_8);
        }
        String repair = script.substring(script.indexOf("UPDATE coin_dispute SET status = 'told'"));
        database.useTransaction(handle -> handle.execute(repair.strip().replaceAll(";$", "")));
        operation.advance(number);
        assertThat(disputes.get(number).status()).isEqualTo(Dispute.Status.OPEN);
        assertThat(books.balance(Accounts.disputeReceivable(1, Asset.USD))).isGreaterThan(disputed);
        tell(news(recharge, open.reference(), true, DisputeNews.Decision.LOST));
        assertThat(disputes.get(number).status()).isEqualTo(Dispute.Status.LOST);
        assertThat(books.balance(Accounts.disputeReceivable(1, Asset.USD))).isEqualTo(disputed);
        assertThat(books.balance(Accounts.disputeCost(
                                markets.get("US").number(), Asset.USD, clocks.today(markets.get("US"))))
                        - costs)
                .as("the provider's fee is booked once")
                .isEqualTo(15_000_000);
    }

    private MoneyEvent.Header header() {
        return new MoneyEvent.Header(
                RequestIds.derived(
                        clocks.wall().toEpochMilli(), UUID.randomUUID().toString()),
                Fingerprints.of("test"),
                Long.MAX_VALUE,
                markets.get("US").number(),
                clocks.today(markets.get("US")));
    }

    private long buy(TestServer.Person person, long coins) {
        return PublicId.number("rch", Coins.buy(person, coins).getString("id"));
    }

    private long told(long recharge, boolean withdrawn, DisputeNews.@Nullable Decision decision) {
        tell(news(recharge, "dp_" + UUID.randomUUID(), withdrawn, decision));
        Dispute dispute = only(recharge);
        operation.advance(dispute.number());
        return dispute.number();
    }

    private Dispute only(long recharge) {
        List<Dispute> found = disputes.page(recharge, null, null, 10).items();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private void tell(DisputeNews news) {
        SignedEvent event = told.event("evt_" + UUID.randomUUID(), "dispute", news);
        assertThat(inbox.take("sandbox", event, Instant.now())).isTrue();
    }

    private DisputeNews news(
            long recharge, String reference, boolean withdrawn, DisputeNews.@Nullable Decision decision) {
        return new DisputeNews(
                "sandbox",
                reference,
                reference(recharge),
                database.withHandle(handle -> handle.createQuery("SELECT price FROM coin_recharge WHERE number = ?")
                        .bind(0, recharge)
                        .mapTo(Long.class)
                        .one()),
                "USD",
                1_500,
                "USD",
                "fraudulent",
                null,
                withdrawn,
                decision);
    }

    private String reference(long recharge) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT provider_reference FROM coin_recharge WHERE number = ?")
                        .bind(0, recharge)
                        .mapTo(String.class)
                        .one());
    }

    private long pending(TestServer.Person creator) {
        return books.balance(Accounts.earningsPending(
                Coins.number(creator),
                Stream.LIVE,
                Asset.USD,
                clocks.today(markets.get("US")).plusDays(books.rules().maturityDays())));
    }

    /** Everything that a step done twice would change, of these two people and of the market. */
    private List<Long> balances(TestServer.Person viewer, TestServer.Person creator) {
        List<Long> all = new ArrayList<>();
        all.add(Coins.holdings(books, Coins.number(viewer))[0]);
        all.add(pending(creator));
        all.add(books.balance(Accounts.disputeReceivable(1, Asset.USD)));
        return all;
    }
}
