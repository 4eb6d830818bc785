package io.ovation.client.live;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A show.
 *
 * @param viewers connections that watch; of an ended show the highest number there was
 * @param coinsReceived of all gifts shown
 */
public record Live(
        String id,
        String title,
        Creator creator,
        Status status,
        Instant startedAt,
        @Nullable Instant endedAt,
        int viewers,
        long likes,
        long coinsReceived,
        @Nullable String streamUrl,
        @Nullable String theme) {
    /** Whether it goes on. */
    public enum Status {
        /** It goes on. */
        LIVE,
        /** It is over. */
        ENDED,
        /** One this client does not know yet. */
        @JsonEnumDefaultValue
        OTHER
    }

    /** Who is on stage. */
    public record Creator(String id, String name, String handle, String avatarSeed, int followers) {}

    /** Whether it goes on. */
    public boolean isRunning() {
        return status == Status.LIVE;
    }
}
