package io.ovation.server.gift;

import io.ovation.economics.Asset;
import io.ovation.economics.CoinsBought;
import io.ovation.economics.MoneyEvent;
import io.ovation.server.TestServer;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Sets scenes for tests of gifts: people with coins, shows, and gifts sent over HTTP. */
@ApplicationScoped
public class Stage {
    private final Bookkeeper books;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;

    Stage(Bookkeeper books, Users users, Markets markets, Clocks clocks) {
        this.books = books;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
    }

    /** A new adult viewer who has bought so many coins for a cent each, with 10 % tax and 10 % fee. */
    public TestServer.Person viewerWith(long coins) {
        TestServer.Person viewer = TestServer.viewer();
        give(viewer, coins);
        return viewer;
    }

    /** Lets somebody buy coins. */
    public void give(TestServer.Person person, long coins) {
        User user = user(person);
        Market market = markets.of(user);
        long recharge = Numbers.next();
        long gross = coins * 10_000;
        books.postAndWait(new CoinsBought(
                        new MoneyEvent.Header(
                                key(),
                                Fingerprints.of("test", recharge),
                                clocks.wall().toEpochMilli() + 10_000,
                                market.number(),
                                clocks.today(market)),
                        user.number(),
                        Asset.fiat(market.currency()),
                        coins,
                        gross,
                        gross / 10,
                        gross / 10,
                        1,
                        recharge))
                .applied();
    }

    /** The user behind a person. */
    public User user(TestServer.Person person) {
        return users.get(PublicId.number(User.PREFIX, person.id()));
    }

    /** Starts a show; returns its public id. */
    public String liveOf(TestServer.Person creator) {
        return creator.asks(Map.of("title", "A test show"))
                .post("/v1/lives")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A new UUIDv7. */
    public static UUID key() {
        long high = (System.currentTimeMillis() << 16)
                | 0x7000L
                | ThreadLocalRandom.current().nextInt(1 << 12);
        long low = (ThreadLocalRandom.current().nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** A body with the given pairs. */
    public static Map<String, Object> body(Object... pairs) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int place = 0; place < pairs.length; place += 2) {
            body.put((String) pairs[place], pairs[place + 1]);
        }
        return body;
    }

    /** A request with a key that carries its time. */
    public static RequestSpecification asks(TestServer.Person person, Object body) {
        return person.asks().header("Idempotency-Key", key().toString()).body(body);
    }

    /** Sends gifts. */
    public static ValidatableResponse sends(TestServer.Person sender, String live, Object... wish) {
        return asks(sender, body(wish)).post("/v1/lives/{live}/gifts", live).then();
    }

    /** Coins in the wallet. */
    public static long coins(TestServer.Person person) {
        return person.asks()
                .get("/v1/wallet")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("coins");
    }
}
