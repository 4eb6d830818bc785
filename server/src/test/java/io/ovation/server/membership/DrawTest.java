package io.ovation.server.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DrawTest {
    private static final byte[] SEED =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    @Test
    void a_published_seed_has_the_commitment_that_was_told_before() {
        assertThat(Draw.commitment(SEED)).isEqualTo("630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd");
    }

    @Property(tries = 200)
    void the_order_does_not_depend_on_how_candidates_were_named(@ForAll @IntRange(min = 1, max = 60) int people) {
        List<Long> candidates =
                new ArrayList<>(LongStream.rangeClosed(1, people).boxed().toList());
        List<Draw.Ticket> once = Draw.order(SEED, candidates);
        Collections.shuffle(candidates, new Random(people));
        candidates.addAll(candidates.subList(0, people / 2));
        assertThat(Draw.order(SEED, candidates)).isEqualTo(once).hasSize(people);
    }

    @Property(tries = 200)
    void the_parts_of_all_places_add_up(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long whole,
            @ForAll @IntRange(min = 1, max = 100) int places) {
        long sum = 0;
        for (int place = 0; place < places; place++) {
            long part = Draw.part(whole, place, places);
            assertThat(part).isBetween(whole / places, whole / places + 1);
            sum += part;
        }
        assertThat(sum).isEqualTo(whole);
    }

    @Test
    void everybody_wins_about_equally_often() {
        int[] wins = new int[10];
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            byte[] seed = new byte[32];
            random.nextBytes(seed);
            Draw.order(seed, LongStream.range(0, 10).boxed().toList()).stream()
                    .limit(3)
                    .forEach(ticket -> wins[(int) ticket.user()]++);
        }
        for (int won : wins) {
            assertThat(won).as("of 1,500 expected; the seeds are fixed").isBetween(1_380, 1_620);
        }
    }
}
