package io.ovation.server.identity;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.BooksAdjusted;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.Stream;
import io.ovation.server.TestServer;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.gift.Stage;
import io.ovation.server.membership.Club;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The people of {@link AuthorisationMatrixTest} and what they own: for every route with an id in it, an object of the
 * caller's and one of somebody else's, made when asked for.
 */
@ApplicationScoped
class MatrixScene {
    private final Stage stage;
    private final Bookkeeper books;
    private final Markets markets;
    private final Clocks clocks;
    private final Map<String, TestServer.Person> people = new HashMap<>();
    private final Map<String, String> made = new HashMap<>();

    MatrixScene(Stage stage, Bookkeeper books, Markets markets, Clocks clocks) {
        this.stage = stage;
        this.books = books;
        this.markets = markets;
        this.clocks = clocks;
    }

    /** Requests as a kind of caller. */
    RequestSpecification as(String who) {
        return switch (who) {
            case "guest" -> TestServer.guest();
            case "key" -> TestServer.asPlatform();
            default -> person(who).asks();
        };
    }

    /** A key for each scope alone. */
    Map<Scope, String> keyOfEachScope() {
        Map<Scope, String> keys = new EnumMap<>(Scope.class);
        for (Scope scope : Scope.values()) {
            if (scope != Scope.ALL) {
                keys.put(
                        scope,
                        TestServer.asPlatform()
                                .body(Map.of("name", "matrix " + UUID.randomUUID(), "scopes", List.of(scope.text())))
                                .post("/v1/keys")
                                .then()
                                .statusCode(201)
                                .extract()
                                .path("secret"));
            }
        }
        return keys;
    }

