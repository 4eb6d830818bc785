package io.ovation.server.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.server.membership.Lifecycle.Due;
import io.ovation.server.membership.Lifecycle.Paid;
import io.ovation.server.membership.Standing.AtPeriodEnd;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private static final Lifecycle.Rules RULES = new Lifecycle.Rules(List.of(1, 3, 5, 7), 10, 3);
    private static final LocalDate JOINED = LocalDate.of(2026, 1, 31);
    private static final long FAN = 11;
    private static final long PATRON = 12;

    @Test
    void months_follow_the_day_of_joining_also_through_shorter_months() {
        Standing standing = joined();
        assertThat(standing.periodEnd()).isEqualTo("2026-02-28");
        standing = renewed(standing, 2);
        assertThat(standing.periodEnd()).isEqualTo("2026-03-31");
        standing = renewed(standing, 3);
        assertThat(standing.periodEnd()).isEqualTo("2026-04-30");
        assertThat(standing.month(LocalDate.of(2026, 4, 29))).isEqualTo(3);
    }

    @Test
    void each_day_is_served_when_it_is_over_and_the_month_is_renewed_after_the_last() {
        Standing standing = joined();
        assertThat(Lifecycle.due(standing, JOINED)).isEqualTo(Due.NOTHING);
        assertThat(Lifecycle.due(standing, JOINED.plusDays(1))).isEqualTo(Due.SERVE);
        standing = servedUntil(standing, JOINED.plusDays(1));
        assertThat(standing.schedule().served()).isEqualTo(1);
        standing = servedUntil(standing, standing.periodEnd());
        assertThat(standing.schedule().netLeft()).isZero();
        assertThat(Lifecycle.due(standing, standing.periodEnd())).isEqualTo(Due.RENEW);
    }

    @Test
    void a_renewal_that_is_paid_late_begins_where_the_month_ended() {
        Standing standing = servedUntil(joined(), LocalDate.of(2026, 2, 28));
        LocalDate due = standing.periodEnd();
        standing = Lifecycle.unpaid(Lifecycle.billed(standing, BillKind.RENEWAL, 2), 2, BillKind.RENEWAL, due, RULES);
        assertThat(standing.status()).isEqualTo(MembershipStatus.PAST_DUE);
        assertThat(standing.status().hasPerks()).isTrue();
        assertThat(standing.retryOn()).isEqualTo(due.plusDays(1));
        standing = Lifecycle.unpaid(
                Lifecycle.billed(standing, BillKind.RENEWAL, 3), 3, BillKind.RENEWAL, due.plusDays(1), RULES);
        assertThat(standing.retryOn()).isEqualTo(due.plusDays(3));
        standing = Lifecycle.paid(
                Lifecycle.billed(standing, BillKind.RENEWAL, 4), paid(4, BillKind.RENEWAL, FAN), due.plusDays(3));
        assertThat(standing.periodStart()).isEqualTo(due);
        assertThat(standing.status()).isEqualTo(MembershipStatus.ACTIVE);
        assertThat(Lifecycle.due(standing, due.plusDays(3))).isEqualTo(Due.SERVE);
    }

    @Test
    void without_a_payment_it_is_over_when_grace_is() {
        Standing standing = servedUntil(joined(), LocalDate.of(2026, 2, 28));
        LocalDate due = standing.periodEnd();
        long bill = 1;
        int declined = 0;
        LocalDate today = due;
        while (Lifecycle.due(standing, today) != Due.LAPSE) {
            if (Lifecycle.due(standing, today) == Due.RENEW) {
                standing = Lifecycle.unpaid(
                        Lifecycle.billed(standing, BillKind.RENEWAL, ++bill), bill, BillKind.RENEWAL, today, RULES);
                declined++;
            } else {
                today = today.plusDays(1);
            }
        }
        assertThat(declined).as("the day it fell due, and four times after").isEqualTo(5);
        assertThat(today).isEqualTo(due.plusDays(10));
        assertThat(Lifecycle.ended(standing, EndReason.LAPSED).endReason()).isEqualTo(EndReason.LAPSED);
    }

    @Test
    void an_upgrade_begins_a_new_month_and_takes_what_is_left_along() {
        Standing standing = servedUntil(joined(), JOINED.plusDays(10));
        long left = standing.schedule().netLeft();
        standing = Lifecycle.paid(
                Lifecycle.billed(standing, BillKind.UPGRADE, 2),
                new Paid(2, BillKind.UPGRADE, PATRON, 2_499, 20_000_000, 500_000),
                JOINED.plusDays(10));
        assertThat(standing.tier()).isEqualTo(PATRON);
        assertThat(standing.periodStart()).isEqualTo("2026-02-10");
        assertThat(standing.periodEnd()).isEqualTo("2026-03-10");
        assertThat(standing.schedule().netMicros()).isEqualTo(left + 20_000_000);
        assertThat(standing.schedule().days()).isEqualTo(28);
        assertThat(standing.streakStart()).isEqualTo(JOINED);
    }

    @Test
    void a_pause_rests_for_its_months_and_the_badge_waits() {
        Standing standing = Lifecycle.atPeriodEnd(joined(), AtPeriodEnd.PAUSE, 2, RULES);
        standing = servedUntil(standing, LocalDate.of(2026, 2, 28));
        assertThat(Lifecycle.due(standing, LocalDate.of(2026, 2, 28))).isEqualTo(Due.PAUSE);
        standing = Lifecycle.paused(standing);
        assertThat(standing.status().hasPerks()).isFalse();
        assertThat(standing.pausedUntil()).isEqualTo("2026-04-28");
        assertThat(Lifecycle.due(standing, LocalDate.of(2026, 4, 27))).isEqualTo(Due.NOTHING);
        assertThat(Lifecycle.due(standing, LocalDate.of(2026, 4, 28))).isEqualTo(Due.RESUME);
        standing = Lifecycle.paid(
                Lifecycle.billed(standing, BillKind.RESUMPTION, 2),
                paid(2, BillKind.RESUMPTION, FAN),
                LocalDate.of(2026, 4, 28));
        assertThat(standing.streakStart()).isEqualTo(JOINED.plusDays(59));
        assertThat(standing.month(LocalDate.of(2026, 4, 28))).isEqualTo(1);
        assertThat(standing.month(LocalDate.of(2026, 5, 1))).isEqualTo(2);
    }

    @Test
    void a_gift_ends_with_its_month() {
        Standing standing =
                servedUntil(Lifecycle.given(FAN, 499, JOINED, 4_990_000, 500_000), LocalDate.of(2026, 2, 28));
        assertThat(Lifecycle.due(standing, LocalDate.of(2026, 2, 28))).isEqualTo(Due.END);
    }

    @Test
    void only_the_open_bill_can_be_paid_and_nothing_changes_meanwhile() {
        Standing billed = Lifecycle.billed(joined(), BillKind.UPGRADE, 2);
        assertThatThrownBy(() -> Lifecycle.paid(billed, paid(3, BillKind.UPGRADE, PATRON), JOINED))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Lifecycle.billed(billed, BillKind.UPGRADE, 3))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Lifecycle.refunding(billed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Lifecycle.atPeriodEnd(billed, AtPeriodEnd.END, 0, RULES))
                .isInstanceOf(IllegalStateException.class);
    }

    /** What a member, the provider and time may do, in any order. */
    enum Step {
        DAY,
        WEEK,
        PAY,
        DECLINE,
        UPGRADE,
        DOWNGRADE,
        CANCEL,
        PAUSE,
        REFUND,
        REFUND_FAILS
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        return Arbitraries.of(Step.class).list().ofMinSize(5).ofMaxSize(80);
    }

    @Property(tries = 400)
    void whatever_happens_all_that_was_paid_is_earned_or_returned_or_waits(@ForAll("lives") List<Step> steps) {
        Story story = new Story();
        for (Step step : steps) {
            story.perform(step);
            story.catchUp();
            assertThat(story.earned + story.returned + story.standing.schedule().netLeft())
                    .as("after %s: %s", step, story.standing)
                    .isEqualTo(story.paid);
            assertThat(story.creatorEarned).isLessThanOrEqualTo(story.earned);
            if (story.standing.status() == MembershipStatus.ENDED) {
                assertThat(story.standing.schedule().netLeft()).isZero();
                assertThat(story.standing.endReason()).isNotNull();
                assertThat(story.standing.workOn()).isNull();
            }
        }
    }

    @Property
    void a_renewal_that_is_never_paid_is_tried_on_its_days_keeps_perks_in_grace_and_lapses_with_it(
            @ForAll @Size(min = 20, max = 40) List<@IntRange(min = 1, max = 4) Integer> pauses) {
        Standing standing = servedUntil(joined(), joined().periodEnd());
        LocalDate due = standing.periodEnd();
        LocalDate graceEnds = due.plusDays(RULES.graceDays());
        LocalDate today = due;
        List<Integer> tried = new ArrayList<>();
        for (int pause : pauses) {
            Due next = Lifecycle.due(standing, today);
            while (next != Due.NOTHING) {
                if (next == Due.LAPSE) {
                    standing = Lifecycle.ended(standing, EndReason.LAPSED);
                } else {
                    assertThat(next).isEqualTo(Due.RENEW);
                    tried.add((int) ChronoUnit.DAYS.between(due, today));
                    long bill = 100 + tried.size();
                    standing = Lifecycle.unpaid(
                            Lifecycle.billed(standing, BillKind.RENEWAL, bill), bill, BillKind.RENEWAL, today, RULES);
                }
                next = Lifecycle.due(standing, today);
            }
            assertThat(standing.status().hasPerks()).isEqualTo(today.isBefore(graceEnds));
            today = today.plusDays(pause);
        }
        assertThat(standing.endReason()).isEqualTo(EndReason.LAPSED);
        assertThat(standing.schedule().netLeft()).isZero();
        assertThat(tried)
                .hasSizeLessThanOrEqualTo(1 + RULES.retryDays().size())
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(tried.getFirst()).isZero();
        for (int i = 1; i < tried.size(); i++) {
            int at = tried.get(i);
            int before = tried.get(i - 1);
            assertThat(RULES.retryDays())
                    .as("tried on day %d after day %d", at, before)
                    .anyMatch(day -> day > before && day <= at);
        }
    }

    @Property
    void a_dispute_that_is_won_takes_no_day_and_no_micro_away(
            @ForAll @IntRange(min = 0, max = 28) int served, @ForAll @IntRange(min = 0, max = 120) int rested) {
        Standing before = servedUntil(joined(), JOINED.plusDays(served));
        LocalDate back = JOINED.plusDays(served + rested);
        Standing after = Lifecycle.rested(before, back);
        assertThat(after.schedule()).isEqualTo(before.schedule());
        assertThat(after.periodEnd()).isEqualTo(before.periodEnd().plusDays(rested));
        assertThat(Lifecycle.due(after, back)).isNotEqualTo(Due.SERVE);
        if (before.schedule().daysLeft() > 0) {
            assertThat(Lifecycle.dayToServe(after)).isEqualTo(back);
        }
    }

    @Property(tries = 200)
    void a_membership_that_nobody_touches_is_over_or_goes_on_but_is_never_stuck(@ForAll("lives") List<Step> steps) {
        Story story = new Story();
        for (Step step : steps) {
            story.perform(step);
            story.catchUp();
        }
        for (int day = 0; day < 400 && story.standing.status() != MembershipStatus.ENDED; day++) {
            if (story.standing.openBill() != null) {
                story.perform(Step.DECLINE);
            }
            if (story.standing.status() == MembershipStatus.REFUNDING) {
                story.perform(Step.REFUND);
            }
            story.perform(Step.DAY);
            story.catchUp();
        }
        assertThat(story.standing.status()).isEqualTo(MembershipStatus.ENDED);
    }

    /** A membership and the money it should have. */
    private static final class Story {
        private Standing standing = Lifecycle.asked(FAN, 499, JOINED, 1);
        private BillKind kind = BillKind.JOIN;
        private LocalDate today = JOINED;
        private long bills = 1;
        private long paid;
        private long earned;
        private long creatorEarned;
        private long returned;

        void perform(Step step) {
            switch (step) {
                case DAY -> today = today.plusDays(1);
                case WEEK -> today = today.plusDays(7);
                case PAY -> {
                    if (standing.openBill() != null) {
                        long net = 1_000_000 + 333_333 * bills;
                        paid += net;
                        standing = Lifecycle.paid(
                                standing, new Paid(standing.openBill(), kind, FAN, 499, net, 700_000), today);
                    }
                }
                case DECLINE -> {
                    if (standing.openBill() != null) {
                        standing = Lifecycle.unpaid(standing, standing.openBill(), kind, today, RULES);
                    }
                }
                case UPGRADE -> bill(BillKind.UPGRADE, standing.status() == MembershipStatus.ACTIVE);
                case DOWNGRADE -> {
                    if (isChangeable()) {
                        standing = Lifecycle.nextTier(standing, PATRON, 399);
                    }
                }
                case CANCEL -> {
                    if (isChangeable()) {
                        standing = Lifecycle.atPeriodEnd(standing, AtPeriodEnd.END, 0, RULES);
                    }
                }
                case PAUSE -> {
                    if (isChangeable()) {
                        standing = Lifecycle.atPeriodEnd(standing, AtPeriodEnd.PAUSE, 1, RULES);
                    }
                }
                case REFUND -> {
                    if (isChangeable()) {
                        standing = Lifecycle.refunding(standing);
                    } else if (standing.status() == MembershipStatus.REFUNDING) {
                        returned += standing.schedule().netLeft();
                        standing = Lifecycle.refunded(standing);
                    }
                }
                case REFUND_FAILS -> {
                    if (standing.status() == MembershipStatus.REFUNDING) {
                        standing = Lifecycle.notRefunded(
                                standing, standing.schedule().netLeft());
                    }
                }
            }
        }

        /** What the job does on a day, until there is nothing left to do. */
        void catchUp() {
            for (int i = 0; i < 1_000; i++) {
                switch (Lifecycle.due(standing, today)) {
                    case NOTHING -> {
                        return;
                    }
                    case SERVE -> {
                        assertThat(Lifecycle.dayToServe(standing)).isBefore(today);
                        Schedule.Part part =
                                standing.schedule().part(standing.schedule().served());
                        earned += part.netMicros();
                        creatorEarned += part.creatorMicros();
                        standing = Lifecycle.served(standing);
                    }
                    case RENEW -> bill(BillKind.RENEWAL, true);
                    case RESUME -> bill(BillKind.RESUMPTION, true);
                    case PAUSE -> standing = Lifecycle.paused(standing);
                    case END -> standing = Lifecycle.ended(standing, EndReason.CANCELLED);
                    case LAPSE -> standing = Lifecycle.ended(standing, EndReason.LAPSED);
                }
            }
            throw new AssertionError("there is always something to do: " + standing);
        }

        private void bill(BillKind wanted, boolean fits) {
            if (fits && standing.openBill() == null) {
                kind = wanted;
                standing = Lifecycle.billed(standing, wanted, ++bills);
            }
        }

        private boolean isChangeable() {
            return standing.status() == MembershipStatus.ACTIVE && standing.openBill() == null;
        }
    }

    private static Standing joined() {
        return Lifecycle.paid(Lifecycle.asked(FAN, 499, JOINED, 1), paid(1, BillKind.JOIN, FAN), JOINED);
    }

    private static Standing renewed(Standing standing, long bill) {
        Standing served = servedUntil(standing, standing.periodEnd());
        return Lifecycle.paid(
                Lifecycle.billed(served, BillKind.RENEWAL, bill),
                paid(bill, BillKind.RENEWAL, FAN),
                standing.periodEnd());
    }

    private static Standing servedUntil(Standing standing, LocalDate today) {
        Standing now = standing;
        while (Lifecycle.due(now, today) == Due.SERVE) {
            now = Lifecycle.served(now);
        }
        return now;
    }

    private static Paid paid(long bill, BillKind kind, long tier) {
        return new Paid(bill, kind, tier, 499, 4_990_000, 500_000);
    }
}
