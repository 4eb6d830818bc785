package io.ovation.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.client.Ovation;
import io.ovation.client.Person;
import io.ovation.client.coin.RechargeRequest;
import io.ovation.client.gift.Gift;
import io.ovation.client.gift.Gifts;
import io.ovation.client.live.NewLive;
import io.ovation.client.problem.ProblemException;
import io.ovation.client.problem.StoppedWaitingException;
import io.ovation.client.problem.UnreachableException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How calls travel, against a small server that answers as it is told. */
class CallTest {
    private static final String GIFT = """
            {"gift_id":"gift_1","entry_id":"ent_1","status":"sent","gift":"spark","coins":5,"count":1,"balance_after":7,
             "creator_diamonds":5,"sequence":11,"something_new":{"of":"a later version"}}""";

    private ScriptedServer server;
    private Ovation ovation;
    private Gifts gifts;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedServer();
        ovation = Ovation.connect(
                Settings.of(server.uri()).withTries(3).withLongestPause(Duration.ofSeconds(2)), "sk_test_x");
        gifts = ovation.withToken("token").gifts();
    }

    @AfterEach
    void close() {
        ovation.close();
        server.close();
    }

    private Call<Gift> spark() {
        return gifts.send("live_1", io.ovation.client.gift.GiftRequest.of("spark"));
    }

    @Test
    void what_a_later_version_adds_is_passed_over() {
        server.willAnswer(201, GIFT);
        Gift gift = spark().now();
        assertThat(gift.status()).isEqualTo(Gift.Status.SENT);
        assertThat(gift.balanceAfter()).isEqualTo(7);
        assertThat(gift.spentTodayCoins()).isNull();
        server.willAnswer(201, GIFT.replace("\"sent\"", "\"teleported\""));
        assertThat(spark().now().status()).isEqualTo(Gift.Status.OTHER);
    }

    @Test
    void a_busy_server_is_asked_again_after_the_pause_it_names_with_the_same_key_and_body() {
        server.willAnswer(429, "{\"code\":\"too_many_requests\"}", "Retry-After", "1");
        server.willAnswer(503, "{\"code\":\"outcome_unknown\"}");
        server.willAnswer(201, GIFT);
        long begin = System.nanoTime();
        assertThat(spark().key("order-17").now().coins()).isEqualTo(5);
        assertThat(System.nanoTime() - begin).isGreaterThan(1_000_000_000L);
        assertThat(server.asked())
                .hasSize(3)
                .allMatch(line -> line.equals("POST /v1/lives/live_1/gifts token order-17 {\"gift\":\"spark\"}"));
    }

    @Test
    void a_call_keeps_its_key_and_two_calls_have_two() {
        server.willAnswer(201, GIFT);
        server.willAnswer(201, GIFT);
        server.willAnswer(201, GIFT);
        Call<Gift> one = spark();
        one.now();
        one.now();
        spark().now();
        List<String> keys =
                server.asked().stream().map(line -> line.split(" ")[3]).toList();
        assertThat(keys.get(0))
                .isEqualTo(keys.get(1))
                .isEqualTo(one.key().orElseThrow())
                .matches(".{14}7.{21}");
        assertThat(keys.get(2)).isNotEqualTo(keys.get(0));
    }

    @Test
    void a_connection_cut_in_the_middle_of_the_answer_is_tried_again_when_there_is_a_key() {
        server.willHangUp();
        server.willAnswer(201, GIFT);
        assertThat(spark().now().coins()).isEqualTo(5);
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void what_has_no_key_and_may_have_happened_is_not_sent_again() {
        server.willHangUp();
        assertThatThrownBy(() -> ovation.withToken("token")
                        .lives()
                        .start(NewLive.titled("Songs"))
                        .now())
                .isInstanceOf(UnreachableException.class);
        assertThat(server.asked()).hasSize(1);
        server.willAnswer(503, "{\"code\":\"outcome_unknown\"}");
        assertThatThrownBy(() -> ovation.withToken("token")
                        .lives()
                        .comment("live_1", "hello")
                        .now())
                .isInstanceOf(ProblemException.Busy.class);
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void a_refusal_is_not_asked_again_and_says_everything() {
        server.willAnswer(
                409,
                "{\"type\":\"/problems/cap-reached\",\"title\":\"The daily cap is reached\",\"status\":409,"
                        + "\"code\":\"cap_reached\",\"detail\":\"at most 100 a day\",\"cure\":\"Wait\",\"request_id\":\"req_1\"}");
        assertThatThrownBy(() -> spark().now())
                .isInstanceOfSatisfying(ProblemException.Conflict.class, refused -> {
                    assertThat(refused.is("cap_reached")).isTrue();
                    assertThat(refused.status()).isEqualTo(409);
                    assertThat(refused.problem().requestId()).isEqualTo("req_1");
                })
                .hasMessageContaining("at most 100 a day");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void the_kind_of_refusal_follows_the_status_even_when_something_between_answers() {
        record Case(int status, Class<? extends ProblemException> kind) {}
        for (Case each : List.of(
                new Case(400, ProblemException.InvalidRequest.class),
                new Case(401, ProblemException.NotSignedIn.class),
                new Case(403, ProblemException.NotAllowed.class),
                new Case(404, ProblemException.NotFound.class),
                new Case(413, ProblemException.InvalidRequest.class),
                new Case(500, ProblemException.ServerFault.class))) {
            server.willAnswer(each.status(), "<html>a proxy</html>");
            assertThatThrownBy(() -> spark().now())
                    .isInstanceOf(each.kind())
                    .hasMessageContaining("http_" + each.status());
        }
    }

    @Test
    void a_request_under_way_is_waited_for() {
        server.willAnswer(409, "{\"code\":\"idempotency_in_flight\",\"status\":409,\"title\":\"x\"}");
        server.willAnswer(201, GIFT);
        spark().now();
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void a_server_that_stays_busy_or_is_not_there_ends_in_bounded_tries() throws IOException {
        for (int i = 0; i < 3; i++) {
            server.willAnswer(503, "{}", "Retry-After", "0");
        }
        assertThatThrownBy(() -> spark().now()).isInstanceOf(ProblemException.Busy.class);
        assertThat(server.asked()).hasSize(3);
        try (ServerSocket unused = new ServerSocket(0)) {
            int nobody = unused.getLocalPort();
            unused.close();
            try (Ovation gone = Ovation.connect(
                    Settings.of(URI.create("http://127.0.0.1:" + nobody)).withTries(2), "k")) {
                assertThatThrownBy(() -> gone.info().now()).isInstanceOf(UnreachableException.class);
            }
        }
    }

    @Test
    void a_pause_longer_than_ours_ends_the_call_and_is_told() {
        server.willAnswer(429, "{\"code\":\"too_many_requests\"}", "Retry-After", "3600");
        assertThatThrownBy(() -> spark().now())
                .isInstanceOfSatisfying(
                        ProblemException.Busy.class,
                        busy -> assertThat(busy.retryAfter()).isEqualTo(Duration.ofHours(1)));
    }

    @Test
    void an_answer_that_is_no_json_is_not_an_ovation_server() {
        server.willAnswer(200, "<html>");
        assertThatThrownBy(() -> ovation.info().now()).hasMessageContaining("Not the answer of an Ovation server");
    }

    @Test
    void an_expired_token_is_minted_again_once() {
        String session = "{\"token\":\"%s\",\"expires_at\":\"2026-11-23T13:00:00Z\"}";
        Person noor = ovation.as("viewer/17");
        server.willAnswer(200, session.formatted("first"));
        server.willAnswer(401, "{\"code\":\"token_expired\",\"status\":401,\"title\":\"x\"}");
        server.willAnswer(200, session.formatted("second"));
        server.willAnswer(201, GIFT);
        noor.gifts()
                .send("live_1", io.ovation.client.gift.GiftRequest.of("spark"))
                .now();
        assertThat(server.asked())
                .extracting(line -> line.split(" ")[1] + " " + line.split(" ")[2])
                .containsExactly(
                        "/v1/user-tokens sk_test_x",
                        "/v1/lives/live_1/gifts first",
                        "/v1/user-tokens sk_test_x",
                        "/v1/lives/live_1/gifts second");
        server.willAnswer(401, "{\"code\":\"token_invalid\",\"status\":401,\"title\":\"x\"}");
        server.willAnswer(200, session.formatted("third"));
        server.willAnswer(401, "{\"code\":\"token_invalid\",\"status\":401,\"title\":\"x\"}");
        assertThatThrownBy(() -> noor.me().now()).isInstanceOf(ProblemException.NotSignedIn.class);
    }

    @Test
    void a_list_is_read_page_by_page_and_no_further_than_it_is_used() {
        String page =
                "{\"items\":[{\"id\":\"rch_%d\",\"status\":\"succeeded\"},{\"id\":\"rch_%d\",\"status\":\"succeeded\"}],"
                        + "\"next_cursor\":%s,\"has_more\":%s}";
        server.willAnswer(200, page.formatted(1, 2, "\"a+b\"", true));
        server.willAnswer(200, page.formatted(3, 4, "\"c\"", true));
        Listing<io.ovation.client.coin.Recharge> list =
                ovation.withToken("t").recharges().list().inPagesOf(2);
        assertThat(list.stream().limit(3).map(recharge -> recharge.id())).containsExactly("rch_1", "rch_2", "rch_3");
        assertThat(server.asked())
                .extracting(line -> line.split(" ")[1])
                .containsExactly("/v1/recharges?limit=2", "/v1/recharges?limit=2&cursor=a%2Bb");
        server.willAnswer(200, page.formatted(1, 2, "\"a\"", true));
        server.willAnswer(200, page.formatted(3, 4, null, false));
        List<String> all = new ArrayList<>();
        list.forEach(recharge -> all.add(recharge.id())).join();
        assertThat(all).containsExactly("rch_1", "rch_2", "rch_3", "rch_4");
    }

    @Test
    void an_async_call_fails_with_the_same_exception_and_can_be_cancelled() {
        server.willAnswer(404, "{\"code\":\"live_not_found\",\"status\":404,\"title\":\"x\"}");
        assertThatThrownBy(() -> spark().async().orTimeout(10, TimeUnit.SECONDS).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ProblemException.NotFound.class);
        server.willHold();
        CompletableFuture<Gift> held = spark().async();
        server.awaitAsked(2);
        assertThat(held.cancel(true)).isTrue();
        server.willAnswer(201, GIFT);
        assertThat(spark().now().coins()).isEqualTo(5);
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void an_interrupted_caller_stops_waiting_and_stays_interrupted() throws InterruptedException {
        server.willHold();
        CompletableFuture<String> seen = new CompletableFuture<>();
        Thread caller = Thread.startVirtualThread(() -> {
            try {
                spark().now();
            } catch (StoppedWaitingException stopped) {
                seen.complete("interrupted: " + Thread.currentThread().isInterrupted());
            }
        });
        server.awaitAsked(1);
        caller.interrupt();
        assertThat(seen.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("interrupted: true");
    }

    @Test
    void no_more_requests_are_under_way_than_the_settings_allow_and_none_is_lost() {
        try (Ovation narrow = Ovation.connect(Settings.of(server.uri()).withAtOnce(2), "sk_test_x")) {
            List<CompletableFuture<Gift>> sent = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                server.willAnswer(201, GIFT);
            }
            for (int i = 0; i < 20; i++) {
                sent.add(narrow.withToken("t")
                        .gifts()
                        .send("live_1", io.ovation.client.gift.GiftRequest.of("spark"))
                        .async());
            }
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            assertThat(server.mostAtOnce()).isBetween(1, 2);
        }
    }

    @Test
    void ids_in_addresses_are_encoded_and_keys_are_only_for_what_moves_money() {
        server.willAnswer(200, "{\"id\":\"usr_1\"}");
        ovation.users()
                .describe("a/b c?d", io.ovation.client.user.UserDescription.named("A"))
                .now();
        assertThat(server.asked().getFirst()).startsWith("PUT /v1/users/a%2Fb%20c%3Fd sk_test_x null {\"name\":\"A\"}");
        assertThatThrownBy(() -> ovation.info().key("mine")).isInstanceOf(IllegalStateException.class);
        assertThat(ovation.withToken("t")
                        .recharges()
                        .create(RechargeRequest.of(330, "card_success"))
                        .key())
                .isPresent();
        assertThatThrownBy(() -> Route.of("lives", "..")).isInstanceOf(IllegalArgumentException.class);
    }
}