    /** What to ask of a route: on somebody else's object, and on the caller's own where they can have one. */
    Requests requests(String route, String who) {
        String path = route.substring(route.indexOf(' ') + 1);
        return switch (route) {
            case "GET /v1/users/{external_id}", "PUT /v1/users/{external_id}" ->
                one(path, person("other").externalId(), Map.of());
            case "GET /v1/keys/{id}", "POST /v1/keys/{id}/rotation", "DELETE /v1/keys/{id}" ->
                one(path, key(), Map.of());
            case "GET /v1/proposals/{id}" -> one(path, proposal(), Map.of());
            case "POST /v1/proposals/{id}/approval" -> one(path, proposal(), Map.of("decision", "reject"));
            case "POST /v1/recharges/{id}/refund-proposals" -> one(path, recharge("other"), Map.of("reason", "a test"));
            case "GET /v1/recharges/{id}", "GET /v1/recharges/{id}/receipt" ->
                owned(path, who, this::recharge, isUser(who), Map.of());
            case "POST /v1/sandbox/challenges/{id}" ->
                owned(path, who, this::challenge, isUser(who), Map.of("passed", true));
            case "POST /v1/refunds" ->
                new Requests(
                        isUser(who) ? new Asked(path, Map.of("recharge_id", recharge(who))) : null,
                        new Asked(path, Map.of("recharge_id", recharge("other"))),
                        true);
            case "GET /v1/refunds/{id}" -> owned(path, who, this::refund, isUser(who), Map.of());
            case "POST /v1/lives/{id}/end" -> owned(path, who, this::freshLive, isCreator(who), Map.of());
            case "GET /v1/lives/{id}/moderation", "PUT /v1/lives/{id}/moderation" ->
                owned(path, who, this::live, isCreator(who), Map.of());
            case "POST /v1/lives/{id}/mutes" ->
                owned(
                        path,
                        who,
                        this::live,
                        isCreator(who),
                        Map.of("user_id", person("user").id()));
            case "DELETE /v1/lives/{id}/mutes/{user}" ->
                owned(path.replace("{user}", person("user").id()), who, this::live, isCreator(who), Map.of());
            case "POST /v1/gifts/{gift}/undo" -> owned(path, who, this::bigGift, isUser(who), Map.of());
            case "GET /v1/gifts/{gift}/receipt" -> owned(path, who, this::gift, isUser(who), Map.of());
            case "DELETE /v1/earnings/imports/{id}" -> owned(path, who, this::importedIncome, isCreator(who), Map.of());
            case "GET /v1/payouts/{id}", "GET /v1/payouts/{id}/tracker", "GET /v1/payouts/{id}/statement" ->
                owned(path, who, this::payout, isCreator(who), Map.of());
            case "GET /v1/payouts/{id}/tracker/stream" ->
                owned(path + "?most=1", who, this::payout, isCreator(who), Map.of());
            case "GET /v1/monthly-payout-statements/{month}" -> plain("/v1/monthly-payout-statements/2026-11");
            case "POST /v1/payouts/{id}/approval" ->
                one(path, freshPayout("payee of " + who), Map.of("decision", "approve"));
            case "POST /v1/payouts" ->
                new Requests(
                        null, new Asked(path, Map.of("amount", Map.of("amount", 10_000, "currency", "USD"))), false);
            case "GET /v1/payouts" -> plain(who.equals("finance") ? path + "?scope=review" : path);
            case "GET /v1/test-clocks/{id}" -> owned(path, who, this::clock, isUser(who), Map.of());
            case "POST /v1/test-clocks/{id}/advances" -> owned(path, who, this::clock, isUser(who), Map.of("days", 0));
            case "GET /v1/videos/{id}", "PUT /v1/videos/{id}" -> one(path, video("other"), Map.of());
            case "PATCH /v1/videos/{id}", "GET /v1/videos/{id}/facts" ->
                owned(path, who, this::video, isUser(who), Map.of());
            case "DELETE /v1/videos/{id}" -> owned(path, who, this::freshVideo, isUser(who), Map.of());
            case "POST /v1/videos/{id}/exclusions" -> one(path, video("other"), Map.of());
            case "GET /v1/tips/{id}", "GET /v1/tips/{id}/receipt", "POST /v1/tips/{id}/refunds" ->
                owned(path, who, this::tip, isUser(who), Map.of());
            case "POST /v1/tips/{id}/refund-proposals" -> one(path, freshTip("other"), Map.of("reason", "a test"));
            case "GET /v1/videos/{video}/tips",
                    "POST /v1/videos/{video}/gifts",
                    "GET /v1/videos/{video}/gifts",
                    "GET /v1/videos/{video}/gifts/summary" -> one(path, video("host"), Map.of());
            case "GET /v1/videos/{video}/gifts/{gift}/receipt" ->
                owned(path.replace("{video}", video("host")), who, this::videoGift, isUser(who), Map.of());
            case "GET /v1/heads/{size}", "GET /v1/heads/{size}/consistency" -> one(path, "1", Map.of());
            case "GET /v1/books/accounts/{account}/balance", "GET /v1/books/accounts/{account}/postings" ->
                one(path, "acc_00000000000000000000000000", Map.of());
            case "GET /v1/books/entries/{entry_id}", "GET /v1/books/entries/{entry_id}/proof" ->
                one(path, "ent_00000000000000000000000000", Map.of());
            case "GET /v1/disputes/{id}", "GET /v1/disputes/{id}/case" -> one(path, "dsp_0000000000000", Map.of());
            case "GET /v1/coin-lots" -> plain(path + "?user_id=usr_0000000000000");
            case "GET /v1/coin-lots/{recharge_id}", "GET /v1/coin-lots/{recharge_id}/uses" ->
                one(path, "rch_0000000000000", Map.of());
            case "GET /v1/users/{external_id}/step-up",
                    "POST /v1/users/{external_id}/step-up",
                    "POST /v1/users/{external_id}/signals" ->
                one(path, person("other").externalId(), Map.of());
            case "GET /v1/risk/cases/{id}", "POST /v1/risk/cases/{id}/clearance", "POST /v1/risk/cases/{id}/findings" ->
                one(path, "case_0000000000000", Map.of());
            case "POST /v1/risk/creators/{user_id}/scores" -> one(path, "usr_0000000000000", Map.of());
            case "POST /v1/provider-callbacks/{source}" -> one(path, "sandbox", Map.of());
            case "PUT /v1/users/{external_id}/residence" ->
                one(path, person("other").externalId(), Map.of("country", "US"));
            case "POST /v1/programme/appeals/{id}/decision" ->
                one(path, "apl_0000000000000", Map.of("decision", "uphold", "reason", "a test"));
            case "POST /v1/strikes/{id}/lifting" -> one(path, "str_0000000000000", Map.of("reason", "a test"));
            case "GET /v1/strikes", "GET /v1/programme/replays" ->
                plain(path + "?user_id=" + person("other").id());
            case "PATCH /v1/membership-tiers/{id}" -> owned(path, who, this::tier, isCreator(who), Map.of());
            case "DELETE /v1/membership-tiers/{id}" -> owned(path, who, this::tierToClose, isCreator(who), Map.of());
            case "GET /v1/creators/{id}/membership" -> one(path, person("host").id(), Map.of());
            case "GET /v1/creators/{id}/members" ->
                owned(path, who, owner -> person(owner).id(), isCreator(who), Map.of());
            case "GET /v1/creators/{id}/posts" -> one(path, person("host").id(), Map.of());
            case "GET /v1/member-posts/{id}" -> one(path, post("other creator"), Map.of());
            case "PATCH /v1/member-posts/{id}" ->
                owned(path, who, this::post, isCreator(who), Map.of("title", "Other"));
            case "DELETE /v1/member-posts/{id}" -> owned(path, who, this::freshPost, isCreator(who), Map.of());
            case "GET /v1/memberships/{id}/change-quote" ->
                owned(path + "?tier_id=" + tier("host"), who, this::membership, isUser(who), Map.of());
            case "POST /v1/memberships/{id}/changes" ->
                owned(path, who, this::membership, isUser(who), Map.of("tier_id", tier("host")));
            case "POST /v1/shout-outs/{id}/done" -> owned(path, who, this::shoutOut, isCreator(who), Map.of());
            case "GET /v1/membership-gifts/{id}" -> owned(path, who, this::membershipGift, isUser(who), Map.of());
            case "PUT /v1/member-sources/{platform}" ->
                new Requests(null, new Asked("/v1/member-sources/kofi", Map.of("tiers", Map.of())), false);
            case "POST /v1/member-sources/{id}/files" -> owned(path, who, this::memberSource, isCreator(who), Map.of());
            case "POST /v1/member-source-events/{id}" -> one(path, "msr_0000000000000", Map.of());
            case "GET /v1/events/stream" -> plain(path + "?cursor=none");
            default -> {
                if (path.startsWith("/v1/memberships/{")) {
                    yield owned(path, who, this::membership, isUser(who), Map.of());
                }
                if (path.startsWith("/v1/payout-batches/{") || path.startsWith("/v1/bank-files/{")) {
                    yield one(path, "nothing", Map.of());
                }
                if (path.startsWith("/v1/identity-")
                        || path.startsWith("/v1/screening-hits/{")
                        || path.startsWith("/v1/payout-holds/{")
                        || path.startsWith("/v1/payout-tiers/{")) {
                    yield path.contains("{") ? one(path, "nothing", Map.of()) : plain(path);
                }
                if (path.startsWith("/v1/webhook-endpoints/{") || path.startsWith("/v1/events/{")) {
                    yield one(path, "nothing", Map.of());
                }
                if (path.startsWith("/v1/fund/videos/{")) {
                    yield one(path, "vid_0000000000000", Map.of());
                }
                if (path.startsWith("/v1/fund/")) {
                    yield path.contains("{") ? one(path, "fcl_0000000000000", Map.of()) : plain(path);
                }
                if (path.startsWith("/v1/lives/{")) {
                    yield one(path, live("other creator"), Map.of());
                }
                if (path.contains("{")) {
                    throw new IllegalStateException("say here what to ask of " + route);
                }
                yield plain(path);
            }
        };
    }

