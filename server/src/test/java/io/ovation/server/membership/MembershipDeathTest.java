package io.ovation.server.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.economics.MoneyEvent;
import io.ovation.server.TestServer;
import io.ovation.server.api.IdempotencyKeys;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.gift.Stage;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.live.Lives;
import io.ovation.server.payment.Charges;
import io.ovation.server.payment.MortalCharges;
import io.ovation.server.payment.MortalCharges.Death;
import io.ovation.server.payment.MortalCharges.Killed;
import io.ovation.server.store.Database;
import io.ovation.server.store.Sweeper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What becomes of a join, a renewal, an upgrade and a gift of twenty when the process dies before or after any of their steps:
 * one charge, one entry and one membership each.
 */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class MembershipDeathTest {
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final int PLACES = 20;
    private static final List<Long> CROWD = new ArrayList<>();

    @Inject
    MortalCharges mortal;

    @Inject
    Club club;

    @Inject
    Stage stage;

    @Inject
    Memberships memberships;

    @Inject
    MembershipGifts gifts;

    @Inject
    GiftGiving giving;

    @Inject
    MembershipJob job;

    @Inject
    MembershipStore store;

    @Inject
    GiftStore giftStore;

    @Inject
    BillStore bills;

    @Inject
    Tiers tiers;

    @Inject
    Billing billing;

    @Inject
    MembershipDays days;

    @Inject
    MembershipRefunds refunds;

    @Inject
    Provider<Charges> charges;

    @Inject
    Members members;

    @Inject
    MembershipTerms terms;

    @Inject
    CreatorShares shares;

    @Inject
    IdempotencyKeys keys;

    @Inject
    Database database;

    @Inject
    Bookkeeper books;

    @Inject
    Lives lives;

    @Inject
    Users users;

    @Inject
    Markets markets;

    @Inject
    Clocks clocks;

    @Inject
    Sweeper sweeper;

    @ParameterizedTest
    @EnumSource(Death.class)
    void a_join_that_died_anywhere_is_one_charge_one_entry_and_one_membership(Death death) {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        long tier = PublicId.number(Tier.PREFIX, Club.tiers(juno).getFirst());
        User user = users.get(Coins.number(mia));
        assertThatThrownBy(() -> dying(death).join(user, tier, "card_success", "k"))
                .isInstanceOf(Killed.class);
        sweep();
        Membership again = memberships.join(user, tier, "card_success", "k");
        JsonPath all = mia.asks()
                .get("/v1/memberships")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(all.getList("items.id")).containsExactly(again.id());
        assertThat(all.getString("items[0].status")).isEqualTo("active");
        assertThat(club.owed(again.id())).containsExactly(4_990_000, 0, 440_000);
        assertThat(mortal.paid(user.number())).containsExactly(499L);
        assertThat(told(again.id())).containsExactly("membership.joined");
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void a_renewal_that_died_anywhere_is_charged_once_and_every_day_is_earned_once(Death death) {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        String id = Club.join(mia, Club.tiers(juno).getFirst(), "card_success")
                .extract()
                .path("id");
        club.shift(id, month(mia, id));
        new MembershipJob(database, days, billing, tiers, mortal.dying(death), members, terms, books, markets, clocks)
                .run();
        assertThat(Club.get(mia, id).getString("last_bill.kind")).isEqualTo("renewal");
        if (death != Death.AFTER_IT_IS_DONE) {
            assertThat(mortal(id).standing().openBill()).isNotNull();
        }
        sweep();
        job.run();
        renewedOnce(mia, juno, id);
    }

    @Test
    void days_that_were_posted_before_the_process_died_are_not_earned_again() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        String id = Club.join(mia, Club.tiers(juno).getFirst(), "card_success")
                .extract()
                .path("id");
        club.shift(id, month(mia, id));
        Membership before = mortal(id);
        Membership served = days.catchUp(before, clocks.today(markets.get(before.market())));
        assertThat(served.standing().schedule().daysLeft()).isZero();
        assertThat(mortal(id)).as("nothing of it is written down").isEqualTo(before);
        job.run();
        renewedOnce(mia, juno, id);
    }

    private void renewedOnce(TestServer.Person mia, TestServer.Person juno, String id) {
        JsonPath now = Club.get(mia, id);
        assertThat(now.getString("status")).isEqualTo("active");
        assertThat(club.owed(id)).containsExactly(4_990_000, 0, 440_000);
        assertThat(club.pending(juno, "USD")).isEqualTo(3_493_000);
        assertThat(mortal.paid(Coins.number(mia))).containsExactly(499L, 499L);
        assertThat(bills.of(PublicId.number(Membership.PREFIX, id), 9)).hasSize(2);
        assertThat(told(id)).containsExactly("membership.joined", "membership.renewed");
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void an_upgrade_that_died_anywhere_is_charged_once(Death death) {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        List<String> offered = Club.tiers(juno);
        String id = Club.join(mia, offered.getFirst(), "card_success").extract().path("id");
        long number = PublicId.number(Membership.PREFIX, id);
        long user = Coins.number(mia);
        long dearest = PublicId.number(Tier.PREFIX, offered.getLast());
        Caller caller = Caller.user(user, Set.of());
        assertThatThrownBy(() -> dying(death).change(caller, "k", user, number, dearest, null, null))
                .isInstanceOf(Killed.class);
        sweep();
        Membership again = memberships.change(caller, "k", user, number, dearest, null, null);
        assertThat(again.standing().tier()).isEqualTo(dearest);
        assertThat(again.standing().openBill()).isNull();
        assertThat(club.owed(id)[0]).isEqualTo(24_990_000);
        assertThat(mortal.paid(user)).containsExactly(499L, 2_000L);
        assertThat(told(id)).containsExactly("membership.joined", "membership.upgraded");
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void the_payment_of_a_gift_that_died_anywhere_is_one_gift_for_everybody(Death death) {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        User giver = users.get(Coins.number(mia));
        MembershipGifts.Wish wish = new MembershipGifts.Wish(
                PublicId.number(Tier.PREFIX, Club.tiers(juno).getFirst()), null, null, crowd(), "card_success", false);
        MembershipGifts dying = new MembershipGifts(
                database, giftStore, tiers, mortal.dying(death), terms, shares, lives, users, markets, clocks);
        assertThatThrownBy(() -> dying.give(giver, wish, "k")).isInstanceOf(Killed.class);
        sweep();
        MembershipGift again = gifts.give(giver, wish, "k");
        giving.advance(again.number());
        givenOnce(mia, juno, again.number(), PLACES);
    }

    @ParameterizedTest
    @CsvSource({"0, before", "0, after", "7, before", "7, after", "19, before", "19, after"})
    void a_gift_whose_giving_died_at_any_place_reaches_everybody_once(int place, String when) {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        long gift = paidGift(mia, juno, PLACES);
        AtomicInteger posted = new AtomicInteger();
        GiftGiving dying = giving(refunds, event -> {
            boolean isLast = posted.getAndIncrement() == place;
            if (isLast && when.equals("before")) {
                throw new Killed();
            }
            CompletionStage<Receipt> answer = books.post(event);
            if (isLast) {
                answer.toCompletableFuture().join();
                throw new Killed();
            }
            return answer;
        });
        assertThatThrownBy(() -> dying.advance(gift)).isInstanceOf(Killed.class);
        assertThat(giftStore.find(gift).orElseThrow().status()).isEqualTo(MembershipGift.Status.DRAWN);
        giving.advance(gift);
        giving.advance(gift);
        givenOnce(mia, juno, gift, PLACES);
    }

    @Test
    void what_nobody_got_goes_back_once_when_the_process_died_before_asking_for_it() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        long gift = paidGift(mia, juno, PLACES + 2);
        MembershipRefunds dying = new MembershipRefunds(database, charges, books, members, markets, clocks) {
            @Override
            public void advance(long number) {
                throw new Killed();
            }
        };
        assertThatThrownBy(() -> giving(dying, books::post).advance(gift)).isInstanceOf(Killed.class);
        assertThat(refunded(gift)).isZero();
        sweep();
        giving.advance(gift);
        givenOnce(mia, juno, gift, PLACES + 2);
        assertThat(refunded(gift)).isEqualTo(2 * 499);
    }

    /** A gift that is paid and not drawn, with twenty people who watch; only the test goes on with it. */
    private long paidGift(TestServer.Person giver, TestServer.Person creator, int count) {
        String live = stage.liveOf(creator);
        MembershipGift gift = gifts.give(
                users.get(Coins.number(giver)),
                new MembershipGifts.Wish(
                        PublicId.number(Tier.PREFIX, Club.tiers(creator).getFirst()),
                        PublicId.number("live", live),
                        count,
                        List.of(),
                        "card_success",
                        false),
                UUID.randomUUID().toString());
        assertThat(gift.status()).isEqualTo(MembershipGift.Status.PAID);
        database.useTransaction(handle -> {
            handle.execute("UPDATE membership_gift SET next_attempt_at = NULL WHERE number = ?", gift.number());
            GiftStore.watching(handle, gift.number(), crowd());
        });
        return gift.number();
    }

    private GiftGiving giving(MembershipRefunds refunding, Function<MoneyEvent, CompletionStage<Receipt>> ledger) {
        return new GiftGiving(database, giftStore, refunding, members, ledger, lives, markets, clocks);
    }

    private void givenOnce(TestServer.Person giver, TestServer.Person creator, long number, int paidFor) {
        MembershipGift gift = giftStore.find(number).orElseThrow();
        assertThat(gift.status()).isEqualTo(MembershipGift.Status.DONE);
        assertThat(gift.given()).isEqualTo(PLACES);
        assertThat(club.owed(gift.id(), MembershipGift.PREFIX, "USD")).containsExactly(0, 0, 0);
        List<MembershipGift.Place> places = giftStore.places(number);
        assertThat(places).extracting(MembershipGift.Place::receiver).containsExactlyInAnyOrderElementsOf(crowd());
        for (MembershipGift.Place place : places) {
            assertThat(club.owed(PublicId.of(Membership.PREFIX, place.membership()))[0])
                    .isEqualTo(4_990_000);
            assertThat(told(PublicId.of(Membership.PREFIX, place.membership()))).containsExactly("membership.given");
        }
        assertThat(creator.asks()
                        .get("/v1/creators/{id}/members?limit=200", creator.id())
                        .then()
                        .extract()
                        .jsonPath()
                        .getList("items"))
                .hasSize(PLACES);
        assertThat(mortal.paid(Coins.number(giver))).containsExactly(499L * paidFor);
        assertThat(told(gift.id())).containsExactly("membership.gift.done");
    }

    private long refunded(long gift) {
        return charges.get().refunded(database.withHandle(handle -> GiftStore.charge(handle, gift)));
    }

    private Memberships dying(Death death) {
        return new Memberships(
                database,
                store,
                tiers,
                billing,
                days,
                refunds,
                mortal.dying(death),
                members,
                terms,
                keys,
                markets,
                clocks);
    }

    private Membership mortal(String id) {
        return store.get(PublicId.number(Membership.PREFIX, id));
    }

    private void sweep() {
        sweeper.sweep(Instant.now().plus(LATER));
        sweeper.sweep(Instant.now().plus(LATER.multipliedBy(2)));
    }

    private static int month(TestServer.Person member, String id) {
        JsonPath now = Club.get(member, id);
        return (int) java.time.temporal.ChronoUnit.DAYS.between(
                java.time.LocalDate.parse(now.getString("period_start")),
                java.time.LocalDate.parse(now.getString("period_end")));
    }

    /** What was told of a subject, as it is written down, in order. */
    private List<String> told(String subject) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT type FROM (SELECT type, subject, id FROM event_outbox
                            UNION SELECT type, subject, id FROM event_log) AS told
                        WHERE subject = :subject ORDER BY id""")
                .bind("subject", subject)
                .mapTo(String.class)
                .list());
    }

    /** Twenty people, the same for every case: each is a member of another creator each time. */
    private static synchronized List<Long> crowd() {
        if (CROWD.isEmpty()) {
            IntStream.range(0, PLACES).forEach(i -> CROWD.add(Coins.number(TestServer.viewer())));
        }
        return List.copyOf(CROWD);
    }
}
