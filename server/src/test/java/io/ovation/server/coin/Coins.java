package io.ovation.server.coin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.Gift;
import io.ovation.economics.GiftSent;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.Purse;
import io.ovation.server.TestServer;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.RequestIds;
import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Markets;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** Buying and spending coins in tests, and looking at what the ledger says of it. */
public final class Coins {
    private Coins() {}

    /** Buys coins on the web and expects that to succeed. */
    public static JsonPath buy(TestServer.Person person, long coins) {
        return buy(person, coins, "card_success");
    }

    /** Buys coins on the web with a test method that succeeds at once. */
    public static JsonPath buy(TestServer.Person person, long coins, String method) {
        return person.asks(Map.of("coins", coins, "payment_method", method))
                .post("/v1/recharges")
                .then()
                .statusCode(201)
                .body("status", equalTo("succeeded"))
                .extract()
                .jsonPath();
    }

    /** The number behind a person's public id. */
    public static long number(TestServer.Person person) {
        return PublicId.number("usr", person.id());
    }

    /** Sends a gift of so many bought coins straight through the ledger, and expects that to be accepted. */
    public static Receipt spend(
            Bookkeeper books,
            Clocks clocks,
            Markets markets,
            TestServer.Person from,
            TestServer.Person to,
            long coins) {
        return spend(books, clocks, markets, from, to, coins, new Purse.Bought(Asset.USD));
    }

    /** Sends a gift from one of the purses. */
    public static Receipt spend(
            Bookkeeper books,
            Clocks clocks,
            Markets markets,
            TestServer.Person from,
            TestServer.Person to,
            long coins,
            Purse purse) {
        LocalDate today = clocks.today(markets.get("US"));
        Receipt receipt = books.postAndWait(new GiftSent(
                new MoneyEvent.Header(
                        RequestIds.derived(
                                clocks.wall().toEpochMilli(), UUID.randomUUID().toString()),
                        Fingerprints.of("test-gift"),
                        clocks.wall().toEpochMilli() + 10_000,
                        markets.get("US").number(),
                        today),
                new Gift(number(from), number(to), 1, 9, 1, coins, purse),
                OptionalLong.empty(),
                today.plusDays(books.rules().maturityDays())));
        assertThat(receipt.isApplied()).as("%s", receipt.outcome()).isTrue();
        return receipt;
    }

    /** What the ledger holds for a user of market US: coins, liability, unspent tax, deferred fee. */
    public static long[] holdings(Bookkeeper books, long user) {
        return holdings(books, user, Asset.USD);
    }

    /** The same in another currency. */
    public static long[] holdings(Bookkeeper books, long user, Asset currency) {
        return books.balances(java.util.List.of(
                        Accounts.wallet(user, currency),
                        Accounts.coinLiability(user, currency),
                        Accounts.taxUnspent(user, currency),
                        Accounts.deferredChannelFee(user, currency)))
                .values();
    }
}
