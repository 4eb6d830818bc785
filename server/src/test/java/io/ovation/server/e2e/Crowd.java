package io.ovation.server.e2e;

import io.ovation.server.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An audience through the API: it buys coins, sends gifts and talks, so that a creator has something to be paid. */
final class Crowd {
    private static final List<String> NAMES =
            List.of("Nnedi", "Lotte", "Kaito", "Priya", "Otto", "Wren", "Bea", "Yusuf");
    private static final List<String> WORDS = List.of(
            "first time here, hi",
            "love the lights",
            "hello from Porto",
            "turn it up",
            "can you play the one from last week?",
            "greetings from Osaka",
            "the bass on that",
            "so good");

    private final List<TestServer.Person> people = new ArrayList<>();

    Crowd() {
        for (String name : NAMES) {
            people.add(TestServer.person(
                    "crowd-" + name + "-" + System.nanoTime(),
                    Map.of("name", name, "market", "US", "birth_date", "1994-03-03", "followers", 12)));
        }
    }

    /** Everyone takes coins, says something and sends a few small gifts; three send a Night Train each twice. */
    void fill(String live) {
        for (int i = 0; i < people.size(); i++) {
            TestServer.Person person = people.get(i);
            recharge(person, i < 3 ? 11_000 : 2_200);
            send(person, live, "cupcake", 3 + i);
            send(person, live, i % 2 == 0 ? "lantern" : "bubble_cannon", 1);
            say(person, live, WORDS.get(i));
            if (i < 3) {
                send(person, live, "night_train", 1);
                send(person, live, "night_train", 1);
            }
        }
    }

    private static void recharge(TestServer.Person person, long coins) {
        person.asks(Map.of("coins", coins, "channel", "web", "payment_method", "card_success"))
                .post("/v1/recharges")
                .then()
                .statusCode(201);
    }

    private static void send(TestServer.Person person, String live, String gift, int count) {
        person.asks(Map.of("gift", gift, "count", count))
                .post("/v1/lives/{id}/gifts", live)
                .then()
                .statusCode(201);
    }

    private static void say(TestServer.Person person, String live, String text) {
        int status = person.asks(Map.of("text", text))
                .post("/v1/lives/{id}/comments", live)
                .statusCode();
        if (status >= 400) {
            throw new IllegalStateException("A comment was answered " + status);
        }
    }
}
