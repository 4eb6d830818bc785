package io.ovation.server.payout.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WithholdingRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final WithholdingRules RULES = WithholdingRules.SHIPPED;

    @Test
    void without_a_form_a_quarter_less_a_cent_is_withheld_of_the_payout_that_passes_the_threshold() {
        assertThat(RULES.of(null, 100_000, "USD", 100_000, DAY))
                .satisfies(withholding -> assertThat(withholding.why()).contains("200000"))
                .returns(0L, Withholding::amount);
        assertThat(RULES.of(null, 100_000, "USD", 100_001, DAY))
                .returns(24_000L, Withholding::amount)
                .returns(240_000, Withholding::ratePpm)
                .returns("none", Withholding::form);
        assertThat(RULES.of(null, 10_000, "SEK", 0, DAY))
                .as("no threshold is known for the currency")
                .returns(2_400L, Withholding::amount);
    }

    @Test
    void by_w9_nothing_is_withheld_unless_the_tax_office_asked_for_it() {
        assertThat(RULES.of(w9(false), 100_000, "USD", 900_000, DAY)).returns(0L, Withholding::amount);
        assertThat(RULES.of(w9(true), 100_000, "USD", 0, DAY)).returns(24_000L, Withholding::amount);
    }

    @Test
    void by_w8ben_a_treaty_lowers_the_rate_and_its_absence_does_not() {
        assertThat(RULES.of(w8ben("DE", true), 100_000, "USD", 0, DAY))
                .returns(0L, Withholding::amount)
                .satisfies(withholding -> assertThat(withholding.why()).contains("DE"));
        assertThat(RULES.of(w8ben("KR", true), 100_000, "USD", 0, DAY)).returns(10_000L, Withholding::amount);
        assertThat(RULES.of(w8ben("KR", false), 100_000, "USD", 0, DAY)).returns(30_000L, Withholding::amount);
        assertThat(RULES.of(w8ben("BR", true), 100_000, "USD", 0, DAY)).returns(30_000L, Withholding::amount);
    }

    @Test
    void an_expired_form_counts_as_none_from_the_day_after() {
        TaxForm form = w8ben("DE", true);
        assertThat(RULES.of(form, 300_000, "USD", 0, LocalDate.of(2029, 12, 31)))
                .returns("w8ben", Withholding::form);
        assertThat(RULES.of(form, 300_000, "USD", 0, LocalDate.of(2030, 1, 1)))
                .returns("none", Withholding::form)
                .returns(72_000L, Withholding::amount)
                .satisfies(withholding -> assertThat(withholding.why()).contains("expired on 2029-12-31"));
    }

    @Test
    void half_a_minor_unit_is_rounded_up_and_a_payout_keeps_what_is_not_withheld() {
        assertThat(RULES.of(w9(true), 10_002, "USD", 0, DAY)).as("2400.48").returns(2_400L, Withholding::amount);
        assertThat(RULES.of(w8ben("AU", true), 10_010, "USD", 0, DAY))
                .as("500.5")
                .returns(501L, Withholding::amount);
    }

    @Test
    void every_version_says_where_it_comes_from_and_there_is_none_before_the_first() {
        assertThat(RULES.on(DAY).source()).contains("IRC").contains("W-8BEN");
        assertThatThrownBy(() -> RULES.on(LocalDate.of(2025, 12, 31))).isInstanceOf(IllegalArgumentException.class);
    }

    private static TaxForm w9(boolean backup) {
        return new TaxForm(1, TaxForm.Kind.W9, "Juno", null, "US", false, backup, "Juno", DAY, null, Instant.EPOCH);
    }

    private static TaxForm w8ben(String country, boolean treaty) {
        return new TaxForm(
                1,
                TaxForm.Kind.W8BEN,
                "Juno",
                null,
                country,
                treaty,
                false,
                "Juno",
                DAY,
                LocalDate.of(2029, 12, 31),
                Instant.EPOCH);
    }
}
