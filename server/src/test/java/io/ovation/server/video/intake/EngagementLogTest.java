package io.ovation.server.video.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.TestServer;
import io.ovation.server.clock.Clocks;
import io.ovation.server.store.Database;
import io.ovation.server.video.Clips;
import io.ovation.server.video.Source;
import io.ovation.server.video.VideoFacts;
import io.ovation.server.video.Videos;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exactly once: whatever dies between two steps of a commit, and however many instances commit at once. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class EngagementLogTest {
    private static final Duration OPEN = Duration.ofHours(48);

    @Inject
    Database database;

    @Inject
    Preparation preparation;

    @Inject
    Clocks clocks;

    @Inject
    Videos videos;

    @Inject
    VideoFacts facts;

    @TempDir
    Path directory;

    @Test
    void whatever_dies_between_two_steps_every_event_counts_once() {
        String video = Clips.of(TestServer.creator());
        String topic = "steps of " + video;
        BreakingSource source = new BreakingSource(database.source());
        Database breaking = new Database(source);
        int deaths = 0;
        int round = 0;
        long offset = 0;
        for (boolean after : new boolean[] {false, true}) {
            boolean isThrough = false;
            for (int step = 1; !isThrough; step++) {
                List<Engagement> events = views(video, "round " + round++, 3);
                KafkaStretch stretch = stretch(topic, offset, events.size());
                source.breakAt(step, after);
                try (Instance dying = new Instance(breaking, 100)) {
                    dying.commit(events, stretch);
                    isThrough = !source.isBroken();
                } catch (RuntimeException dead) {
                    deaths++;
                }
                source.breakAt(Integer.MAX_VALUE, false);
                // The next process knows nothing but what is in SQL, and gets the same batch again.
                try (Instance next = new Instance(database, 100)) {
                    EngagementLog.Result again = next.commit(events, stretch);
                    long kept = place(topic);
                    offset += events.size();
                    assertThat(kept).isEqualTo(offset);
                    if (again.outcome() == null) {
                        // It was durable: the place had moved, and by id it is recognised too.
                        Outcome byId = next.commit(events, null).outcome();
                        assertThat(byId).isNotNull();
                        assertThat(byId.duplicates()).isEqualTo(events.size());
                    } else {
                        assertThat(again.outcome().counted()).isEqualTo(events.size());
                    }
                }
                VideoFacts.Totals totals = totals(video);
                assertThat(totals.views())
                        .as("after a death %s step %s", after, step)
                        .isEqualTo(3L * round);
                assertThat(totals.qualifiedViews()).isEqualTo(3L * round);
            }
        }
        assertThat(deaths).as("steps at which it died").isGreaterThan(15);
    }

    @Test
    void several_instances_that_get_the_same_events_at_once_count_each_once() throws Exception {
        List<String> some = List.of(Clips.of(TestServer.creator()), Clips.of(TestServer.creator()));
        List<Engagement> all = new ArrayList<>();
        for (String video : some) {
            all.addAll(views(video, "crowd", 600));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Callable<Integer>> instances = new ArrayList<>();
            for (int number = 0; number < 3; number++) {
                int seed = number;
                instances.add(() -> {
                    List<Engagement> mine = new ArrayList<>(all);
                    Collections.shuffle(mine, new Random(seed));
                    int counted = 0;
                    try (Instance instance = new Instance(database, 64)) {
                        for (int from = 0; from < mine.size(); from += 50) {
                            Outcome outcome = instance.commit(mine.subList(from, from + 50), null)
                                    .outcome();
                            assertThat(outcome).isNotNull();
                            assertThat(outcome.counted() + outcome.duplicates()).isEqualTo(50);
                            counted += outcome.counted();
                        }
                    }
                    return counted;
                });
            }
            int counted = 0;
            for (Future<Integer> each : threads.invokeAll(instances)) {
                counted += each.get();
            }
            assertThat(counted).isEqualTo(all.size());
        }
        for (String video : some) {
            assertThat(totals(video).views()).isEqualTo(600);
            assertThat(totals(video).qualifiedViews()).isEqualTo(600);
        }
    }

    @Test
    void a_stretch_of_kafka_that_was_counted_moves_nothing() {
        String video = Clips.of(TestServer.creator());
        String topic = "stretch of " + video;
        try (Instance one = new Instance(database, 100);
                Instance other = new Instance(database, 100)) {
            assertThat(one.commit(views(video, "a", 4), stretch(topic, 0, 4)).outcome())
                    .isNotNull();
            assertThat(other.commit(views(video, "b", 4), stretch(topic, 0, 4)).outcome())
                    .isNull();
            assertThat(other.commit(views(video, "b", 4), stretch(topic, 4, 4)).outcome())
                    .isNotNull();
        }
        assertThat(place(topic)).isEqualTo(8);
        assertThat(totals(video).views()).isEqualTo(8);
    }

    private VideoFacts.Totals totals(String video) {
        long number = videos.named(video).number();
        return facts.totals(List.of(number)).getOrDefault(number, VideoFacts.Totals.NONE);
    }

    private long place(String topic) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT next_offset FROM engagement_offset WHERE topic = :topic")
                        .bind("topic", topic)
                        .mapTo(Long.class)
                        .one());
    }

    private static KafkaStretch stretch(String topic, long from, int count) {
        return new KafkaStretch(
                topic,
                Map.of(0, new KafkaStretch.Range(from, from + count)),
                new KafkaStretch.Origin[count],
                new KafkaStretch.Broken[0]);
    }

    private List<Engagement> views(String video, String crowd, int count) {
        Instant at = clocks.business();
        List<Engagement> views = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            views.add(new Engagement(
                    crowd + i,
                    Engagement.Kind.VIEW,
                    video,
                    crowd + " viewer " + i,
                    crowd + " device " + i,
                    "US",
                    Source.FOR_YOU,
                    at,
                    10,
                    false));
        }
        return views;
    }

    /** One server as far as counting goes: what it knows is its own, the database is everybody's. */
    private final class Instance implements AutoCloseable {
        private final ExecutorService merging = Executors.newSingleThreadExecutor();
        private final SeenKeys seen;
        private final EngagementLog log;

        Instance(Database database, int keysInMemory) {
            seen = new SeenKeys(directory, keysInMemory, merging);
            log = new EngagementLog(database, seen, OPEN);
        }

        EngagementLog.Result commit(List<Engagement> events, KafkaStretch stretch) {
            return log.commit(List.of(new EngagementLog.Part(preparation.prepare(events), stretch)), clocks.business())
                    .getFirst();
        }

        @Override
        public void close() {
            seen.close();
            merging.close();
        }
    }
}
