package io.ovation.server.live;

import io.ovation.server.api.PublicId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A LIVE show.
 *
 * @param number our number of it, reference 1 of its gift entries
 * @param creator user number of who is on stage
 * @param streamUrl HLS address; null for a drawn stage
 * @param theme name of the stage's look; null for the default
 * @param startedAt business time
 * @param endedAt business time; null while it runs
 * @param likes as last written down; the room knows better while it runs
 * @param peakViewers as last written down
 */
public record Live(
        long number,
        long creator,
        String title,
        @Nullable String streamUrl,
        @Nullable String theme,
        Instant startedAt,
        @Nullable Instant endedAt,
        long likes,
        int peakViewers) {
    /** Prefix of public ids of shows. */
    public static final String PREFIX = "live";

    /** The public id. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }

    /** Whether it still runs. */
    public boolean isRunning() {
        return endedAt == null;
    }
}
