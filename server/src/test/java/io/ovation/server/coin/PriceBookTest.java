package io.ovation.server.coin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PriceBookTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Test
    void a_market_without_a_list_has_no_prices() {
        assertThat(PriceBook.shipped().list("KR", Channel.WEB, DAY)).isEmpty();
    }

    @Test
    void a_list_sells_only_between_its_dates() throws IOException {
        PriceBook book = PriceBook.read(edited(
                "\"markets\": [\"JP\"], \"valid_from\": \"2025-01-01\"",
                "\"markets\": [\"JP\"], \"valid_from\": \"2026-11-01\", \"valid_until\": \"2026-11-30\""));
        assertThat(book.list("JP", Channel.WEB, LocalDate.of(2026, 10, 31))).isEmpty();
        assertThat(book.list("JP", Channel.WEB, LocalDate.of(2026, 11, 1))).isPresent();
        assertThat(book.list("JP", Channel.WEB, LocalDate.of(2026, 11, 30))).isPresent();
        assertThat(book.list("JP", Channel.WEB, LocalDate.of(2026, 12, 1))).isEmpty();
    }

    @Test
    void a_later_version_takes_over_on_its_first_day() throws IOException {
        String second = """
                {"version": 1, "currency": "JPY", "channels": ["app", "web"], "markets": ["JP"], "valid_from": "2025-01-01",
                 "valid_until": "2026-11-30", "packs": [[65, 160], [330, 800]]},
                {"version": 2, "currency": "JPY", "channels": ["app", "web"], "markets": ["JP"], "valid_from": "2026-12-01",
                 "packs": [[65, 170], [330, 850]]}
                """;
        PriceBook book = PriceBook.read(edited(jpyList(), second));
        assertThat(book.list("JP", Channel.APP, LocalDate.of(2026, 11, 30))
                        .orElseThrow()
                        .version())
                .isEqualTo(1);
        assertThat(book.list("JP", Channel.APP, LocalDate.of(2026, 12, 1))
                        .orElseThrow()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void two_lists_for_one_market_channel_and_day_are_refused() {
        assertThatThrownBy(() -> PriceBook.read(edited(jpyList(), jpyList() + "," + jpyList())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JP web has two lists on one day");
    }

    @Test
    void a_book_that_pays_creators_more_than_the_set_share_of_the_worst_pack_is_not_published() {
        assertThatThrownBy(() -> PriceBook.read(
                        edited("\"maximum_creator_share_percent\": 60", "\"maximum_creator_share_percent\": 58")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("US web USD, pack of 5500 coins")
                .hasMessageNotContaining("pack of 330 coins");
        assertThatThrownBy(() -> PriceBook.read(edited("[5500, 4899]", "[5500, 4700]")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("may not be published");
    }

    @Test
    void a_book_with_an_unknown_word_or_without_lists_is_no_book() {
        assertThatThrownBy(() -> PriceBook.read(edited("\"maximum_coins\"", "\"maximum_coin\"")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a price book");
        assertThatThrownBy(() -> PriceBook.read("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_web_sale_in_the_us_owes_no_tax_and_pays_the_provider() {
        SalesTerms terms = PriceBook.shipped().terms("US", Channel.WEB, "USD");
        assertThat(terms.taxIn(349)).isZero();
        assertThat(terms.feeOn(349)).isEqualTo(40); // 0.10121 + 0.30
        assertThat(terms.storeSells()).isFalse();
    }

    @Test
    void a_european_web_price_contains_the_tax_we_owe() {
        assertThat(PriceBook.shipped().terms("DE", Channel.WEB, "EUR").taxIn(599))
                .isEqualTo(96); // 5.99 * 19 / 119
        assertThat(PriceBook.shipped().terms("GB", Channel.WEB, "GBP").taxIn(499))
                .isEqualTo(83); // 4.99 / 6
    }

    @Test
    void in_an_app_the_store_owes_the_tax_and_keeps_its_commission() {
        SalesTerms terms = PriceBook.shipped().terms("DE", Channel.APP, "EUR");
        assertThat(terms.storeSells()).isTrue();
        assertThat(terms.taxIn(599)).isZero();
        assertThat(terms.feeOn(599)).isEqualTo(180); // 30 % of 5.99
    }

    private static byte[] edited(String old, String replacement) throws IOException {
        String text = text();
        assertThat(text).contains(old);
        return text.replace(old, replacement).getBytes(StandardCharsets.UTF_8);
    }

    private static String jpyList() throws IOException {
        String text = text();
        int start = text.lastIndexOf('{', text.indexOf("\"JPY\", \"channels\""));
        return text.substring(start, text.indexOf('}', start) + 1);
    }

    private static String text() throws IOException {
        try (InputStream in = Objects.requireNonNull(PriceBook.class.getResourceAsStream("price-book.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
