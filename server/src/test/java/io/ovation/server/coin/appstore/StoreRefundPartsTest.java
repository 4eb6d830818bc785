package io.ovation.server.coin.appstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.server.TestServer;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.coin.lot.LotUse;
import io.ovation.server.coin.lot.Lots;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Markets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stores that give a part of the money back, and refunds of ours beside those of stores. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class StoreRefundPartsTest {
    @Inject
    Bookkeeper books;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    @Inject
    Lots lots;

    @Test
    void a_part_voids_its_part_of_the_coins_the_rest_follows_and_each_is_taken_back_as_it_was() {
        TestServer.Person mia = TestServer.viewer();
        StoreSales.Sale sale = StoreSales.buy(mia, 330);
        long owed = storeOwes();
        long[] whole = holdings(mia);
        Instant now = Instant.now();
        // Apple writes thousandths of a percent: a third of the money.
        StoreSales.tell(sale, "REFUND", now, Map.of("revocationPercentage", 33_333));
        assertThat(holdings(mia)[0]).isEqualTo(330 - 109);
        // 1.66 of 4.99 USD, less 0.49 of the store's commission of 1.50.
        assertThat(storeOwes() - owed).isEqualTo(-1_660_000 + 490_000);
        StoreSales.tell(sale, "REFUND", now, Map.of("revocationPercentage", 33_333));
        assertThat(holdings(mia)[0]).as("the same news once more").isEqualTo(221);

        StoreSales.tell(sale, "REFUND", now.plusSeconds(5), Map.of("revocationPercentage", 100_000));
        assertThat(holdings(mia)).containsExactly(0, 0, 0, 0);
        assertThat(storeOwes() - owed).as("all of the price, to the cent").isEqualTo(-4_990_000 + 1_500_000);
        assertThat(kinds(mia)).containsExactly("store_refund 109", "store_refund 221");

        StoreSales.tell(sale, "REFUND", now.plusSeconds(10), Map.of("revocationPercentage", 33_333));
        assertThat(holdings(mia)[0])
                .as("the store gives back less than it had said")
                .isEqualTo(221);
        StoreSales.tell(sale, "REFUND_REVERSED", now.plusSeconds(15), Map.of());
        assertThat(holdings(mia)).isEqualTo(whole);
        assertThat(storeOwes()).isEqualTo(owed);
        assertThat(kinds(mia)).isEmpty();
    }

    @Test
    void what_a_store_voided_is_not_taken_for_unspent_coins_of_another_purchase() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        String web = Coins.buy(mia, 100).getString("id");
        StoreSales.Sale sale = StoreSales.buy(mia, 330);
        Coins.spend(books, clocks, markets, mia, juno, 50);
        refundable(mia, web, 50);
        StoreSales.tell(sale, "REFUND", Instant.now(), Map.of());
        refundable(mia, web, 50);
        mia.asks(Map.of("recharge_id", web))
                .post("/v1/refunds")
                .then()
                .statusCode(201)
                .body("coins", equalTo(50));
        assertThat(holdings(mia)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void a_store_refund_of_spent_coins_takes_newer_ones_and_every_purchase_still_adds_up() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        StoreSales.Sale sale = StoreSales.buy(mia, 330);
        Coins.spend(books, clocks, markets, mia, juno, 300);
        String web = Coins.buy(mia, 100).getString("id");
        StoreSales.tell(sale, "REFUND", Instant.now(), Map.of());
        assertThat(holdings(mia)[0]).as("30 of the sale and the 100 newer ones").isZero();
        settle();
        long lot = lots.ofRecharge(PublicId.number("rch", web)).orElseThrow().number();
        assertThat(lots.uses(lot, null, 50).items().stream()
                        .map(use -> use.kind().text() + " " + use.coins())
                        .toList())
                .as("the newer purchase pays for a part of the gift now")
                .containsExactly("gift 100");
        assertThat(kinds(mia)).containsExactly("gift 200", "store_refund 30", "store_refund 100");
        refundable(mia, web, 0);
    }

    private void settle() {
        assertThat(books.waitFor(books.position().sequence(), Duration.ofSeconds(10)))
                .isTrue();
    }

    /** What the coins of the oldest purchase in the app were used for. */
    private List<String> kinds(TestServer.Person person) {
        settle();
        return lots.ofUser(Coins.number(person), null, 50).items().stream()
                .filter(lot -> lot.coins() == 330)
                .flatMap(lot -> lots.uses(lot.number(), null, 50).items().stream())
                .map((LotUse use) -> use.kind().text() + " " + use.coins())
                .toList();
    }

    private static void refundable(TestServer.Person person, String recharge, int coins) {
        person.asks().get("/v1/recharges/{id}", recharge).then().body("coins_refundable", equalTo(coins));
    }

    private long[] holdings(TestServer.Person person) {
        return Coins.holdings(books, Coins.number(person));
    }

    private long storeOwes() {
        return books.balance(Accounts.providerReceivable(2, Asset.USD));
    }
}
