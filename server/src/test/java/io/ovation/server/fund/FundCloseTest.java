package io.ovation.server.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.Stream;
import io.ovation.server.TestServer;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.fund.FundStage.Day;
import io.ovation.server.identity.Markets;
import io.ovation.server.store.Database;
import io.ovation.server.video.EngagementDays;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Closes of days, each in a market and on a day of its own. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class FundCloseTest {
    private static final long POOL_OF_GB = 3_000_000;

    @Inject
    FundStage stage;

    @Inject
    FundStore store;

    @Inject
    FundJob job;

    @Inject
    FundClosing closing;

    @Inject
    Freezing freezing;

    @Inject
    Computing computing;

    @Inject
    EngagementDays days;

    @Inject
    Database database;

    @Inject
    Markets markets;

    @Inject
    Clocks clocks;

    @Inject
    Bookkeeper books;

    @Test
    void the_pool_of_a_day_is_shared_to_the_micro_and_every_view_is_accounted_for() {
        LocalDate day = stage.daysAgo("GB", 3);
        TestServer.Person juno = FundStage.creator("GB", 50_000);
        TestServer.Person nova = FundStage.creator("GB", 10_000);
        TestServer.Person small = FundStage.creator("GB", 9_999);
        long first = stage.video(juno, 30, false);
        long second = stage.video(juno, 30, false);
        long advert = stage.video(juno, 30, true);
        long third = stage.video(nova, 30, false);
        long fourth = stage.video(small, 30, false);
        stage.fact(juno, first, "GB", day, "for_you", new Day(70_000, 11, 12, 13, 700_000, 5));
        stage.fact(juno, first, "GB", day, "search", Day.views(30_001));
        stage.fact(juno, second, "GB", day, "for_you", Day.views(50_000));
        stage.fact(juno, advert, "GB", day, "for_you", Day.views(9_000));
        stage.fact(nova, third, "GB", day, "for_you", Day.views(100_003));
        stage.fact(small, fourth, "GB", day, "for_you", Day.views(500_000));

        FundRun run = closed("GB", day);

        assertThat(run.views()).isEqualTo(759_040);
        assertThat(run.payableViews()).isEqualTo(250_004);
        assertThat(run.excluded())
                .isEqualTo(Map.of(
                        "own_view", 11L,
                        "paid_traffic", 12L,
                        "too_short", 13L,
                        "sponsored", 9_000L,
                        "creator_not_eligible", 500_000L));
        assertThat(run.sharesMicros()).isEqualTo(POOL_OF_GB);
        assertThat(run.postedMicros()).isEqualTo(POOL_OF_GB);
        long ofJuno = POOL_OF_GB * 150_001 / 250_004;
        long ofNova = POOL_OF_GB * 100_003 / 250_004;
        assertThat(pending(juno, run) + pending(nova, run)).isEqualTo(POOL_OF_GB);
        assertThat(pending(juno, run)).isBetween(ofJuno, ofJuno + 1);
        assertThat(pending(nova, run)).isBetween(ofNova, ofNova + 1);
        assertThat(pending(small, run)).isZero();

        juno.asks()
                .get("/v1/fund/statement/{close}", run.id())
                .then()
                .statusCode(200)
                .body("reason", equalTo("none"))
                .body("share.share.micros", equalTo((int) pending(juno, run)))
                .body("videos.views", containsInAnyOrder(100_037, 50_000, 9_000))
                .body("videos.payable_views", containsInAnyOrder(100_001, 50_000, 0))
                .body("videos.find { it.views == 9000 }.excluded.reason", contains("sponsored"))
                .body("videos.collect { it.earned.micros }.sum()", equalTo((int) pending(juno, run)));
        small.asks()
                .get("/v1/fund/statement/{close}", run.id())
                .then()
                .statusCode(200)
                .body("reason", equalTo("creator_not_eligible"))
                .body("share.share.micros", equalTo(0))
                .body("share.entry_id", nullValue());
        juno.asks()
                .get("/v1/fund/videos/{video}", PublicId.of("vid", first))
                .then()
                .statusCode(200)
                .body("items.line.payable_views", contains(100_001));
        nova.asks()
                .get("/v1/fund/videos/{video}", PublicId.of("vid", first))
                .then()
                .statusCode(404);
        TestServer.guest()
                .get("/v1/fund/closes/{id}", run.id())
                .then()
                .statusCode(200)
                .body("shares.micros", equalTo((int) POOL_OF_GB))
                .body("unspent.micros", equalTo(0))
                .body("input_hash", equalTo(run.inputHash()));
        juno.asks()
                .get("/v1/earnings/statement")
                .then()
                .body("items.kind", hasItem("fund_share"))
                .body("items.find { it.kind == 'fund_share' }.subject", equalTo(run.id()));
        verified(run, 3);
    }

    @Test
    void rewards_pay_from_the_thousandth_view_on_over_several_days() {
        LocalDate first = stage.daysAgo("MX", 5);
        TestServer.Person juno = FundStage.creator("MX", 20_000);
        long longer = stage.video(juno, 60, false);
        long shorter = stage.video(juno, 59, false);
        stage.fact(juno, longer, "MX", first, "for_you", new Day(900, 0, 0, 200_000, 0, 0));
        stage.fact(juno, shorter, "MX", first, "for_you", Day.views(100_000));
        stage.fact(juno, longer, "MX", first.plusDays(1), "for_you", new Day(300, 0, 0, 0, 18_000, 300));

        FundRun run = closed("MX", first);
        assertThat(run.sharesMicros()).isZero();
        assertThat(run.excluded())
                .isEqualTo(Map.of("too_short", 200_000L, "video_too_short", 100_000L, "before_first_paid", 900L));
        FundRun next = closed("MX", first.plusDays(1));
        // 200 of 300 are paid; all of it watched and more reactions than need be: the highest rate, a dollar a
        // thousand.
        assertThat(next.payableViews()).isEqualTo(200);
        assertThat(next.sharesMicros()).isEqualTo(200 * 1_000);
        assertThat(pending(juno, next)).isEqualTo(200_000);
    }

    @Test
    void a_day_without_a_view_that_counts_leaves_its_pool_unspent() {
        LocalDate day = stage.daysAgo("GB", 12);
        TestServer.Person small = FundStage.creator("GB", 10);
        stage.fact(small, stage.video(small, 30, false), "GB", day, "for_you", Day.views(10));
        FundRun run = closed("GB", day);
        assertThat(run.sharesMicros()).isZero();
        assertThat(run.unspentMicros()).isEqualTo(POOL_OF_GB);
        assertThat(run.postedMicros()).isZero();
        verified(run, 1);
    }

    @Test
    void a_correction_posts_only_differences_up_and_down() {
        LocalDate day = stage.daysAgo("GB", 4);
        TestServer.Person juno = FundStage.creator("GB", 50_000);
        TestServer.Person nova = FundStage.creator("GB", 50_000);
        long bought = stage.video(juno, 30, false);
        stage.fact(juno, bought, "GB", day, "for_you", Day.views(200_000));
        stage.fact(nova, stage.video(nova, 30, false), "GB", day, "for_you", Day.views(100_000));
        FundRun run = closed("GB", day);
        assertThat(pending(juno, run)).isEqualTo(2_000_000);

        approve(TestServer.persona("finance")
                .asks(Map.of(
                        "reason",
                        "a view farm",
                        "removals",
                        List.of(Map.of("video_id", PublicId.of("vid", bought), "views", 100_000))))
                .post("/v1/fund/runs/{id}/correction-proposals", run.id())
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        job.alone(() -> closing.advance(stage.last("GB", day).number()));

        FundRun corrected = stage.last("GB", day);
        assertThat(corrected.run()).isEqualTo(1);
        assertThat(corrected.state()).isEqualTo(RunState.CLOSED);
        assertThat(corrected.excluded()).isEqualTo(Map.of("fraud", 100_000L));
        assertThat(corrected.sharesMicros()).isEqualTo(POOL_OF_GB);
        assertThat(corrected.postedMicros()).isZero();
        assertThat(pending(juno, run)).isEqualTo(1_500_000);
        assertThat(pending(nova, run)).isEqualTo(1_500_000);
        juno.asks()
                .get("/v1/fund/statement")
                .then()
                .body("items.difference.micros", contains(-500_000, 2_000_000))
                .body("items.share.micros", contains(1_500_000, 2_000_000));
        verified(run, 2);
        verified(corrected, 2);
    }

    @Test
    void a_disqualified_creator_gives_back_and_nobody_else_moves() {
        LocalDate day = stage.daysAgo("GB", 6);
        TestServer.Person juno = FundStage.creator("GB", 50_000);
        TestServer.Person nova = FundStage.creator("GB", 50_000);
        stage.fact(juno, stage.video(juno, 30, false), "GB", day, "for_you", Day.views(200_000));
        stage.fact(nova, stage.video(nova, 30, false), "GB", day, "for_you", Day.views(100_000));
        LocalDate later = day.plusDays(1);
        FundRun run = closed("GB", day);

        approve(TestServer.persona("finance")
                .asks(Map.of(
                        "reason",
                        "sold the account",
                        "user_id",
                        juno.id(),
                        "first_day",
                        day.toString(),
                        "last_day",
                        later.toString()))
                .post("/v1/fund/disqualification-proposals")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        job.alone(() -> closing.advance(stage.last("GB", day).number()));

        FundRun corrected = stage.last("GB", day);
        assertThat(corrected.run()).isEqualTo(1);
        assertThat(corrected.forfeitedMicros()).isEqualTo(2_000_000);
        assertThat(corrected.sharesMicros() + corrected.forfeitedMicros() + corrected.unspentMicros())
                .isEqualTo(POOL_OF_GB);
        assertThat(corrected.postedMicros()).isEqualTo(-2_000_000);
        assertThat(pending(juno, run)).isZero();
        assertThat(pending(nova, run)).isEqualTo(1_000_000);
        // The day that was not closed yet takes it into account at once.
        stage.fact(juno, stage.video(juno, 30, false), "GB", later, "for_you", Day.views(100));
        stage.fact(nova, stage.video(nova, 30, false), "GB", later, "for_you", Day.views(100));
        FundRun next = closed("GB", later);
        // 200 views at 2.00 USD a thousand; half of them are nobody's.
        assertThat(next.forfeitedMicros()).isEqualTo(200_000);
        assertThat(next.sharesMicros()).isEqualTo(200_000);
        assertThat(next.unspentMicros()).isEqualTo(POOL_OF_GB - 400_000);
        assertThat(next.paidCreators()).isEqualTo(1);
    }

    @Test
    void a_close_that_died_between_any_two_steps_goes_on_and_posts_nothing_twice() {
        LocalDate day = stage.daysAgo("GB", 8);
        List<TestServer.Person> creators = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            TestServer.Person creator = FundStage.creator("GB", 50_000);
            stage.fact(creator, stage.video(creator, 30, false), "GB", day, "for_you", Day.views(100_000 + i));
            creators.add(creator);
        }
        AtomicInteger deaths = new AtomicInteger();
        job.alone(() -> {
            FundRun opened = stage.open("GB", day);
            long number = opened.number();
            // Died after each SQL step, with the next one not begun; and a step that is done is not done again.
            days.close(markets.get("GB"), day, "fund");
            assertThat(freezing.freeze(opened, clocks.today(markets.get("GB")), clocks.business()))
                    .isTrue();
            assertThat(freezing.freeze(opened, clocks.today(markets.get("GB")), clocks.business()))
                    .isFalse();
            FundRun frozen = store.get(number);
            assertThat(computing.compute(frozen)).isTrue();
            assertThat(computing.compute(frozen)).isFalse();
            // Before and after each of the five entries, and around each step: every life ends a little later.
            for (int life = 0; life < 40 && store.get(number).state() != RunState.CLOSED; life++) {
                int posts = life / 2;
                boolean afterPosting = life % 2 == 1;
                try {
                    mortal(posts, afterPosting).advance(number);
                } catch (Killed killed) {
                    deaths.incrementAndGet();
                }
                assertThat(posted(creators)).isLessThanOrEqualTo(POOL_OF_GB);
            }
        });
        FundRun run = stage.last("GB", day);
        assertThat(run.state()).isEqualTo(RunState.CLOSED);
        assertThat(deaths).hasValueGreaterThanOrEqualTo(10);
        assertThat(run.posted()).isEqualTo(5);
        assertThat(run.postedMicros()).isEqualTo(POOL_OF_GB);
        assertThat(posted(creators)).isEqualTo(POOL_OF_GB);
        verified(run, 5);
    }

    @Test
    void days_that_are_due_are_closed_by_the_job_and_late_events_find_them_closed() {
        LocalDate day = stage.daysAgo("GB", 9);
        TestServer.Person juno = FundStage.creator("GB", 50_000);
        stage.fact(juno, stage.video(juno, 30, false), "GB", day, "for_you", Day.views(100_000));
        job.timeMoved(clocks.business(), clocks.business());
        FundRun run = stage.last("GB", day);
        assertThat(run.state()).isEqualTo(RunState.CLOSED);
        assertThat(days.find(markets.get("GB"), day)).isPresent();
        TestServer.persona("finance")
                .asks()
                .get("/v1/fund/runs/{id}", run.id())
                .then()
                .statusCode(200)
                .body("state", equalTo("closed"))
                .body("posted_entries", equalTo(1))
                .body("fault", nullValue());
    }

    @Test
    void terms_and_corrections_that_make_no_sense_are_refused_by_name() {
        TestServer.Person ada = TestServer.persona("finance");
        ada.asks()
                .body(Map.of("market", "GB", "mode", "pool", "in_force_from", "2026-01-01", "close_after_hours", 6))
                .post("/v1/fund/terms")
                .then()
                .statusCode(400)
                .body("field", equalTo("pool_micros"));
        ada.asks()
                .body(Map.of(
                        "market",
                        "GB",
                        "mode",
                        "pool",
                        "in_force_from",
                        "2020-01-01",
                        "close_after_hours",
                        6,
                        "pool_micros",
                        1))
                .post("/v1/fund/terms")
                .then()
                .statusCode(400)
                .body("field", equalTo("in_force_from"))
                .body("detail", containsString("days to come"));
        ada.asks(Map.of("reason", "none"))
                .post("/v1/fund/runs/{id}/correction-proposals", "fcl_0000000000000")
                .then()
                .statusCode(404);
    }

    @Test
    void a_day_with_few_views_does_not_pay_its_one_creator_the_whole_pool() {
        LocalDate day = stage.daysAgo("FR", 9);
        TestServer.Person only = FundStage.creator("FR", 50_000);
        // The views of the days before make the creator eligible; on the day itself there are 150.
        stage.fact(only, stage.video(only, 30, false), "FR", day.minusDays(1), "for_you", Day.views(100_000));
        stage.fact(only, stage.video(only, 30, false), "FR", day, "for_you", Day.views(150));
        FundRun run = closed("FR", day);
        assertThat(run.payableViews()).isEqualTo(150);
        assertThat(pending(only, run)).as("2.00 USD a thousand").isEqualTo(300_000);
        assertThat(run.sharesMicros() + run.unspentMicros()).isEqualTo(run.poolMicros());
        TestServer.guest()
                .get("/v1/fund/terms?market=FR")
                .then()
                .statusCode(200)
                .body("items[0].formula", equalTo("pool-2"))
                .body("items[0].max_price.micros", equalTo(2_000_000));
    }

    private FundRun closed(String market, LocalDate day) {
        job.alone(() -> closing.advance(stage.open(market, day).number()));
        FundRun run = stage.last(market, day);
        assertThat(run.state()).isEqualTo(RunState.CLOSED);
        books.waitFor(books.position().sequence());
        return run;
    }

    private static void approve(String proposal) {
        TestServer.persona("controller")
                .asks(Map.of("decision", "approve", "reason", "seen"))
                .post("/v1/proposals/{id}/approval", proposal)
                .then()
                .statusCode(200)
                .body("status", equalTo("done"));
    }

    private static void verified(FundRun run, int creators) {
        TestServer.persona("finance")
                .asks()
                .post("/v1/fund/runs/{id}/verification", run.id())
                .then()
                .statusCode(200)
                .body("same", equalTo(true))
                .body("differing", equalTo(0))
                .body("creators", equalTo(creators))
                .body("input_hash", equalTo(run.inputHash()));
    }

    private long pending(TestServer.Person creator, FundRun run) {
        LocalDate matures = java.util.Objects.requireNonNull(run.postingDay())
                .plusDays(books.rules().maturityDays());
        return books.balance(Accounts.earningsPending(FundStage.number(creator), Stream.FUND, Asset.USD, matures));
    }

    private long posted(List<TestServer.Person> creators) {
        LocalDate matures =
                clocks.today(markets.get("GB")).plusDays(books.rules().maturityDays());
        return creators.stream()
                .mapToLong(creator -> books.balance(
                        Accounts.earningsPending(FundStage.number(creator), Stream.FUND, Asset.USD, matures)))
                .sum();
    }

    /** Dies at its n-th posting, before or after it; with 0, after the first SQL step that it gets to. */
    private FundClosing mortal(int dieAt, boolean afterPosting) {
        AtomicInteger posts = new AtomicInteger();
        Function<MoneyEvent, CompletionStage<Receipt>> ledger = event -> {
            if (posts.incrementAndGet() > dieAt && !afterPosting) {
                throw new Killed();
            }
            CompletionStage<Receipt> posted = books.post(event);
            if (posts.get() > dieAt) {
                posted.toCompletableFuture().join();
                throw new Killed();
            }
            return posted;
        };
        return new FundClosing(store, freezing, computing, days, database, markets, clocks, books, ledger);
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
