package io.ovation.server.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.server.TestServer;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.PublicId;
import io.ovation.server.store.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The outbox and the log: what committed is told, once, in an order without gaps. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class EventsTest {
    private static final EventType<Thing> HAPPENED =
            new EventType<>("test.happened", "thing", Thing.class, "Something happened in a test.");

    @Inject
    Database database;

    @Inject
    EventLog log;

    @Inject
    EventTail tail;

    @Inject
    EventTypes types;

    /** What the events of this test carry. */
    public record Thing(String by, int number) {}

    @Test
    void an_event_is_told_exactly_when_its_transaction_has_committed() throws InterruptedException {
        String undone = subject();
        String kept = subject();
        assertThatThrownBy(() -> database.useTransaction(handle -> {
                    Events.append(handle, draft(undone, "nobody", 1));
                    throw new IllegalStateException("the fact did not happen");
                }))
                .hasMessage("the fact did not happen");
        database.useTransaction(handle -> Events.append(handle, draft(kept, "somebody", 1)));

        List<Event> told = await(kept, 1);
        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("test.happened");
            assertThat(event.sequence()).isEqualTo(1);
            assertThat(event.data()).isEqualTo("{\"by\":\"somebody\",\"number\":1}");
        });
        assertThat(log.page(0, false, null, undone, 10)).isEmpty();
    }

    @Test
    void a_reader_misses_nothing_however_the_transactions_overlap() throws InterruptedException {
        int writers = 8;
        int each = 60;
        String shared = subject();
        long begin = log.head();
        AtomicInteger running = new AtomicInteger(writers);
        List<Thread> threads = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            String name = "writer-" + writer;
            threads.add(Thread.startVirtualThread(() -> {
                for (int number = 1; number <= each; number++) {
                    int current = number;
                    database.useTransaction(handle -> {
                        Events.append(handle, draft(shared, name, current));
                        // Others commit in between, although this one has its number already.
                        pause(ThreadLocalRandom.current().nextInt(4));
                    });
                }
                running.decrementAndGet();
            }));
        }

        List<Event> read = new ArrayList<>();
        long cursor = begin;
        Instant end = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(end) && count(read, shared) < writers * each) {
            for (Event event : tail.after(cursor, 50)) {
                assertThat(event.position()).isEqualTo(cursor + 1);
                cursor = event.position();
                read.add(event);
            }
            tail.await(cursor, Duration.ofMillis(100));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        List<Event> ours =
                read.stream().filter(event -> event.subject().equals(shared)).toList();
        assertThat(ours).hasSize(writers * each);
        assertThat(ours).extracting(Event::id).doesNotHaveDuplicates();
        for (int place = 0; place < ours.size(); place++) {
            assertThat(ours.get(place).sequence()).isEqualTo(place + 1);
        }
        Map<String, Integer> last = new HashMap<>();
        for (Event event : ours) {
            String by = event.data().replaceAll(".*\"by\":\"([^\"]+)\".*", "$1");
            int number = Integer.parseInt(event.data().replaceAll(".*\"number\":(\\d+).*", "$1"));
            assertThat(number).as("in the order of " + by).isEqualTo(last.getOrDefault(by, 0) + 1);
            last.put(by, number);
        }
    }

    @Test
    void a_teller_learns_up_to_where_it_has_told_and_never_goes_back() {
        String teller = "test-" + subject();
        List<Long> told = new ArrayList<>();
        for (long sequence : new long[] {5, 7, 3, 8}) {
            told.add(database.inTransaction(handle -> Events.told(handle, teller, sequence)));
        }
        assertThat(told).containsExactly(0L, 5L, 7L, 7L);
    }

    @Test
    void a_filter_takes_names_beginnings_subjects_and_fields() throws InterruptedException {
        String one = subject();
        database.useTransaction(handle ->
                Events.append(handle, List.of(draft(one, "mia", 1), draft(one, "juno", 2), draft(one, "mia", 3))));
        List<Event> told = await(one, 3);

        EventFilter byField = new EventFilter(List.of(), List.of(), Map.of("by", "mia"));
        assertThat(told.stream().filter(byField::wants).map(Event::sequence)).containsExactly(1L, 3L);
        EventFilter bySubject = new EventFilter(List.of("test.*"), List.of(one), Map.of());
        assertThat(told.stream().filter(bySubject::wants)).hasSize(3);
        EventFilter other = new EventFilter(List.of("gift.*"), List.of(), Map.of());
        assertThat(told.stream().filter(other::wants)).isEmpty();
    }

    @Test
    void a_filter_for_a_type_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> EventFilter.asked(types, List.of("gift.snet"), null, null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("gift.snet");
        assertThat(EventFilter.asked(types, List.of("gift.sent", "payout.*"), null, null)
                        .types())
                .containsExactly("gift.sent", "payout.*");
    }

    @Test
    void only_one_server_at_a_time_holds_a_lease_and_gives_it_on() {
        String way = "test-" + subject();
        RelayLease first = new RelayLease(database, way);
        RelayLease second = new RelayLease(database, way);
        assertThat(first.renew()).isTrue();
        assertThat(second.renew()).isFalse();
        assertThat(first.renew()).isTrue();
        assertThat(first.isHeld()).isTrue();
        assertThat(second.isHeld()).isFalse();
        first.release();
        assertThat(second.renew()).isTrue();
        assertThat(first.renew()).isFalse();
    }

    @Test
    void events_older_than_they_are_kept_are_forgotten_and_younger_ones_stay() throws InterruptedException {
        String old = subject();
        database.useTransaction(handle -> Events.append(handle, draft(old, "long ago", 1)));
        long position = await(old, 1).getFirst().position();
        database.useTransaction(handle -> handle.createUpdate(
                        "UPDATE event_log SET written_at = now() - interval '31 days' WHERE position <= :position")
                .bind("position", position)
                .execute());
        String young = subject();
        database.useTransaction(handle -> Events.append(handle, draft(young, "just now", 1)));
        await(young, 1);

        new EventRetention(database, Duration.ofDays(30)).forget();

        assertThat(log.page(0, false, null, old, 10)).isEmpty();
        assertThat(log.page(0, false, null, young, 10)).hasSize(1);
        assertThat(log.oldest()).isGreaterThan(position);
        TestServer.asPlatform()
                .get("/v1/events/stream?cursor=" + io.ovation.server.api.Cursor.of(position - 1))
                .then()
                .statusCode(410)
                .body("code", org.hamcrest.Matchers.equalTo("cursor_expired"));
        assertThatThrownBy(() -> new EventRetention(database, Duration.ofDays(3)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<Event> await(String subject, int count) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(20);
        List<Event> found = log.page(0, false, null, subject, 100);
        while (found.size() < count && Instant.now().isBefore(end)) {
            Thread.sleep(10);
            found = log.page(0, false, null, subject, 100);
        }
        return found;
    }

    private static long count(List<Event> events, String subject) {
        return events.stream().filter(event -> event.subject().equals(subject)).count();
    }

    private static EventDraft draft(String subject, String by, int number) {
        return EventDraft.of(HAPPENED, subject, Instant.now(), new Thing(by, number));
    }

    private static String subject() {
        return PublicId.of("thing", Numbers.next());
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
