package io.ovation.server.gift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GiftCatalogueTest {
    private final GiftCatalogue catalogue = new GiftCatalogue();

    @Test
    void it_has_every_gift_with_its_price_and_size() {
        assertThat(catalogue.all()).hasSize(29);
        assertThat(sizes(GiftSize.COMBO)).containsExactly(1L, 1L, 1L, 5L, 10L, 20L, 30L);
        assertThat(sizes(GiftSize.STANDARD)).containsExactly(99L, 100L, 199L, 299L, 399L, 500L, 699L);
        assertThat(sizes(GiftSize.FULL_SCREEN)).containsExactly(1_000L, 1_500L, 1_999L, 2_999L, 4_888L);
        assertThat(sizes(GiftSize.CONFIRM)).containsExactly(5_000L, 7_000L, 10_000L, 15_000L);
        assertThat(sizes(GiftSize.GRAND)).containsExactly(20_000L, 25_999L, 29_999L, 34_999L, 39_999L, 44_999L);
    }

    @Test
    void price_decides_streaks_confirmation_and_undo() {
        assertThat(catalogue.get("cupcake")).satisfies(item -> {
            assertThat(item.combinable()).isTrue();
            assertThat(item.maxCount()).isEqualTo(100);
        });
        assertThat(catalogue.get("lantern")).satisfies(item -> {
            assertThat(item.combinable()).isFalse();
            assertThat(item.maxCount()).isEqualTo(1);
            assertThat(item.confirmations()).isZero();
        });
        assertThat(catalogue.get("glider_squad").confirmations()).isEqualTo(1);
        assertThat(catalogue.get("glider_squad").undoSeconds()).isZero();
        assertThat(catalogue.get("infinity").confirmations()).isEqualTo(2);
        assertThat(catalogue.get("infinity").undoSeconds()).isEqualTo(10);
    }

    @Test
    void numbers_are_unique_and_names_are_found_by_them() {
        assertThat(catalogue.all()).extracting(GiftItem::number).doesNotHaveDuplicates();
        assertThat(catalogue.nameOf(catalogue.get("paper_boat").number())).contains("Paper Boat");
        assertThat(catalogue.nameOf(999)).isEmpty();
    }

    @Test
    void an_unknown_gift_is_a_problem_with_its_own_code() {
        for (String gift : new String[] {null, "", "Spark", "rose"}) {
            assertThatThrownBy(() -> catalogue.get(gift))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.GIFT_UNKNOWN));
        }
    }

    @Test
    void a_hold_has_the_same_positive_number_whoever_works_it_out() {
        for (int round = 0; round < 1_000; round++) {
            UUID id = UUID.randomUUID();
            assertThat(Hold.numberOf(id)).isPositive().isEqualTo(Hold.numberOf(id));
        }
    }

    private List<Long> sizes(GiftSize size) {
        return catalogue.all().stream()
                .filter(item -> item.size() == size)
                .map(GiftItem::coins)
                .toList();
    }
}
