package io.ovation.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

/** Somebody with an account on a {@link KilledServer}, and the token to act as them. */
record Viewer(String id, String token) {

    /** A new person in the US, made by the platform's own key. */
    static Viewer person(KilledServer server, String name, int followers) throws Exception {
        String description = "{\"name\":\"%s\",\"market\":\"US\",\"birth_date\":\"1990-01-01\",\"followers\":%d}"
                .formatted(name, followers);
        String id = server.put("/v1/users/" + name, server.platformKey(), description)
                .text(200, "id");
        String asked = "{\"external_id\":\"%s\",\"ttl_seconds\":3600}".formatted(name);
        return new Viewer(
                id,
                server.post("/v1/user-tokens", server.platformKey(), key(), asked)
                        .text(200, "token"));
    }

    /** A new person who has bought this many coins. */
    static Viewer withCoins(KilledServer server, String name, int coins) throws Exception {
        Viewer viewer = person(server, name, 10);
        String recharge = "{\"coins\":" + coins + ",\"channel\":\"web\",\"payment_method\":\"card_success\"}";
        server.post("/v1/recharges", viewer.token(), key(), recharge);
        for (int wait = 0; wait < 300 && viewer.coins(server) < coins; wait++) {
            Thread.sleep(100);
        }
        assertThat(viewer.coins(server)).isEqualTo(coins);
        return viewer;
    }

    /** What a server says is in the wallet; 0 when it does not say. */
    long coins(KilledServer server) throws InterruptedException {
        return server.get("/v1/wallet", token).body().path("coins").asLong();
    }

    /** A new idempotency key. */
    static String key() {
        return UUID.randomUUID().toString();
    }
}
