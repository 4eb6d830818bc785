package io.ovation.server.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.server.TestServer;
import io.ovation.server.api.PublicId;
import io.ovation.server.feed.Bookkeeper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class BooksResourceTest {
    private static final String WALLET = wallet(1);
    private static final List<String> ENDPOINTS = List.of(
            "/v1/books/money-flow",
            "/v1/books/trial-balance",
            "/v1/books/integrity",
            "/v1/books/accounts",
            "/v1/books/accounts/" + WALLET + "/balance",
            "/v1/books/accounts/" + WALLET + "/postings",
            "/v1/books/entries",
            "/v1/books/entries/" + PublicId.of("ent", new java.util.UUID(1, 2)));

    @Inject
    Bookkeeper bookkeeper;

    private TestServer.Person viewer;
    private TestServer.Person creator;
    private TestServer.Person finance;
    private BookStory story;

    @BeforeEach
    void aViewerACreatorAndFinance() {
        viewer = TestServer.viewer();
        creator = TestServer.creator();
        finance = TestServer.persona("finance");
        story = new BookStory(bookkeeper, PublicId.number("usr", viewer.id()), PublicId.number("usr", creator.id()));
    }

    @Test
    void only_finance_sees_the_books() {
        for (String endpoint : ENDPOINTS) {
            refused(TestServer.guest(), endpoint, 401, "token_missing");
            refused(viewer.asks(), endpoint, 403, "forbidden");
            refused(creator.asks(), endpoint, 403, "forbidden");
            refused(TestServer.persona("brand").asks(), endpoint, 403, "forbidden");
            refused(TestServer.asPlatform(), endpoint, 403, "forbidden");
            assertThat(finance.asks().get(endpoint).statusCode()).as(endpoint).isIn(200, 404);
        }
    }

    private static void refused(RequestSpecification caller, String endpoint, int status, String code) {
        caller.get(endpoint).then().statusCode(status).body("code", equalTo(code));
    }

    @Test
    void an_entry_shows_its_transfers_its_place_in_the_chain_and_says_what_it_did() {
        AcceptedEntry pinata = story.packAndPinata();
        story.shown();

        finance.asks()
                .get("/v1/books/entries/{id}", PublicId.of("ent", pinata.id()))
                .then()
                .statusCode(200)
                .body("id", equalTo(PublicId.of("ent", pinata.id())))
                .body("code", equalTo(3))
                .body("event", equalTo("gift sent"))
                .body("references.live_id", equalTo(PublicId.of("live", story.live)))
                .body("references.user_id", equalTo(viewer.id()))
                .body("transfers", hasSize(8))
                .body("transfers[0].debit.kind", equalTo("wallet"))
                .body("transfers[0].debit.owner", equalTo(viewer.id()))
                .body("transfers[0].amount", equalTo(100))
                .body("transfers[0].asset", equalTo("COIN"))
                .body("transfers[0].debit_balance_after", equalTo(230))
                .body("transfers[1].amount", equalTo(1_057_575))
                .body("transfers[1].scale", equalTo(6))
                .body("hash", matchesPattern("[0-9a-f]{64}"))
                .body("previous_hash", matchesPattern("[0-9a-f]{64}"))
                .body("merkle_root", matchesPattern("[0-9a-f]{64}"))
                .body("at_business", notNullValue())
                .body("explanation", containsString("1.057575 USD"))
                .body("explanation", containsString("100.00 diamonds, worth 0.500000 USD"));
    }

    @Test
    void entries_are_found_by_user_live_account_kind_and_code() {
        story.packAndPinata();
        story.shown();

        assertThat(events("user=" + viewer.id())).containsExactly("gift sent", "coins bought");
        assertThat(events("user=" + creator.id())).containsExactly("gift sent");
        assertThat(events("live=" + PublicId.of("live", story.live))).containsExactly("gift sent");
        assertThat(events("user=" + viewer.id() + "&code=1")).containsExactly("coins bought");
        assertThat(events("user=" + viewer.id() + "&code=gift_sent")).containsExactly("gift sent");
        assertThat(events("user=" + viewer.id() + "&kind=gift_revenue,creator_share_cost"))
                .containsExactly("gift sent");
        assertThat(events("user=" + viewer.id() + "&kind=bank")).isEmpty();
        assertThat(events("user=" + viewer.id() + "&kind=coin_liability&asset=EUR"))
                .isEmpty();

        String account = finance.asks()
                .get("/v1/books/accounts?kind=deferred_channel_fee&owner=" + viewer.id())
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].balance", equalTo(278_788))
                .body("items[0].asset", equalTo("USD"))
                .body("items[0].grows_with", equalTo("debit"))
                .extract()
                .path("items[0].account.account");
        assertThat(events("account=" + account)).containsExactly("gift sent", "coins bought");
    }

    @Test
    void an_account_shows_what_it_held_at_any_moment() throws Exception {
        java.time.Instant before = java.time.Instant.now();
        Thread.sleep(5);
        story.buy(io.ovation.economics.Asset.USD, 330, 3_490_000, 0, 400_000);
        Thread.sleep(5);
        java.time.Instant between = java.time.Instant.now();
        Thread.sleep(5);
        story.gift(100);
        String balance = "/v1/books/accounts/" + wallet(story.viewer) + "/balance";

        finance.asks()
                .get(balance)
                .then()
                .statusCode(200)
                .body("balance", equalTo(230))
                .body("asset", equalTo("COIN"))
                .body("grows_with", equalTo("credit"))
                .body("account.owner", equalTo(viewer.id()))
                .body("sequence", notNullValue());
        finance.asks().get(balance + "?at=" + between).then().statusCode(200).body("balance", equalTo(330));
        finance.asks()
                .get(balance + "?at=" + before)
                .then()
                .statusCode(200)
                .body("balance", equalTo(0))
                .body("last_entry", org.hamcrest.Matchers.nullValue());
        finance.asks().get(balance + "?clock=business&at=" + before).then().statusCode(200);
        finance.asks().get(balance + "?at=yesterday").then().statusCode(400).body("code", equalTo("field_invalid"));
        finance.asks().get(balance + "?clock=sun").then().statusCode(400).body("code", equalTo("field_invalid"));
    }

    @Test
    void pages_of_a_statement_join_without_gap_or_double_in_both_directions() {
        story.packAndPinata();
        for (int coins = 1; coins <= 6; coins++) {
            story.gift(coins);
        }
        String statement = "/v1/books/accounts/" + wallet(story.viewer) + "/postings?limit=3&order=";
        List<Integer> newest = changes(statement + "newest");
        List<Integer> oldest = changes(statement + "oldest");
        assertThat(oldest).containsExactly(330, -100, -1, -2, -3, -4, -5, -6);
        assertThat(newest).isEqualTo(oldest.reversed());
        finance.asks()
                .get(statement + "oldest")
                .then()
                .statusCode(200)
                .body("items[0].event", equalTo("coins bought"))
                .body("items[0].side", equalTo("credit"))
                .body("items[1].balance_after", equalTo(230))
                .body("items[1].side", equalTo("debit"));
        finance.asks().get(statement + "sideways").then().statusCode(400).body("code", equalTo("field_invalid"));
    }

    private List<Integer> changes(String statement) {
        List<Integer> changes = new java.util.ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = finance.asks()
                    .get(statement + "&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            changes.addAll(page.<Integer>getList("items.change"));
            cursor = page.getString("next_cursor");
        }
        return changes;
    }

    private static String wallet(long user) {
        io.ovation.ledger.AccountId account =
                io.ovation.economics.Accounts.wallet(user, io.ovation.economics.Asset.USD);
        return PublicId.of("acc", new java.util.UUID(account.high(), account.low()));
    }

    @Test
    void an_account_of_the_whole_market_leads_to_its_entries() {
        story.packAndPinata();
        story.shown();
        JsonPath revenue = finance.asks()
                .get("/v1/books/accounts?kind=gift_revenue&asset=USD")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        String account = revenue.getString("items[-1].account.account");
        finance.asks()
                .get("/v1/books/entries?limit=5&account=" + account)
                .then()
                .statusCode(200)
                .body(
                        "items.event",
                        everyItem(org.hamcrest.Matchers.oneOf("gift sent", "big gift arrived", "dispute lost")))
                .body("items[0].transfers.credit.kind.flatten()", hasItem("gift_revenue"));
    }

    @Test
    void pages_of_entries_join_without_gap_or_double() {
        story.packAndPinata();
        for (int i = 0; i < 6; i++) {
            story.gift(10);
        }
        story.shown();

        JsonPath all = page("user=" + viewer.id() + "&limit=50");
        JsonPath first = page("user=" + viewer.id() + "&limit=3");
        JsonPath second = page("user=" + viewer.id() + "&limit=3&cursor=" + first.getString("next_cursor"));
        JsonPath third = page("user=" + viewer.id() + "&limit=3&cursor=" + second.getString("next_cursor"));

        List<Object> joined = new java.util.ArrayList<>(first.getList("items.sequence"));
        joined.addAll(second.getList("items.sequence"));
        joined.addAll(third.getList("items.sequence"));
        assertThat(joined).hasSize(8).isEqualTo(all.getList("items.sequence"));
        assertThat(third.getBoolean("has_more")).isFalse();
    }

    @Test
    void every_figure_of_the_money_flow_leads_to_entries_and_the_flow_is_closed() {
        story.everything(new Random(1));
        story.shown();

        JsonPath flow = finance.asks()
                .get("/v1/books/money-flow")
                .then()
                .statusCode(200)
                .body("currencies.currency", hasItems("USD", "EUR"))
                .body("head_hash", matchesPattern("[0-9a-f]{64}"))
                .extract()
                .jsonPath();

        long outstanding = number(flow, "coins.outstanding.amount");
        assertThat(number(flow, "coins.issued.amount"))
                .isEqualTo(number(flow, "coins.spent.amount") + number(flow, "coins.voided.amount") + outstanding);
        assertThat(number(flow, "diamonds.issued.amount"))
                .isEqualTo(number(flow, "diamonds.pending.amount")
                        + number(flow, "diamonds.available.amount")
                        + number(flow, "diamonds.in_payouts.amount")
                        + number(flow, "diamonds.redeemed.amount"));
        ClosedFlow.check(flow);
        for (Map<String, Object> currency : flow.<Map<String, Object>>getList("currencies")) {
            JsonPath one = flow.setRootPath("currencies.find { it.currency == '" + currency.get("currency") + "' }");
            List<Map<String, Object>> links = one.getList("links");
            for (Map<String, Object> link : links) {
                assertThat(events(String.valueOf(link.get("accounts_query"))))
                        .as("%s", link)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void the_trial_balance_balances_and_the_invariants_hold() {
        story.everything(new Random(2));
        story.shown();

        finance.asks()
                .get("/v1/books/trial-balance")
                .then()
                .statusCode(200)
                .body("totals.balanced", everyItem(equalTo(true)))
                .body("totals.asset", hasItems("COIN", "DIAMOND", "USD", "EUR"))
                .body("lines.kind", hasItems("wallet", "coin_liability", "gift_revenue"));
        finance.asks()
                .get("/v1/books/integrity")
                .then()
                .statusCode(200)
                .body("head_hash", matchesPattern("[0-9a-f]{64}"))
                .body("invariants", hasSize(4))
                .body("invariants.holds", everyItem(equalTo(true)));
    }

    @Test
    void questions_that_make_no_sense_name_the_field_at_fault() {
        refused("entries?kind=pocket", "kind");
        refused("entries?code=99", "code");
        refused("entries?code=-1", "code");
        refused("entries?asset=GOLD", "asset");
        refused("entries?user=usr_nobody", "user");
        refused("entries?cursor=abc", "cursor");
        refused("entries?limit=0", "limit");
        refused("accounts?limit=100000", "limit");
        refused("accounts?owner=nobody", "owner");
        finance.asks()
                .get("/v1/books/entries/{id}", PublicId.of("ent", new java.util.UUID(7, 7)))
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }

    private void refused(String question, String field) {
        finance.asks()
                .get("/v1/books/" + question)
                .then()
                .statusCode(400)
                .body("code", equalTo("field_invalid"))
                .body("field", equalTo(field));
    }

    private List<String> events(String query) {
        return page(query).getList("items.event");
    }

    private JsonPath page(String query) {
        return finance.asks()
                .get("/v1/books/entries?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static long number(JsonPath json, String path) {
        return ((Number) json.get(path)).longValue();
    }
}
