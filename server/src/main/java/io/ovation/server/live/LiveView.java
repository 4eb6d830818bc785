package io.ovation.server.live;

import io.ovation.server.identity.User;
import io.ovation.server.live.room.RoomTotals;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A show as JSON.
 *
 * @param status {@code live} or {@code ended}
 * @param viewers connections that watch; of an ended show the highest number there was
 * @param coinsReceived of all gifts shown
 */
public record LiveView(
        String id,
        String title,
        CreatorView creator,

        @Schema(enumeration = {"live", "ended"}) String status,

        Instant startedAt,
        @Nullable Instant endedAt,
        int viewers,
        long likes,
        long coinsReceived,
        @Nullable String streamUrl,
        @Nullable String theme) {
    /** Who is on stage, as JSON. */
    public record CreatorView(String id, String name, String handle, String avatarSeed, int followers) {
        static CreatorView of(User user) {
            return new CreatorView(user.id(), user.name(), user.handle(), user.avatarSeed(), user.followers());
        }
    }

    static LiveView of(Live live, User creator, RoomTotals totals) {
        return new LiveView(
                live.id(),
                live.title(),
                CreatorView.of(creator),
                live.isRunning() ? "live" : "ended",
                live.startedAt(),
                live.endedAt(),
                live.isRunning() ? totals.viewers() : live.peakViewers(),
                totals.likes(),
                totals.coins(),
                live.streamUrl(),
                live.theme());
    }
}
