package io.ovation.server.client;

import static io.ovation.server.client.WholeAnswers.items;
import static io.ovation.server.client.WholeAnswers.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ovation.client.Ovation;
import io.ovation.client.Person;
import io.ovation.client.approval.Proposals;
import io.ovation.client.audit.AuditLog;
import io.ovation.client.coin.Prices;
import io.ovation.client.coin.Recharge;
import io.ovation.client.coin.RechargeRequest;
import io.ovation.client.coin.Refunds;
import io.ovation.client.coin.Wallet;
import io.ovation.client.coin.Wallets;
import io.ovation.client.event.Event;
import io.ovation.client.event.Events;
import io.ovation.client.event.Following;
import io.ovation.client.finance.Books;
import io.ovation.client.gift.Gift;
import io.ovation.client.gift.GiftReceipt;
import io.ovation.client.gift.GiftRequest;
import io.ovation.client.gift.Gifts;
import io.ovation.client.http.Call;
import io.ovation.client.http.Tagged;
import io.ovation.client.live.Live;
import io.ovation.client.live.Lives;
import io.ovation.client.live.NewLive;
import io.ovation.client.payout.Earnings;
import io.ovation.client.payout.Payout;
import io.ovation.client.problem.ProblemException;
import io.ovation.client.user.User;
import io.ovation.client.user.UserDescription;
import io.ovation.client.webhook.WebhookEndpoints;
import io.ovation.server.TestServer;
import io.ovation.server.identity.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Java client at the real server. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class JavaClientTest {
    @TestHTTPResource("/")
    URI server;

    private Ovation ovation;
    private final String viewer = "viewer/" + UUID.randomUUID();
    private final String creator = "creator/" + UUID.randomUUID();
    private Person noor;
    private Person sol;

    @BeforeEach
    void connect() {
        ovation = Ovation.connect(server, TestServer.PLATFORM_KEY);
        noor = person(viewer, "Noor", 12);
        sol = person(creator, "Sol", 25_000);
    }

    @AfterEach
    void close() {
        ovation.close();
    }

    private Person person(String externalId, String name, int followers) {
        User user = ovation.users()
                .describe(
                        externalId,
                        UserDescription.named(name)
                                .market("US")
                                .born(LocalDate.of(1996, 4, 2))
                                .followers(followers))
                .now();
        assertThat(user.ageKnown()).isTrue();
        return ovation.as(externalId);
    }

    private static Recharge bought(Person person, long coins) {
        Recharge recharge = person.recharges()
                .create(RechargeRequest.of(coins, "card_success"))
                .now();
        assertThat(recharge.status()).isEqualTo(Recharge.Status.SUCCEEDED);
        return recharge;
    }

    @Test
    void a_viewer_recharges_sends_a_gift_and_everybody_sees_what_became_of_it() {
        Live live = sol.lives().start(NewLive.titled("Songs at dusk")).now();
        assertThat(live.isRunning()).isTrue();
        Recharge recharge = bought(noor, 330);
        assertThat(recharge.price().amount()).isEqualTo(349);
        assertThat(noor.wallet().get().now().coins()).isEqualTo(330);

        Gift gift = noor.gifts().send(live.id(), GiftRequest.of("pinata")).now();
        assertThat(gift.balanceAfter()).isEqualTo(230);
        GiftReceipt receipt =
                noor.gifts().receipt(gift.giftId(), gift.sequence()).now();
        assertThat(receipt.creatorGot()).isNotNull();
        assertThat(receipt.creatorGot().micros()).isEqualTo(500_000);
        assertThat(sol.earnings().get(gift.sequence()).now().diamondsPending()).isEqualTo(100);
        assertThat(ovation.guest().gifts().of(live.id()).stream().map(Gifts.Line::giftId))
                .containsExactly(gift.giftId());
        assertThat(sol.lives().end(live.id()).now().isRunning()).isFalse();
        assertThat(sol.lives().end(live.id()).now().isRunning()).isFalse();
    }

    @Test
    void the_same_call_made_ten_times_at_once_is_one_gift() {
        String live = sol.lives().start(NewLive.titled("Once")).now().id();
        bought(noor, 330);
        Call<Gift> call = noor.gifts().send(live, GiftRequest.of("spark"));
        List<CompletableFuture<Gift>> answers =
                java.util.stream.Stream.generate(call::async).limit(10).toList();
        assertThat(answers.stream()
                        .map(CompletableFuture::join)
                        .map(Gift::giftId)
                        .distinct())
                .hasSize(1);
        assertThat(noor.wallet().get().now().coins()).isEqualTo(329);
        assertThatThrownBy(() -> noor.gifts()
                        .send(live, GiftRequest.of("pinata"))
                        .key(call.key().orElseThrow())
                        .now())
                .isInstanceOfSatisfying(
                        ProblemException.InvalidRequest.class,
                        no -> assertThat(no.code()).isEqualTo("idempotency_key_reused"));
    }

    @Test
    void a_refusal_is_an_exception_with_the_servers_words() {
        String live = sol.lives().start(NewLive.titled("Dear")).now().id();
        assertThatThrownBy(
                        () -> noor.gifts().send(live, GiftRequest.of("pinata")).now())
                .isInstanceOfSatisfying(ProblemException.Conflict.class, no -> {
                    assertThat(no.is("insufficient_coins")).isTrue();
                    assertThat(no.problem().cure()).isNotBlank();
                    assertThat(no.problem().requestId()).startsWith("req_");
                });
        assertThatThrownBy(() -> noor.books().integrity().now()).isInstanceOf(ProblemException.NotAllowed.class);
        assertThatThrownBy(() -> ovation.guest().me().now()).isInstanceOf(ProblemException.NotSignedIn.class);
        assertThatThrownBy(() ->
                        noor.gifts().send(live, GiftRequest.of("no-such-gift")).now())
                .isInstanceOf(ProblemException.NotFound.class);
        Recharge declined = noor.recharges()
                .create(RechargeRequest.of(330, "card_insufficient_funds"))
                .now();
        assertThat(declined.status()).isEqualTo(Recharge.Status.DECLINED);
        assertThat(declined.declineReason()).isNotBlank();
    }

    @Test
    void lists_are_streams_over_as_many_pages_as_it_takes() {
        String live = sol.lives().start(NewLive.titled("Many")).now().id();
        bought(noor, 330);
        Gift last = null;
        for (int i = 0; i < 7; i++) {
            last = noor.gifts().send(live, GiftRequest.of("spark")).now();
        }
        assertThat(noor.wallet().statement(last.sequence()).inPagesOf(2).stream())
                .hasSize(8)
                .extracting(Wallets.Line::entryId)
                .doesNotHaveDuplicates();
        assertThat(sol.earnings().statement().inPagesOf(3).stream().mapToLong(Earnings.Line::diamonds))
                .hasSize(7)
                .allMatch(diamonds -> diamonds == 1);
    }

    @Test
    void coins_are_given_given_back_and_capped() {
        Recharge recharge = bought(noor, 330);
        Refunds.Refund refund = noor.refunds().create(recharge.id(), 30L).now();
        assertThat(refund.coins()).isEqualTo(30);
        assertThat(noor.refunds().get(refund.id()).now().rechargeId()).isEqualTo(recharge.id());
        assertThat(noor.wallet().setDailyCap(50L).now().dailyCapCoins()).isEqualTo(50);
        assertThat(noor.wallet().setDailyCap(null).now().changesOn()).isNotNull();
        String live = sol.lives().start(NewLive.titled("Capped")).now().id();
        assertThatThrownBy(
                        () -> noor.gifts().send(live, GiftRequest.of("pinata")).now())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        no -> assertThat(no.is("cap_reached")).isTrue());
        String externalId = "given-" + UUID.randomUUID();
        ovation.users()
                .describe(externalId, UserDescription.named("Given").market("US"))
                .now();
        assertThat(ovation.promotionalCoins()
                        .give(externalId, 40, "a welcome")
                        .now()
                        .promotionalCoins())
                .isEqualTo(40);
    }

    @Test
    void two_of_the_staff_give_money_back_and_the_audit_log_knows_who() throws Exception {
        Recharge recharge = bought(noor, 330);
        Person sam = ovation.withToken(TestServer.staff(Role.SUPPORT).token());
        String adasToken = TestServer.staff(Role.FINANCE).token();
        Person ada = ovation.withToken(adasToken);
        Call<Proposals.Proposal> wish = sam.proposals().refund(recharge.id(), 30L, "bought by mistake");
        Proposals.Proposal proposal = wish.now();
        assertThat(wish.now().id()).isEqualTo(proposal.id());
        assertThat(proposal.status()).isEqualTo(Proposals.Status.OPEN);
        assertThatThrownBy(() -> sam.proposals().approve(proposal.id(), null).now())
                .isInstanceOf(ProblemException.NotAllowed.class);
        assertThat(ada.proposals().list(Proposals.Status.OPEN).stream().map(Proposals.Proposal::id))
                .contains(proposal.id());
        Proposals.Proposal decided =
                ada.proposals().approve(proposal.id(), "seen the receipt").now();
        assertThat(decided.status()).isIn(Proposals.Status.APPROVED, Proposals.Status.DONE);
        assertThat(ovation.auditLog().list(AuditLog.Filter.about(proposal.id())).stream()
                        .map(AuditLog.Line::action))
                .containsExactly("refund.approved", "refund.proposed");
        whole("/v1/proposals/" + proposal.id(), adasToken, Proposals.Proposal.class);
        items("/v1/audit-log?limit=5", TestServer.PLATFORM_KEY, AuditLog.Line.class);

        Proposals.Proposal adjustment = ada.proposals()
                .adjust(
                        "US",
                        List.of(new Proposals.Movement(
                                new Proposals.Account("creator_share_cost", "USD", "US"),
                                new Proposals.Account("fraud_loss", "USD", "US"),
                                "1.50")),
                        "a cent too much, a hundred and fifty times")
                .now();
        assertThat(adjustment.kind()).isEqualTo("adjustment");
        assertThat(ovation.withToken(TestServer.staff(Role.FINANCE).token())
                        .proposals()
                        .reject(adjustment.id(), "look again")
                        .now()
                        .status())
                .isEqualTo(Proposals.Status.REJECTED);
    }

    @Test
    void finance_sees_what_waits_for_the_bank_and_hands_in_its_files() {
        Person ada = ovation.withToken(TestServer.staff(Role.FINANCE).token());
        assertThat(ada.payoutBatches().waiting().now().items()).isNotNull();
        assertThat(ada.payoutBatches().list().inPagesOf(1).page(null).now().items())
                .hasSizeLessThan(2);
        assertThatThrownBy(() -> ada.payoutBatches()
                        .take("no file of a bank".getBytes(StandardCharsets.UTF_8))
                        .now())
                .isInstanceOf(ProblemException.InvalidRequest.class)
                .hasMessageContaining("bank_file_unreadable");
        assertThatThrownBy(() -> ada.payoutBatches().make("telex", null).now())
                .isInstanceOf(ProblemException.InvalidRequest.class);
    }

    @Test
    void a_purchase_in_an_app_needs_the_stores_proof() {
        assertThat(noor.storePurchases().accountToken().now().accountToken())
                .isEqualTo(noor.storePurchases().accountToken().now().accountToken());
        assertThatThrownBy(() -> noor.storePurchases().claimApple("forged").now())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("store_proof_invalid");
    }

    @Test
    void what_has_changed_since_it_was_read_is_not_overwritten() {
        WebhookEndpoints endpoints = ovation.webhookEndpoints();
        WebhookEndpoints.Endpoint made = endpoints
                .create(WebhookEndpoints.Wish.to("http://127.0.0.1:9/client", "user.created"))
                .now();
        Tagged<WebhookEndpoints.Endpoint> seen =
                endpoints.get(made.id()).tagged().now();
        assertThat(seen.value().id()).isEqualTo(made.id());
        Tagged<WebhookEndpoints.Endpoint> paused =
                endpoints.pause(made.id()).ifMatch(seen.etag()).tagged().now();
        assertThat(paused.etag()).isNotEqualTo(seen.etag());
        assertThatThrownBy(
                        () -> endpoints.enable(made.id()).ifMatch(seen.etag()).now())
                .isInstanceOf(ProblemException.Conflict.class)
                .hasMessageContaining("precondition_failed");
        assertThatThrownBy(() -> endpoints.get(made.id()).ifMatch(seen.etag()))
                .isInstanceOf(IllegalStateException.class);
        endpoints.delete(made.id()).now();
    }

    @Test
    void events_are_followed_as_they_happen_and_on_from_where_one_stopped() throws Exception {
        BlockingQueue<Event> told = new LinkedBlockingQueue<>();
        Events.Filter ofNoor =
                Events.Filter.types("user.updated").about(noor.me().now().id());
        String cursor;
        try (Following following = ovation.events().follow(ofNoor, null, told::add)) {
            // It begins with what happens from when it is open.
            for (int followers = 13; told.isEmpty(); followers++) {
                person(viewer, "Noor", followers);
                Thread.sleep(50);
            }
            assertThat(told.take().type()).isEqualTo("user.updated");
            cursor = following.cursor();
            following.close();
            assertThat(following.ended().get(30, TimeUnit.SECONDS)).isNull();
        }
        told.clear();
        person(viewer, "Noor Jahan", 12);
        try (Following following = ovation.events().follow(ofNoor, cursor, told::add)) {
            String id = noor.me().now().id();
            Event event;
            do {
                event = told.poll(30, TimeUnit.SECONDS);
                assertThat(event).isNotNull();
                assertThat(event.subject()).isEqualTo(id);
            } while (event.data().path("followers").asInt() != 12);
        }
        Following refused = ovation.events().follow(ofNoor, "nonsense", told::add);
        assertThatThrownBy(() -> refused.ended().get(30, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(ProblemException.InvalidRequest.class);
        Following broken = ovation.events().follow(ofNoor, cursor, event -> {
            throw new IllegalStateException("no room for " + event.id());
        });
        assertThatThrownBy(() -> broken.ended().get(30, TimeUnit.SECONDS)).hasMessageContaining("no room for evt_");
    }

    @Test
    void what_the_records_say_is_all_that_the_server_says() throws JsonProcessingException {
        Live live = sol.lives().start(NewLive.titled("Whole").theme("neon")).now();
        Recharge recharge = bought(noor, 330);
        Gift gift = noor.gifts().send(live.id(), GiftRequest.of("pinata")).now();
        noor.gifts().receipt(gift.giftId(), gift.sequence()).now();
        String viewer = TestServer.token(this.viewer, 600);
        String creator = TestServer.token(this.creator, 600);
        whole("/v1/me", viewer, User.class);
        whole("/v1/info", viewer, io.ovation.client.sandbox.ServerInfo.class);
        whole("/v1/coin-packs", viewer, Prices.Packs.class);
        whole("/v1/coin-quotes?coins=137", viewer, Prices.Quote.class);
        whole("/v1/recharges/" + recharge.id(), viewer, Recharge.class);
        whole("/v1/recharges/" + recharge.id() + "/receipt", viewer, io.ovation.client.coin.Recharges.Receipt.class);
        whole("/v1/wallet", viewer, Wallet.class);
        whole("/v1/wallet/daily-cap", viewer, Wallets.DailyCap.class);
        items("/v1/wallet/statement", viewer, Wallets.Line.class);
        whole("/v1/gift-catalogue", viewer, io.ovation.client.gift.GiftCatalogue.Gifts.class);
        whole("/v1/lives/" + live.id(), viewer, Live.class);
        whole("/v1/lives/" + live.id() + "/top-list", viewer, Lives.TopList.class);
        items("/v1/lives/" + live.id() + "/gifts", viewer, Gifts.Line.class);
        whole("/v1/lives/" + live.id() + "/moderation", creator, Lives.Rules.class);
        whole("/v1/gifts/" + gift.giftId() + "/receipt", viewer, GiftReceipt.class);
        whole("/v1/earnings", creator, Earnings.Summary.class);
        items("/v1/earnings/statement", creator, Earnings.Line.class);
        String finance = ovation.sandbox().signIn("finance").now().token();
        whole("/v1/books/money-flow", finance, Books.MoneyFlow.class);
        whole("/v1/books/trial-balance", finance, Books.TrialBalance.class);
        whole("/v1/books/integrity", finance, Books.Integrity.class);
        items("/v1/books/accounts?limit=20", finance, Books.AccountBalance.class);
        items("/v1/books/entries?limit=5", finance, Books.Entry.class);
        assertThat(ovation.withToken(finance)
                        .books()
                        .entry(gift.entryId())
                        .now()
                        .transfers())
                .isNotEmpty();
        assertThat(sol.payouts().setAccount("sandbox_bank", "bank_ok").now().account())
                .isEqualTo("bank_ok");
        assertThat(sol.payouts().list().stream().map(Payout::id)).isEmpty();
        assertThatThrownBy(() -> sol.payouts().ask().now()).isInstanceOf(ProblemException.Conflict.class);
    }
}
