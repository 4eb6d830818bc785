package io.ovation.server.client;

import static io.ovation.server.client.WholeAnswers.items;
import static io.ovation.server.client.WholeAnswers.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ovation.client.Ovation;
import io.ovation.client.Person;
import io.ovation.client.approval.Proposals;
import io.ovation.client.http.Call;
import io.ovation.client.live.NewLive;
import io.ovation.client.money.Money;
import io.ovation.client.problem.ProblemException;
import io.ovation.client.tip.Tip;
import io.ovation.client.tip.TipRequest;
import io.ovation.client.tip.Tips;
import io.ovation.server.TestServer;
import io.ovation.server.identity.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tips through the Java client, at the real server. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class TipClientTest {
    @TestHTTPResource("/")
    URI server;

    private Ovation ovation;

    @BeforeEach
    void connect() {
        ovation = Ovation.connect(server, TestServer.PLATFORM_KEY);
    }

    @AfterEach
    void close() {
        ovation.close();
    }

    private static final String CARD = "card_success";

    @Test
    void a_tip_is_sent_once_and_each_side_sees_what_is_theirs() throws JsonProcessingException {
        TestServer.Person sol = TestServer.creator();
        TestServer.Person noor = TestServer.viewer();
        Tips payer = ovation.withToken(noor.token()).tips();
        Tips.Terms terms = payer.terms(500L).now();
        assertThat(terms.price()).isNotNull();
        assertThat(terms.price().total().amount()).isEqualTo(525);
        Call<Tip> wish = payer.send(TipRequest.of(sol.id(), 500, CARD)
                .saying("Great show!")
                .confirming(terms.price().total()));
        List<CompletableFuture<Tip>> answers =
                Stream.generate(wish::async).limit(5).toList();
        assertThat(answers.stream().map(CompletableFuture::join).map(Tip::id).distinct())
                .hasSize(1);
        Tip tip = wish.now();
        assertThat(tip.status()).isEqualTo(Tip.Status.SENT);
        assertThat(tip.total().amount()).isEqualTo(525);
        payer.send(TipRequest.of(sol.id(), 100, CARD).anonymously()).now();
        assertThat(payer.sent().inPagesOf(1).stream())
                .hasSize(2)
                .extracting(Tip::id)
                .contains(tip.id());
        Tips creator = ovation.withToken(sol.token()).tips();
        assertThat(creator.received().stream().map(Tips.Received::message)).contains("Great show!");
        assertThat(payer.receipt(tip.id()).now().total()).isNotNull();
        assertThat(creator.receipt(tip.id()).now().total()).isNull();
        whole("/v1/tips/terms?amount=500", noor.token(), Tips.Terms.class);
        whole("/v1/tips/" + tip.id(), noor.token(), Tip.class);
        whole("/v1/tips/" + tip.id() + "/receipt", noor.token(), Tips.Receipt.class);
        whole("/v1/tips/" + tip.id() + "/receipt", sol.token(), Tips.Receipt.class);
        items("/v1/tips/received", sol.token(), Tips.Received.class);
        assertThatThrownBy(() -> payer.send(TipRequest.of(sol.id(), 500, CARD).confirming(new Money(400, "USD")))
                        .now())
                .isInstanceOf(ProblemException.class);
        assertThat(payer.send(TipRequest.of(sol.id(), 500, "card_insufficient_funds"))
                        .now()
                        .status())
                .isEqualTo(Tip.Status.FAILED);
    }

    @Test
    void a_tip_in_a_show_is_listed_there_and_goes_back_once() throws JsonProcessingException {
        TestServer.Person sol = TestServer.creator();
        TestServer.Person noor = TestServer.viewer();
        Person viewer = ovation.withToken(noor.token());
        String live = ovation.withToken(sol.token())
                .lives()
                .start(NewLive.titled("Tip me"))
                .now()
                .id();
        Tip tip = viewer.tips()
                .send(TipRequest.of(sol.id(), 500, CARD).inShow(live))
                .now();
        assertThat(tip.liveId()).isEqualTo(live);
        assertThat(ovation.guest().tips().ofShow(live).stream().map(Tips.Received::id))
                .containsExactly(tip.id());
        items("/v1/lives/" + live + "/tips", noor.token(), Tips.Received.class);
        Call<Tips.Refund> back = viewer.tips().refund(tip.id());
        Tips.Refund refund = back.now();
        assertThat(back.now().id()).isEqualTo(refund.id());
        assertThat(refund.amount().amount()).isEqualTo(525);
        assertThat(viewer.tips().get(tip.id()).now().status()).isIn(Tip.Status.REFUNDING, Tip.Status.REFUNDED);

        Tip other = viewer.tips().send(TipRequest.of(sol.id(), 300, CARD)).now();
        Proposals.Proposal proposal = ovation.withToken(
                        TestServer.staff(Role.SUPPORT).token())
                .tips()
                .proposeRefund(other.id(), "sent to the wrong creator")
                .now();
        assertThat(proposal.kind()).isEqualTo("tip_refund");
        assertThat(ovation.withToken(TestServer.staff(Role.FINANCE).token())
                        .proposals()
                        .approve(proposal.id(), "seen")
                        .now()
                        .status())
                .isIn(Proposals.Status.APPROVED, Proposals.Status.DONE);
        assertThatThrownBy(() ->
                        ovation.withToken(sol.token()).tips().get(tip.id()).now())
                .as("somebody else's tip")
                .isInstanceOf(ProblemException.NotFound.class);
    }
}
