package io.ovation.server.coin.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.economics.Asset;
import io.ovation.economics.Purse;
import io.ovation.server.TestServer;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.gift.Stage;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.ovation.server.store.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which purchase paid for which gift: first in, first out, exactly, whatever goes back and comes back in between. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class LotsTest {
    @Inject
    Lots lots;

    @Inject
    Bookkeeper books;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    @Inject
    Database database;

    @Inject
    Stage stage;

    @Test
    void a_gift_is_paid_by_the_oldest_coins_and_support_sees_the_way_from_payment_to_gift_and_back() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        String first = buy(mia, 100);
        String second = buy(mia, 330);
        UUID small = gift(mia, juno, 60);
        UUID across = gift(mia, juno, 90);
        settle();

        TestServer.Person sam = TestServer.staff(Role.SUPPORT);
        sam.asks()
                .get("/v1/coin-lots/{id}", first)
                .then()
                .statusCode(200)
                .body("coins", equalTo(100))
                .body("unspent", equalTo(0));
        sam.asks()
                .get("/v1/coin-lots/{id}/uses", first)
                .then()
                .statusCode(200)
                .body("items.gift_id", contains(giftId(small), giftId(across)))
                .body("items.coins", contains(60, 40))
                .body("items.earned.micros", contains(300_000, 200_000))
                .body("items.creator_id", contains(juno.id(), juno.id()));
        sam.asks()
                .get("/v1/coin-lots?gift_id={gift}", giftId(across))
                .then()
                .statusCode(200)
                .body("items.recharge_id", contains(first, second))
                .body("items.coins_of_gift", contains(40, 50));
        sam.asks()
                .get("/v1/coin-lots?user_id={user}", mia.id())
                .then()
                .body("items.recharge_id", contains(second, first))
                .body("items.unspent", contains(280, 0));
        sam.asks().get("/v1/coin-lots").then().statusCode(400).body("code", equalTo("field_invalid"));
        sam.asks().get("/v1/coin-lots/rch_0000000000000").then().statusCode(404);
        mia.asks().get("/v1/coin-lots/{id}", first).then().statusCode(403);
    }

    @Test
    void given_coins_stand_apart_and_pay_for_no_gift_of_bought_ones() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        TestServer.asPlatform()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("external_id", mia.externalId(), "coins", 500, "reason", "a test"))
                .post("/v1/promotional-coins")
                .then()
                .statusCode(201);
        String recharge = buy(mia, 100);
        Coins.spend(books, clocks, markets, mia, juno, 200, new Purse.Promotional(0));
        settle();
        assertThat(lot(recharge).unspent()).isEqualTo(100);
        assertThat(uses(recharge)).isEmpty();
    }

    @Test
    void a_refund_takes_the_coins_of_its_own_purchase_and_they_pay_for_nothing_any_more() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        String older = buy(mia, 100);
        String newer = buy(mia, 330);
        refund(mia, older, 70).statusCode(201);
        UUID gift = gift(mia, juno, 50);
        settle();
        assertThat(uses(older)).containsExactly("refund 70", "gift 30");
        assertThat(uses(newer)).containsExactly("gift 20");
        assertThat(lots.paidFor(gift)).hasSize(2);
        addsUp(older, newer);
    }

    @Test
    void a_big_gift_holds_coins_of_its_lots_and_gives_them_back_to_the_same_ones_when_it_is_undone() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        String older = buy(mia, 15_000);
        String newer = buy(mia, 11_000);
        String live = stage.liveOf(juno);
        String undone = bigGift(mia, live);
        settle();
        assertThat(uses(older)).containsExactly("hold 15000");
        assertThat(uses(newer)).containsExactly("hold 5000");
        mia.asks()
                .header("Idempotency-Key", Stage.key().toString())
                .post("/v1/gifts/{gift}/undo", undone)
                .then()
                .statusCode(200);
        settle();
        assertThat(lot(older).unspent()).isEqualTo(15_000);
        assertThat(lot(newer).unspent()).isEqualTo(11_000);
        String kept = bigGift(mia, live);
        for (int look = 0; look < 300 && !uses(older).equals(List.of("gift 15000")); look++) {
            pause();
        }
        assertThat(uses(older)).containsExactly("gift 15000");
        assertThat(uses(newer)).containsExactly("gift 5000");
        List<LotUse> parts = lots.paidFor(PublicId.uuid("gift", kept));
        assertThat(parts.stream().mapToLong(LotUse::diamondUnits).sum()).isEqualTo(2_000_000);
        assertThat(parts.stream().mapToLong(LotUse::micros).sum()).isEqualTo(100_000_000);
        assertThat(parts).allMatch(part -> Coins.number(juno) == part.creator());
    }

    @Test
    void every_coin_is_somewhere_after_many_purchases_gifts_and_refunds_and_the_oldest_went_first() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        Random random = new Random(20_261_123);
        List<String> recharges = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            long wallet = Coins.holdings(books, Coins.number(mia), Asset.USD)[0];
            if (wallet < 20 || random.nextInt(4) == 0) {
                recharges.add(buy(mia, 1 + random.nextInt(40)));
            } else {
                gift(mia, juno, 1 + random.nextInt(20));
            }
        }
        refund(mia, recharges.getLast(), 1);
        settle();
        addsUp(recharges.toArray(String[]::new));
        assertThat(recharges).as("more open lots than are read at once").hasSizeGreaterThan(8);
        long user = Coins.number(mia);
        // Gifts take the oldest coins: no lot has coins left while a newer one is touched by a gift.
        long skipped = database.withHandle(handle ->
                handle.createQuery("""
                        SELECT count(*) FROM coin_lot l WHERE l.user_number = :user AND l.unspent > 0 AND EXISTS (
                            SELECT 1 FROM coin_lot n JOIN coin_lot_use u ON u.lot = n.lot
                            WHERE n.user_number = :user AND n.lot > l.lot AND u.kind = 'gift')""").bind("user", user).mapTo(Long.class).one());
        assertThat(skipped).isZero();
    }

    private void addsUp(String... recharges) {
        for (String recharge : recharges) {
            CoinLot lot = lot(recharge);
            long used = lots.uses(lot.number(), null, 200).items().stream()
                    .mapToLong(LotUse::coins)
                    .sum();
            assertThat(used + lot.unspent()).as(recharge).isEqualTo(lot.coins());
        }
    }

    private CoinLot lot(String recharge) {
        return lots.ofRecharge(PublicId.number("rch", recharge)).orElseThrow();
    }

    private List<String> uses(String recharge) {
        return lots.uses(lot(recharge).number(), null, 200).items().stream()
                .map(use -> use.kind().text() + " " + use.coins())
                .toList();
    }

    private void settle() {
        assertThat(books.waitFor(books.position().sequence(), Duration.ofSeconds(10)))
                .isTrue();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String buy(TestServer.Person person, long coins) {
        return Coins.buy(person, coins).getString("id");
    }

    private UUID gift(TestServer.Person from, TestServer.Person to, long coins) {
        return Coins.spend(books, clocks, markets, from, to, coins).applied().id();
    }

    private static String giftId(UUID gift) {
        return PublicId.of("gift", gift);
    }

    private static ValidatableResponse refund(TestServer.Person person, String recharge, long coins) {
        return person.asks(Map.of("recharge_id", recharge, "coins", coins))
                .post("/v1/refunds")
                .then();
    }

    private static String bigGift(TestServer.Person from, String live) {
        Map<String, Object> price = from.asks()
                .get("/v1/gift-catalogue")
                .then()
                .extract()
                .jsonPath()
                .getMap("items.find { it.gift == 'moon_base' }.price");
        return Stage.sends(from, live, "gift", "moon_base", "confirmed_price", price)
                .statusCode(201)
                .extract()
                .path("gift_id");
    }
}