    private String tier(String who) {
        return once("tier", who, owner -> Club.tiers(person(owner)).getFirst());
    }

    private String tierToClose(String who) {
        return once(
                "tier to close",
                who,
                owner -> person(owner)
                        .asks(Map.of("name", "Matrix", "price", 700))
                        .post("/v1/membership-tiers")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    private String post(String who) {
        return once("post", who, this::freshPost);
    }

    private String freshPost(String who) {
        return person(who)
                .asks(Map.of("title", "A post", "body", "For everybody", "audience", "everyone"))
                .post("/v1/member-posts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String membership(String who) {
        return once(
                "membership",
                who,
                owner -> Club.join(person(owner), tier("host"), "card_success")
                        .extract()
                        .path("id"));
    }

    private String membershipGift(String who) {
        return once(
                "membership gift",
                who,
                owner -> person(owner)
                        .asks(Map.of(
                                "tier_id",
                                tier("host"),
                                "receiver_ids",
                                List.of(TestServer.viewer().id()),
                                "payment_method",
                                "card_success"))
                        .post("/v1/membership-gifts")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    private String shoutOut(String who) {
        return once("shout-out", who, owner -> {
            Club.join(TestServer.viewer(), Club.tiers(person(owner)).get(2), "card_success");
            return person(owner).asks().get("/v1/shout-outs").then().extract().path("items[0].id");
        });
    }

    private String memberSource(String who) {
        return once(
                "member source",
                who,
                owner -> person(owner)
                        .asks(Map.of("tiers", Map.of()))
                        .put("/v1/member-sources/kofi")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("id"));
    }

    private static Requests plain(String path) {
        return new Requests(null, new Asked(path, Map.of()), false);
    }

    private static Requests one(String path, String id, Map<String, Object> body) {
        return new Requests(null, new Asked(path.replaceAll("\\{\\w+}", id), body), true);
    }

    private static Requests owned(
            String path, String who, Function<String, String> make, boolean hasOwn, Map<String, Object> body) {
        String other = make.apply("other creator");
        return new Requests(
                hasOwn ? new Asked(path.replaceFirst("\\{\\w+}", make.apply(who)), body) : null,
                new Asked(path.replaceFirst("\\{\\w+}", other), body),
                true);
    }

    private static boolean isUser(String who) {
        return who.equals("user") || who.equals("creator") || who.equals("brand");
    }

    private static boolean isCreator(String who) {
        return who.equals("creator");
    }

    private String importedIncome(String who) {
        return person(who)
                .asks()
                .contentType("text/csv")
                .body("date,net,currency\n2026-01-31,5,USD\n")
                .post("/v1/earnings/imports?platform=elsewhere")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private TestServer.Person person(String who) {
        return people.computeIfAbsent(who, missing -> switch (who) {
            case "user", "other" -> TestServer.viewer();
            case "creator", "other creator", "host" -> creator();
            case "brand" -> TestServer.persona("brand");
            default -> who.startsWith("payee") ? creator() : TestServer.staff(Role.of(who));
        });
    }

    /** Has earned enough for a hundred payouts and says where to. */
    private TestServer.Person creator() {
        TestServer.Person creator = TestServer.creator();
        LocalDate today = clocks.today(markets.get("US"));
        long number = Coins.number(creator);
        books.postAndWait(new BooksAdjusted(
                        new MoneyEvent.Header(
                                Stage.key(),
                                Fingerprints.of("matrix", number),
                                Long.MAX_VALUE,
                                markets.get("US").number(),
                                today),
                        List.of(
                                new BooksAdjusted.Movement(
                                        Accounts.diamondIssuance(840),
                                        Accounts.diamondsAvailable(number, Stream.LIVE),
                                        20_000_000),
                                new BooksAdjusted.Movement(
                                        Accounts.creatorShareCost(840, Asset.USD, today),
                                        Accounts.earningsAvailable(number, Stream.LIVE, Asset.USD),
                                        1_000_000_000)),
                        Numbers.next()))
                .applied();
        creator.asks()
                .body(Map.of("kind", "sandbox_bank", "account", "bank_ok"))
                .put("/v1/payout-account")
                .then()
                .statusCode(200);
        return creator;
    }

    private String once(String what, String who, Function<String, String> make) {
        String name = what + " of " + who;
        String known = made.get(name);
        if (known == null) {
            known = make.apply(who);
            made.put(name, known);
        }
        return known;
    }

    private String key() {
        return TestServer.asPlatform()
                .body(Map.of("name", "matrix " + UUID.randomUUID(), "scopes", List.of("keys")))
                .post("/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key.id");
    }

    private String proposal() {
        return TestServer.staff(Role.SUPPORT)
                .asks(Map.of("reason", "a test"))
                .post("/v1/recharges/{id}/refund-proposals", recharge("other"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String tip(String who) {
        return once("tip", who, this::freshTip);
    }

    private String freshTip(String who) {
        return person(who)
                .asks(Map.of("creator_id", person("host").id(), "amount", 100, "payment_method", "card_success"))
                .post("/v1/tips")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String videoGift(String who) {
        return once("video gift", who, sender -> {
            stage.give(person(sender), 100);
            return person(sender)
                    .asks(Map.of("gift", "pinata"))
                    .post("/v1/videos/{video}/gifts", video("host"))
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("gift_id");
        });
    }

    private String recharge(String who) {
        return once("recharge", who, owner -> Coins.buy(person(owner), 100).getString("id"));
    }

    private String challenge(String who) {
        return once(
                "challenge",
                who,
                owner -> person(owner)
                        .asks(Map.of("coins", 100, "payment_method", "card_3ds"))
                        .post("/v1/recharges")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    private String refund(String who) {
        return once(
                "refund",
                who,
                owner -> person(owner)
                        .asks(Map.of("recharge_id", Coins.buy(person(owner), 70).getString("id")))
                        .post("/v1/refunds")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    private String live(String who) {
        return once("live", who, this::freshLive);
    }

    private String freshLive(String who) {
        String known = made.get("live of " + who);
        if (known != null) {
            person(who).asks().post("/v1/lives/{id}/end", known).then().statusCode(200);
        }
        String live = stage.liveOf(person(who));
        made.put("live of " + who, live);
        return live;
    }

    private String gift(String who) {
        return once("gift", who, sender -> {
            TestServer.Person person = person(sender);
            stage.give(person, 10);
            return Stage.sends(person, audience(), "gift", "spark")
                    .statusCode(201)
                    .extract()
                    .path("gift_id");
        });
    }

    private String bigGift(String who) {
        TestServer.Person person = person(who);
        stage.give(person, 20_000);
        Map<String, Object> price = TestServer.guest()
                .get("/v1/gift-catalogue")
                .then()
                .extract()
                .jsonPath()
                .getMap("items.find { it.gift == 'moon_base' }.price");
        return Stage.sends(person, audience(), "gift", "moon_base", "confirmed_price", price)
                .statusCode(201)
                .extract()
                .path("gift_id");
    }

    /** A show to send to: nobody's own, and nobody ends it. */
    private String audience() {
        return live("host");
    }

    private String video(String who) {
        return once("video", who, this::freshVideo);
    }

    private String freshVideo(String who) {
        return person(who)
                .asks(Map.of("title", "Matrix", "length_seconds", 60))
                .post("/v1/videos")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String clock(String who) {
        return once(
                "clock",
                who,
                owner -> person(owner)
                        .asks(Map.of("name", "matrix"))
                        .post("/v1/test-clocks")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    private String payout(String who) {
        return once("payout", who, this::freshPayout);
    }

    private String freshPayout(String who) {
        return person(who)
                .asks(Map.of("amount", Map.of("amount", 10_000, "currency", "USD")))
                .post("/v1/payouts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A request's path and body. */
    record Asked(String path, Map<String, Object> body) {}

    /**
     * What to ask.
     *
     * @param own on the caller's own object; null where they can have none
     * @param others on somebody else's, or the only way to ask
     * @param isObject whether the two differ in whose object they name
     */
    record Requests(@Nullable Asked own, Asked others, boolean isObject) {}
}
