package io.ovation.server.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackedVideosTest {
    @Test
    void what_is_packed_is_read_back_and_the_same_videos_give_the_same_bytes() {
        SplittableRandom random = new SplittableRandom(42);
        List<VideoDay> days = new ArrayList<>();
        long number = 0;
        for (int i = 0; i < 1_000; i++) {
            number += 1 + (random.nextLong() & ((1L << random.nextInt(1, 50)) - 1));
            long[] counts = random.longs(13, 0, 1L << random.nextInt(1, 60)).toArray();
            days.add(new VideoDay(
                    number,
                    random.nextInt(1, 7_200),
                    random.nextBoolean(),
                    counts[0],
                    counts[1],
                    counts[2],
                    counts[3],
                    counts[4],
                    counts[5],
                    counts[6],
                    counts[7],
                    counts[8],
                    counts[9],
                    counts[10],
                    counts[11],
                    counts[12]));
        }
        byte[] bytes = pack(days);
        assertThat(PackedVideos.read(bytes)).isEqualTo(days);
        assertThat(pack(PackedVideos.read(bytes))).isEqualTo(bytes);
    }

    @Test
    void videos_come_in_order_and_cut_off_bytes_are_noticed() {
        VideoDay day = new VideoDay(7, 30, false, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        PackedVideos packed = new PackedVideos();
        packed.add(day);
        assertThatThrownBy(() -> packed.add(day)).hasMessageContaining("video 7 came after 7");
        byte[] bytes = packed.bytes();
        assertThatThrownBy(() -> PackedVideos.read(Arrays.copyOf(bytes, bytes.length - 1)))
                .hasMessageContaining("middle of a video");
    }

    private static byte[] pack(List<VideoDay> days) {
        PackedVideos packed = new PackedVideos();
        days.forEach(packed::add);
        return packed.bytes();
    }
}
