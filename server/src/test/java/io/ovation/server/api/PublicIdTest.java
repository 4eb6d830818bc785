package io.ovation.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PublicIdTest {
    @Test
    void numbers_and_uuids_come_back_as_they_went() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            long number = i < 3 ? List.of(0L, -1L, Long.MIN_VALUE).get(i) : random.nextLong();
            String text = PublicId.of("usr", number);
            assertThat(text).hasSize(17).startsWith("usr_");
            assertThat(PublicId.number("usr", text)).isEqualTo(number);
            UUID id = new UUID(random.nextLong(), random.nextLong());
            assertThat(PublicId.uuid("ent", PublicId.of("ent", id))).isEqualTo(id);
        }
    }

    @Test
    void ids_sort_like_their_numbers() {
        assertThat(PublicId.of("usr", 5)).isLessThan(PublicId.of("usr", 1L << 40));
    }

    @Test
    void upper_case_and_letters_that_look_like_digits_are_read() {
        assertThat(PublicId.number("usr", "usr_000000000000O")).isZero();
        assertThat(PublicId.number("usr", "usr_000000000000L")).isEqualTo(1);
    }

    @Test
    void another_kind_of_id_or_nonsense_is_not_found() {
        for (String text : List.of(
                "",
                "usr_",
                "live_0000000000000",
                "usr_000000000000u",
                "usr_g000000000000",
                "usr_00000000000000",
                "usr-0000000000000")) {
            assertThatThrownBy(() -> PublicId.number("usr", text)).isInstanceOf(Problem.class);
        }
    }
}
