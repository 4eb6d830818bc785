package io.ovation.server.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.economics.Asset;
import io.ovation.economics.Stream;
import io.ovation.server.fx.FxTable;
import io.ovation.server.fx.FxTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaxFiguresTest {
    private static final Asset EUR = Asset.fiat("EUR");
    private static final long DOLLAR = 1_000_000;

    @Test
    void the_threshold_of_1099_nec_is_that_of_the_year() {
        assertThat(nec(2025, 599_999_999).reached()).isFalse();
        assertThat(nec(2025, 600 * DOLLAR).reached()).isTrue();
        assertThat(nec(2026, 1_999 * DOLLAR).reached()).isFalse();
        assertThat(nec(2026, 2_000 * DOLLAR).reached()).isTrue();
        assertThat(nec(2026, 2_000 * DOLLAR).rule().source()).contains("Pub. L. 119-21");
        assertThat(nec(2027, DOLLAR).rule().provisional(2027))
                .as("2027 follows inflation, which nobody knows yet")
                .isTrue();
        assertThat(nec(2026, DOLLAR).rule().provisional(2026)).isFalse();
    }

    @Test
    void only_what_was_made_available_in_the_year_counts_for_1099_nec() {
        List<IncomeRows.Row> rows = List.of(
                row("2026-01-03", Stream.LIVE, IncomePart.MATURED, Asset.USD, 3_000 * DOLLAR, 1),
                row("2026-12-31", Stream.MEMBERSHIPS, IncomePart.MATURED, Asset.USD, 5 * DOLLAR, 1),
                row("2026-12-31", Stream.LIVE, IncomePart.EARNED, Asset.USD, 900 * DOLLAR, 9),
                row("2027-01-01", Stream.LIVE, IncomePart.MATURED, Asset.USD, 900 * DOLLAR, 1),
                row("2026-06-01", Stream.FUND, IncomePart.MATURED, Asset.USD, 11 * DOLLAR, 1));
        TaxFigures.Form nec = form("1099-NEC", 2026, rows);
        assertThat(nec.micros()).isEqualTo(3_005 * DOLLAR);
        assertThat(nec.byMonth()[0]).isEqualTo(3_000 * DOLLAR);
        assertThat(nec.byMonth()[11]).isEqualTo(5 * DOLLAR);
        TaxFigures.Form misc = form("1099-MISC", 2026, rows);
        assertThat(misc.micros()).isEqualTo(11 * DOLLAR);
        assertThat(misc.reached()).as("royalties of 10 dollars or more").isTrue();
    }

    @Test
    void form_1099_k_needs_more_than_20000_dollars_and_more_than_200_tips_and_refunds_do_not_lessen_it() {
        assertThat(tips(20_000 * DOLLAR, 500).reached()).isFalse();
        assertThat(tips(20_001 * DOLLAR, 200).reached()).isFalse();
        assertThat(tips(20_001 * DOLLAR, 201).reached()).isTrue();
        IncomeRows.Row refunded = new IncomeRows.Row(
                LocalDate.of(2026, 3, 1), Stream.TIPS, IncomePart.EARNED, Asset.USD, 10 * DOLLAR, 2, 25 * DOLLAR);
        assertThat(form("1099-K", 2026, List.of(refunded)).micros()).isEqualTo(25 * DOLLAR);
    }

    @Test
    void amounts_without_a_rate_are_counted_and_not_guessed() {
        List<IncomeRows.Row> rows = List.of(
                row("2026-05-05", Stream.TIPS, IncomePart.EARNED, EUR, 100 * DOLLAR, 1),
                row("2026-05-06", Stream.TIPS, IncomePart.EARNED, Asset.fiat("PLN"), 100 * DOLLAR, 1));
        FxTable rates = FxTables.of(EUR, Asset.USD, LocalDate.of(2026, 5, 4), "1.25");
        TaxFigures.Form form = TaxFigures.forms(2026, rows, rates).stream()
                .filter(each -> each.rule().form().equals("1099-K"))
                .findFirst()
                .orElseThrow();
        assertThat(form.micros()).isEqualTo(125 * DOLLAR);
        assertThat(form.unconverted()).isEqualTo(1);
    }

    @Test
    void dac7_has_consideration_activities_and_fees_of_each_quarter() {
        List<IncomeRows.Row> rows = new ArrayList<>();
        rows.add(row("2026-03-31", Stream.TIPS, IncomePart.PAID_BY_VIEWERS, EUR, 110 * DOLLAR, 10));
        rows.add(row("2026-03-31", Stream.TIPS, IncomePart.TAX, EUR, 2 * DOLLAR, 10));
        rows.add(row("2026-03-31", Stream.TIPS, IncomePart.EARNED, EUR, 100 * DOLLAR, 10));
        rows.add(row("2026-04-01", Stream.LIVE, IncomePart.EARNED, Asset.USD, 50 * DOLLAR, 1));
        rows.add(row("2026-04-01", Stream.LIVE, IncomePart.PAID_BY_VIEWERS, EUR, 100 * DOLLAR, 1));
        FxTable rates = FxTables.of(EUR, Asset.USD, LocalDate.of(2026, 4, 1), "1.25");
        List<TaxFigures.Quarter> quarters = TaxFigures.quarters(2026, rows, rates, EUR);
        assertThat(quarters.get(0)).isEqualTo(new TaxFigures.Quarter(1, 100 * DOLLAR, 10, 10 * DOLLAR, 0));
        assertThat(quarters.get(1)).isEqualTo(new TaxFigures.Quarter(2, 40 * DOLLAR, 1, 60 * DOLLAR, 0));
        assertThat(quarters.get(2)).isEqualTo(new TaxFigures.Quarter(3, 0, 0, 0, 0));
    }

    private static TaxFigures.Form nec(int year, long micros) {
        return form(
                "1099-NEC", year, List.of(row(year + "-07-01", Stream.LIVE, IncomePart.MATURED, Asset.USD, micros, 1)));
    }

    private static TaxFigures.Form tips(long micros, long count) {
        return form(
                "1099-K", 2026, List.of(row("2026-07-01", Stream.TIPS, IncomePart.EARNED, Asset.USD, micros, count)));
    }

    private static TaxFigures.Form form(String name, int year, List<IncomeRows.Row> rows) {
        return TaxFigures.forms(year, rows, FxTables.none()).stream()
                .filter(form -> form.rule().form().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static IncomeRows.Row row(
            String day, Stream stream, IncomePart part, Asset currency, long micros, long entries) {
        return new IncomeRows.Row(LocalDate.parse(day), stream, part, currency, micros, entries, micros);
    }
}
