package io.ovation.server.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.TestServer;
import io.ovation.server.identity.Markets;
import io.ovation.server.store.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class ClocksTest {
    @Inject
    Clocks clocks;

    @Inject
    Database database;

    @Inject
    Markets markets;

    @Test
    void moving_the_clock_moves_business_time_only_and_is_kept() {
        Instant before = clocks.business();
        TestServer.advanceDays(2);
        assertThat(Duration.between(before, clocks.business())).isBetween(Duration.ofDays(2), Duration.ofDays(3));
        assertThat(Duration.between(clocks.wall(), Instant.now()).abs()).isLessThan(Duration.ofSeconds(1));
        Clocks afterRestart = new Clocks(database, List.of());
        afterRestart.load();
        assertThat(afterRestart.offset()).isEqualTo(clocks.offset());
    }

    @Test
    void listeners_have_done_what_fell_due_when_the_mover_gets_the_answer() {
        List<Duration> moves = new ArrayList<>();
        Clocks own = new Clocks(database, List.of((from, to) -> moves.add(Duration.between(from, to))));
        own.load();
        Instant reached = own.advance(Duration.ofDays(1));
        assertThat(moves).hasSize(1);
        assertThat(moves.getFirst())
                .isBetween(Duration.ofDays(1), Duration.ofDays(1).plusSeconds(30));
        assertThat(reached).isAfterOrEqualTo(own.wall().plus(own.offset()).minusSeconds(30));
        clocks.load();
    }

    @Test
    void a_long_way_is_gone_day_by_day_and_a_listener_sees_every_day() {
        List<Duration> steps = new ArrayList<>();
        Clocks own = new Clocks(database, List.of((from, to) -> steps.add(Duration.between(from, to))));
        own.load();
        Duration before = own.offset();
        own.advance(Duration.ofDays(3).plusHours(6));
        assertThat(steps).hasSize(4);
        assertThat(steps.subList(0, 3))
                .allSatisfy(step -> assertThat(step)
                        .isBetween(Duration.ofDays(1), Duration.ofDays(1).plusSeconds(30)));
        assertThat(steps.getLast())
                .isBetween(Duration.ofHours(6), Duration.ofHours(6).plusSeconds(30));
        assertThat(own.offset()).isEqualTo(before.plusDays(3).plusHours(6));
        clocks.load();
    }

    @Test
    void a_server_that_has_not_seen_another_ones_move_does_not_take_time_back() {
        Clocks behind = new Clocks(database, List.of());
        behind.load();
        TestServer.advanceDays(2);
        Duration ahead = clocks.offset();
        behind.advance(Duration.ofDays(1));
        assertThat(behind.offset()).isEqualTo(ahead);
        clocks.load();
        assertThat(clocks.offset()).isEqualTo(ahead);
    }

    @Test
    void a_day_is_the_day_of_the_market() {
        LocalDate auckland = clocks.today(markets.get("NZ"));
        LocalDate newYork = clocks.today(markets.get("US"));
        assertThat(auckland).isAfterOrEqualTo(newYork).isBeforeOrEqualTo(newYork.plusDays(1));
    }

    @Test
    void there_are_24_markets_with_their_own_ages() {
        assertThat(markets.all()).hasSize(24);
        assertThat(markets.get("KR").sendAge()).isEqualTo(19);
        assertThat(markets.get("US").receiveAge()).isEqualTo(18);
        assertThat(markets.named("LI").code()).isEqualTo("CH");
        assertThat(markets.all()).extracting(each -> each.number()).doesNotHaveDuplicates();
    }
}
