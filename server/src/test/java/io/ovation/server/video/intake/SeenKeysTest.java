package io.ovation.server.video.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenKeysTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @TempDir
    Path directory;

    @Test
    void keys_in_memory_and_in_sorted_files_are_all_found_and_no_others() throws Exception {
        Random random = new Random(20261123);
        Set<UUID> model = new HashSet<>();
        try (var merging = Executors.newSingleThreadExecutor();
                SeenKeys seen = new SeenKeys(directory, 500, merging)) {
            List<UUID> added = new ArrayList<>();
            for (int i = 0; i < 60_000; i++) {
                UUID key = new UUID(random.nextLong(), random.nextLong());
                assertThat(seen.contains(key.getMostSignificantBits(), key.getLeastSignificantBits()))
                        .isFalse();
                seen.add(DAY.plusDays(i % 2), key.getMostSignificantBits(), key.getLeastSignificantBits());
                model.add(key);
                added.add(key);
                UUID any = added.get(random.nextInt(added.size()));
                assertThat(seen.contains(any.getMostSignificantBits(), any.getLeastSignificantBits()))
                        .isTrue();
                // Shares half of its bits with one that is there.
                assertThat(seen.contains(any.getMostSignificantBits(), ~any.getLeastSignificantBits()))
                        .isFalse();
            }
            assertThat(seen.keys()).isEqualTo(model.size());
            // 120 tables were written; merging keeps them few.
            assertThat(seen.runs()).isBetween(1, 60);
            for (UUID key : model) {
                assertThat(seen.contains(key.getMostSignificantBits(), key.getLeastSignificantBits()))
                        .isTrue();
            }
            seen.forgetBefore(DAY.plusDays(1));
            assertThat(seen.keys()).isEqualTo(model.size() / 2);
        }
        try (var files = Files.list(directory)) {
            assertThat(files).as("files that are left").isEmpty();
        }
    }

    @Test
    void keys_that_share_their_first_half_lie_on_any_page_and_are_found() {
        long[] sorted = new long[2 * 3_000];
        for (int i = 0; i < 3_000; i++) {
            sorted[2 * i] = i < 100 ? -5 : i < 2_900 ? 7 : 9;
            sorted[2 * i + 1] = i;
        }
        try (KeyRun run = KeyRun.of(directory, sorted)) {
            for (int i = 0; i < 3_000; i++) {
                assertThat(run.contains(sorted[2 * i], i)).isTrue();
            }
            assertThat(run.contains(7, 3_001)).isFalse();
            assertThat(run.contains(8, 5)).isFalse();
            assertThat(run.contains(-6, 5)).isFalse();
            assertThat(run.contains(10, 5)).isFalse();
        }
    }

    @Test
    void fingerprints_tell_events_viewers_and_devices_apart() {
        EventKeys keys = new EventKeys();
        Set<String> made = new HashSet<>();
        for (long video = 1; video <= 20; video++) {
            for (int text = 0; text < 20; text++) {
                keys.event(video, "x" + text);
                made.add(keys.high() + ":" + keys.low());
                keys.viewer(video, 20_000, "x" + text);
                made.add(keys.high() + ":" + keys.low());
                keys.viewer(video, 20_001, "x" + text);
                made.add(keys.high() + ":" + keys.low());
                keys.device(video, 20_000, "x" + text);
                made.add(keys.high() + ":" + keys.low());
            }
        }
        assertThat(made).hasSize(20 * 20 * 4);
    }
}
