package io.ovation.server.coin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.server.TestServer;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class PriceResourceTest {
    @Inject
    Markets markets;

    @Inject
    CoinPrices prices;

    @Test
    void the_packs_of_a_market_are_its_list_prices() {
        TestServer.viewer()
                .asks()
                .get("/v1/coin-packs?channel=web")
                .then()
                .statusCode(200)
                .body("market", equalTo("US"))
                .body("currency", equalTo("USD"))
                .body("channel", equalTo("web"))
                .body("price_book_version", equalTo(1))
                .body("packs.coins", contains(330, 1050, 2200, 5500, 11000))
                .body("packs.price.amount", contains(349, 1049, 2099, 4899, 9799))
                .body("packs[0].unit_price_micros", equalTo(10_576))
                .body("coin_value.micros", equalTo(8_908))
                .body("min_coins", equalTo(1))
                .body("max_coins", equalTo(100_000));
        TestServer.person("JP", "1990-01-01", 0)
                .asks()
                .get("/v1/coin-packs?channel=app")
                .then()
                .body("currency", equalTo("JPY"))
                .body("packs.price.amount", contains(160, 800, 2400, 4800, 11000, 21800));
    }

    @Test
    void any_amount_has_a_quote() {
        TestServer.Person mia = TestServer.viewer();
        mia.asks()
                .get("/v1/coin-quotes?coins=137&channel=web")
                .then()
                .statusCode(200)
                .body("coins", equalTo(137))
                .body("price.amount", equalTo(145))
                .body("price.currency", equalTo("USD"))
                .body("pack_reached", equalTo(330));
        mia.asks()
                .get("/v1/coin-quotes?coins=11000")
                .then()
                .body("price.amount", equalTo(9798))
                .body("pack_reached", equalTo(5500));
    }

    @Test
    void amounts_that_cannot_be_bought_and_channels_that_do_not_exist_name_the_field() {
        TestServer.Person mia = TestServer.viewer();
        for (String coins : new String[] {"0", "-1", "100001", "99999999999999999999", "1.5", "many", ""}) {
            mia.asks()
                    .queryParam("coins", coins)
                    .get("/v1/coin-quotes")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("coins_invalid"))
                    .body("field", equalTo("coins"));
        }
        mia.asks()
                .get("/v1/coin-packs?channel=shop")
                .then()
                .statusCode(400)
                .body("code", equalTo("field_invalid"))
                .body("field", equalTo("channel"));
    }

    @Test
    void a_market_without_a_list_sells_nothing_and_says_so() {
        TestServer.Person kim = TestServer.person("KR", "1990-01-01", 0);
        kim.asks().get("/v1/coin-packs").then().statusCode(409).body("code", equalTo("market_without_prices"));
        kim.asks()
                .get("/v1/coin-quotes?coins=100")
                .then()
                .statusCode(409)
                .body("code", equalTo("market_without_prices"));
        assertThat(prices.priceOf(100, markets.get("KR"), Channel.WEB)).isEmpty();
    }

    @Test
    void guests_and_servers_have_no_market_to_ask_prices_for() {
        TestServer.guest().get("/v1/coin-packs").then().statusCode(401).body("code", equalTo("token_missing"));
        TestServer.asPlatform().get("/v1/coin-packs").then().statusCode(403).body("code", equalTo("forbidden"));
    }

    @Test
    void every_market_of_the_price_book_is_one_of_ours_in_its_own_currency() {
        for (PriceList list : PriceBook.shipped().lists()) {
            for (String code : list.markets()) {
                Market market = markets.get(code);
                assertThat(market.currency()).as(code).isEqualTo(list.currency());
            }
        }
    }

    @Test
    void a_gift_has_a_real_money_price_however_many_coins_it_costs() {
        assertThat(prices.priceOf(44_999, markets.get("US"), Channel.WEB)
                        .orElseThrow()
                        .amount())
                .isEqualTo(40_082); // 44,999 * 48.99 / 5,500
        assertThat(prices.priceOf(1, markets.get("US"), Channel.WEB)
                        .orElseThrow()
                        .amount())
                .isEqualTo(2);
    }
}
