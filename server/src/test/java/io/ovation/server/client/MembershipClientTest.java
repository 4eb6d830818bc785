package io.ovation.server.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.client.Ovation;
import io.ovation.client.Person;
import io.ovation.client.http.Call;
import io.ovation.client.membership.MemberSources;
import io.ovation.client.membership.Membership;
import io.ovation.client.membership.MembershipGifts;
import io.ovation.client.membership.MembershipTiers;
import io.ovation.client.membership.Memberships;
import io.ovation.client.problem.ProblemException;
import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Memberships through the Java client, at the real server. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class MembershipClientTest {
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
    void a_creator_offers_tiers_and_a_viewer_joins_changes_pauses_and_leaves() {
        TestServer.Person sol = TestServer.creator();
        TestServer.Person noor = TestServer.viewer();
        MembershipTiers tiers = ovation.withToken(sol.token()).membershipTiers();
        List<MembershipTiers.Tier> offered = tiers.begin().now().items();
        assertThat(offered).hasSize(3);
        MembershipTiers.Tier fourth = tiers.create(MembershipTiers.Description.of("Patron", 4_999, "badge", "comments"))
                .now();
        assertThat(fourth.prices()).containsEntry("USD", 4_999L);
        assertThat(tiers.change(fourth.id(), MembershipTiers.Description.price(5_999))
                        .now()
                        .prices())
                .containsEntry("USD", 5_999L);
        assertThatThrownBy(() -> tiers.change(fourth, MembershipTiers.Description.price(7_999))
                        .now())
                .as("somebody has changed it since")
                .hasMessageContaining("precondition_failed");
        tiers.close(fourth.id()).now();

        Memberships memberships = ovation.withToken(noor.token()).memberships();
        Memberships.Offer offer = memberships.of(sol.id(), null).now();
        assertThat(offer.tiers()).hasSize(3);
        assertThat(ovation.guest().memberships().of(sol.id(), "DE").now().tiers())
                .allSatisfy(tier -> assertThat(tier.price().currency()).isEqualTo("EUR"));
        String small = offer.tiers().get(0).id();
        String middle = offer.tiers().get(1).id();
        Call<Membership> wish = memberships.join(small, CARD);
        Membership joined = wish.now();
        assertThat(wish.now().id()).isEqualTo(joined.id());
        assertThat(joined.status()).isEqualTo(Membership.Status.ACTIVE);
        assertThat(joined.creator().id()).isEqualTo(sol.id());
        assertThat(memberships.list().stream().map(Membership::id)).containsExactly(joined.id());
        assertThat(memberships.bills(joined.id()).now().items())
                .extracting(Membership.Bill::status)
                .containsExactly("paid");
        Memberships.ChangeQuote quote =
                memberships.changeQuote(joined.id(), middle).now();
        assertThat(quote.upgrade()).isTrue();
        Membership dearer =
                memberships.change(joined.id(), middle, quote.charge()).now();
        assertThat(dearer.tier().id()).isEqualTo(middle);
        assertThat(memberships.pause(joined.id(), 2).now().atPeriodEnd()).isEqualTo("pause");
        assertThat(memberships.keep(joined.id()).now().atPeriodEnd()).isEqualTo("renew");
        assertThat(memberships.cancel(joined.id()).now().atPeriodEnd()).isEqualTo("end");

        Memberships.Check check = ovation.memberships()
                .check(noor.externalId(), sol.externalId(), null)
                .now();
        assertThat(check.member()).isTrue();
        assertThat(check.source()).isEqualTo("paid");
        assertThat(ovation.membershipTiers().members(sol.id()).stream().map(MembershipTiers.Member::user))
                .extracting(Membership.Member::id)
                .contains(noor.id());
        MembershipTiers.ShoutOuts waiting = tiers.shoutOuts().now();
        if (!waiting.items().isEmpty()) {
            tiers.thanked(waiting.items().getFirst().id()).now();
            assertThat(tiers.shoutOuts().now().items()).hasSize(waiting.items().size() - 1);
        }
        assertThat(memberships.cancelNow(joined.id()).now().status())
                .isIn(Membership.Status.REFUNDING, Membership.Status.ENDED);
        assertThatThrownBy(() -> memberships.pay(joined.id(), CARD).now())
                .isInstanceOf(ProblemException.Conflict.class);
    }

    @Test
    void months_are_given_to_people_by_name() {
        TestServer.Person sol = TestServer.creator();
        TestServer.Person noor = TestServer.viewer();
        TestServer.Person mia = TestServer.viewer();
        String tier = ovation.withToken(sol.token())
                .membershipTiers()
                .begin()
                .now()
                .items()
                .getFirst()
                .id();
        Person giver = ovation.withToken(noor.token());
        Call<MembershipGifts.MembershipGift> wish = giver.membershipGifts().give(tier, List.of(mia.id()), CARD);
        MembershipGifts.MembershipGift gift = wish.now();
        assertThat(wish.now().id()).isEqualTo(gift.id());
        assertThat(gift.places()).isEqualTo(1);
        assertThat(giver.membershipGifts().get(gift.id()).now().commitment()).isEqualTo(gift.commitment());
        assertThatThrownBy(() -> giver.membershipGifts()
                        .giveInShow(tier, "live_0000000000000", 2, CARD, false)
                        .now())
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void members_of_other_platforms_have_the_same_perks_here() {
        TestServer.Person sol = TestServer.creator();
        TestServer.Person noor = TestServer.viewer();
        Person creator = ovation.withToken(sol.token());
        String tier = creator.membershipTiers().begin().now().items().getFirst().id();
        MemberSources.Source source = creator.memberSources()
                .setUp("kofi", new MemberSources.Setup("a word of Ko-fi's", Map.of("Gold", tier), null))
                .now();
        assertThat(source.hasSecret()).isTrue();
        assertThat(creator.memberSources().get().now().items())
                .extracting(MemberSources.Source::platform)
                .containsExactly("kofi");
        String email = UUID.randomUUID() + "@example.org";
        assertThat(ovation.memberSources().link(email, noor.externalId()).now().userId())
                .isEqualTo(noor.id());
        assertThatThrownBy(() -> creator.memberSources()
                        .take(source.id(), "no columns that we know".getBytes(StandardCharsets.UTF_8))
                        .now())
                .isInstanceOf(ProblemException.InvalidRequest.class);
        assertThat(creator.membershipTiers()
                        .setSettings(new MembershipTiers.Settings(true))
                        .now()
                        .membersOnlyComments())
                .isTrue();
        assertThat(creator.membershipTiers().settings().now().membersOnlyComments())
                .isTrue();
    }
}
