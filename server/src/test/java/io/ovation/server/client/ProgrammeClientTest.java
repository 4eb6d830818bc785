package io.ovation.server.client;

import static io.ovation.server.client.WholeAnswers.items;
import static io.ovation.server.client.WholeAnswers.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ovation.client.Ovation;
import io.ovation.client.problem.ProblemException;
import io.ovation.client.programme.Programme;
import io.ovation.client.programme.ProgrammeDesk;
import io.ovation.client.programme.Strikes;
import io.ovation.client.programme.Verdict;
import io.ovation.server.TestServer;
import io.ovation.server.identity.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The creator programme through the Java client, at the real server. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class ProgrammeClientTest {
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

    @Test
    void a_refusal_is_explained_appealed_against_and_decided_by_people() throws JsonProcessingException {
        TestServer.Person sol = TestServer.person("US", "1995-05-05", 850);
        Programme programme = ovation.withToken(sol.token()).programme();
        assertThat(programme.standing().now().status()).isEqualTo("not_joined");
        Programme.Standing refused = programme.apply().now();
        assertThat(refused.status()).isEqualTo("refused");
        assertThat(refused.now().findings())
                .filteredOn(finding -> finding.criterion().equals("followers"))
                .extracting(Verdict.Finding::distance)
                .containsExactly(150L);
        Programme.Appeal appeal =
                programme.appeal("I moved here with my audience").now();
        assertThat(appeal.status()).isEqualTo("open");
        String trust = TestServer.staff(Role.TRUST).token();
        ProgrammeDesk desk = ovation.withToken(trust).programmeDesk();
        assertThat(desk.appeals("open").stream().map(each -> each.appeal().id()))
                .contains(appeal.id());
        items("/v1/programme/appeals?status=open", trust, ProgrammeDesk.Queued.class);
        Programme.Appeal granted =
                desk.grant(appeal.id(), "a known creator", null, 30).now();
        assertThat(granted.status()).isEqualTo("granted");
        assertThat(programme.standing().now().status()).isEqualTo("member");
        assertThat(programme.decisions().inPagesOf(1).stream().map(Programme.Decision::outcome))
                .containsExactly("member", "refused");
        assertThat(desk.replay(sol.id(), null, null).now().verdict().programme())
                .isEqualTo("creator_next");
        whole("/v1/programme", sol.token(), Programme.Standing.class);
        items("/v1/programme/decisions", sol.token(), Programme.Decision.class);
        items("/v1/programme/criteria?market=US", sol.token(), Programme.Criteria.class);
        whole("/v1/programme/replays?user_id=" + sol.id(), trust, ProgrammeDesk.Replay.class);
        assertThat(ovation.guest().programme().criteria(null, "US").stream())
                .isNotEmpty()
                .allSatisfy(criteria -> assertThat(criteria.market()).isEqualTo("US"));
        assertThat(programme.leave().now().status()).isEqualTo("left");
        assertThatThrownBy(() -> desk.uphold(appeal.id(), "too late").now()).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_strike_is_given_once_seen_and_lifted_and_a_residence_is_told() throws JsonProcessingException {
        TestServer.Person sol = TestServer.creator();
        var wish = ovation.strikes().give(Strikes.Wish.of(sol.id(), "spam", "the same comment forty times"));
        Strikes.Strike strike = wish.now();
        assertThat(wish.now().id()).isEqualTo(strike.id());
        String token = TestServer.staff(Role.TRUST).token();
        Strikes trust = ovation.withToken(token).strikes();
        assertThat(trust.of(sol.id()).stream().map(Strikes.Strike::id)).containsExactly(strike.id());
        items("/v1/strikes?user_id=" + sol.id(), token, Strikes.Strike.class);
        assertThat(trust.lift(strike.id(), "it was somebody else").now().counts())
                .isFalse();
        assertThat(ovation.users().livesIn(sol.externalId(), "CA").now().country())
                .isEqualTo("CA");
        assertThat(ovation.users().livesIn(sol.externalId(), null).now().country())
                .isNull();
        assertThatThrownBy(() ->
                        ovation.users().livesIn(sol.externalId(), "Canada").now())
                .isInstanceOf(ProblemException.InvalidRequest.class);
    }
}
