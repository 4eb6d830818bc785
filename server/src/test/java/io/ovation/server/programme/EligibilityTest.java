package io.ovation.server.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.identity.AccountType;
import io.ovation.server.programme.CreatorFacts.ActiveStrike;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EligibilityTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Criteria US = new Criteria(
            Criteria.CREATOR_NEXT,
            "US",
            1,
            LocalDate.of(2020, 1, 1),
            true,
            18,
            1_000,
            1_000,
            3,
            30,
            2,
            Set.of("US", "PR"),
            Set.of(AccountType.PERSONAL),
            14);
    private static final CreatorFacts GOOD =
            new CreatorFacts(LocalDate.of(2000, 1, 1), 1_000L, "US", AccountType.PERSONAL, 1_000L, 3L, List.of());

    @Test
    void who_meets_every_criterion_exactly_is_eligible() {
        Verdict verdict = of(GOOD);
        assertThat(verdict.eligible()).isTrue();
        assertThat(verdict.findings()).hasSize(Criterion.values().length).allMatch(Finding::met);
        assertThat(Eligibility.isEligible(US, GOOD, DAY)).isTrue();
    }

    @Test
    void every_shortfall_is_named_with_value_need_and_distance() {
        Verdict verdict = of(new CreatorFacts(
                DAY.minusYears(18).plusDays(1), 850L, "NL", AccountType.BUSINESS, 999L, 1L, List.of()));
        assertThat(verdict.eligible()).isFalse();
        assertThat(verdict.findings()).noneMatch(each -> each.criterion().equals("standing") != each.met());
        assertThat(finding(verdict, Criterion.FOLLOWERS).distance()).isEqualTo(150);
        assertThat(finding(verdict, Criterion.FOLLOWERS).value()).isEqualTo("850");
        assertThat(finding(verdict, Criterion.FOLLOWERS).need()).isEqualTo("1000");
        assertThat(finding(verdict, Criterion.FOLLOWERS).part()).isEqualTo(850);
        assertThat(finding(verdict, Criterion.VIEWS).distance()).isEqualTo(1);
        assertThat(finding(verdict, Criterion.POSTS).distance()).isEqualTo(2);
        assertThat(finding(verdict, Criterion.AGE).metOn()).isEqualTo(DAY.plusDays(1));
        assertThat(finding(verdict, Criterion.RESIDENCE).need()).isEqualTo("PR, US");
        assertThat(finding(verdict, Criterion.ACCOUNT_KIND).value()).isEqualTo("business");
    }

    @Test
    void what_nobody_has_told_us_is_never_good_enough() {
        Verdict verdict = of(CreatorFacts.UNKNOWN);
        assertThat(verdict.findings())
                .filteredOn(Finding::met)
                .extracting(Finding::criterion)
                .containsExactly("standing");
        assertThat(Eligibility.isEligible(US, CreatorFacts.UNKNOWN, DAY)).isFalse();
    }

    @Test
    void strikes_age_and_the_day_of_good_standing_is_foretold() {
        CreatorFacts struck = strikes(
                new ActiveStrike(2, DAY.plusDays(10)),
                new ActiveStrike(1, DAY.plusDays(30)),
                new ActiveStrike(1, DAY.plusDays(5)));
        Finding finding = finding(of(struck), Criterion.STANDING);
        assertThat(finding.met()).isFalse();
        assertThat(finding.distance()).isEqualTo(2);
        assertThat(finding.metOn()).isEqualTo(DAY.plusDays(10));
        assertThat(Eligibility.of(US, struck, DAY.plusDays(9), Set.of()).eligible())
                .isFalse();
        assertThat(Eligibility.of(US, struck, DAY.plusDays(10), Set.of()).eligible())
                .isTrue();
    }

    @Test
    void businesses_governments_and_politicians_are_not_taken() {
        for (AccountType kind : AccountType.values()) {
            CreatorFacts facts = new CreatorFacts(LocalDate.of(2000, 1, 1), 9_999L, "US", kind, 9_999L, 9L, List.of());
            assertThat(of(facts).eligible()).as(kind.text()).isEqualTo(kind == AccountType.PERSONAL);
            assertThat(Eligibility.isEligible(US, facts, DAY)).isEqualTo(kind == AccountType.PERSONAL);
        }
    }

    @Test
    void what_staff_waived_does_not_stand_in_the_way_and_is_said() {
        CreatorFacts few =
                new CreatorFacts(LocalDate.of(2000, 1, 1), 10L, "US", AccountType.PERSONAL, 1_000L, 3L, List.of());
        Verdict verdict = Eligibility.of(US, few, DAY, Set.of(Criterion.FOLLOWERS));
        assertThat(verdict.eligible()).isTrue();
        assertThat(finding(verdict, Criterion.FOLLOWERS).met()).isFalse();
        assertThat(finding(verdict, Criterion.FOLLOWERS).waived()).isTrue();
    }

    @Test
    void where_the_programme_is_coming_nobody_is_taken_but_the_distance_is_shown() {
        Criteria coming = new Criteria(
                US.programme(),
                "CA",
                1,
                US.inForceFrom(),
                false,
                18,
                1_000,
                1_000,
                3,
                30,
                2,
                Set.of("US"),
                Set.of(AccountType.PERSONAL),
                14);
        Verdict verdict = Eligibility.of(coming, GOOD, DAY, Set.of());
        assertThat(verdict.availability()).isEqualTo("coming");
        assertThat(verdict.eligible()).isFalse();
        assertThat(verdict.findings()).allMatch(Finding::met);
    }

    private static CreatorFacts strikes(ActiveStrike... strikes) {
        return new CreatorFacts(
                GOOD.birthDate(),
                GOOD.followers(),
                GOOD.residence(),
                GOOD.accountKind(),
                GOOD.views(),
                GOOD.posts(),
                List.of(strikes));
    }

    private static Verdict of(CreatorFacts facts) {
        return Eligibility.of(US, facts, DAY, Set.of());
    }

    private static Finding finding(Verdict verdict, Criterion criterion) {
        return verdict.findings().stream()
                .filter(each -> each.criterion().equals(criterion.text()))
                .findFirst()
                .orElseThrow();
    }
}
