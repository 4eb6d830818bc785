package io.ovation.server.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TopListTest {
    @Test
    void of_two_with_the_same_coins_the_one_who_got_there_first_stands_higher() {
        TopList list = new TopList();
        list.add(Shown.person(1), 100);
        list.add(Shown.person(2), 50);
        list.add(Shown.person(2), 50);

        assertThat(list.places()).extracting(place -> place.person().number()).containsExactly(1L, 2L);
    }

    @Test
    void an_anonymous_supporter_has_a_place_that_does_not_name_them_beside_the_one_that_does() {
        TopList list = new TopList();
        list.add(Shown.person(1), 100);
        list.add(Person.someone(1), 30);
        list.add(Person.someone(1), 30);

        assertThat(list.places())
                .extracting(place -> place.person().name(), TopList.Supporter::coins)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Viewer 1", 100L),
                        org.assertj.core.groups.Tuple.tuple("Someone", 60L));
        assertThat(list.places().getLast().person().id()).isNull();
    }

    @Test
    void a_gift_that_does_not_reach_the_list_is_no_news() {
        TopList list = new TopList();
        for (int person = 1; person <= TopList.PLACES; person++) {
            list.add(Shown.person(person), 10);
        }
        assertThat(list.takeChanged()).isTrue();
        list.add(Shown.person(99), 1);

        assertThat(list.takeChanged()).isFalse();
        assertThat(list.supporters()).isEqualTo(TopList.PLACES + 1);
    }

    @Property(tries = 200)
    void the_places_are_those_that_sorting_everybody_would_give(
            @ForAll @Size(max = 200) List<@IntRange(min = 1, max = 25) Integer> senders) {
        TopList list = new TopList();
        Map<Long, long[]> totals = new HashMap<>();
        long change = 0;
        for (int sender : senders) {
            long coins = 1 + sender % 3;
            list.add(Shown.person(sender), coins);
            long[] total = totals.computeIfAbsent((long) sender, key -> new long[2]);
            total[0] += coins;
            total[1] = ++change;
        }
        List<Map.Entry<Long, long[]>> sorted = new ArrayList<>(totals.entrySet());
        sorted.sort(Comparator.comparing((Map.Entry<Long, long[]> entry) -> -entry.getValue()[0])
                .thenComparing(entry -> entry.getValue()[1]));

        assertThat(list.places())
                .extracting(place -> place.person().number())
                .containsExactlyElementsOf(sorted.stream()
                        .limit(TopList.PLACES)
                        .map(Map.Entry::getKey)
                        .toList());
    }
}
