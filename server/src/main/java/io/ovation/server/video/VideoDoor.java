package io.ovation.server.video;

import io.ovation.server.api.Problem;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may watch what is not for everyone: asks everybody who can let in. Blocking; any thread. */
@ApplicationScoped
public class VideoDoor {
    private final List<VideoAccess> access;

    VideoDoor(@All List<VideoAccess> access) {
        this.access = access;
    }

    /**
     * Why this viewer may not watch this video of members; empty when they may. For its creator, and for a video that is for
     * everyone by now, do not ask.
     *
     * @param viewer user number; 0 for somebody who is not signed in
     */
    public Optional<VideoLock> lock(long viewer, Video video) {
        VideoLock why = VideoLock.FOR_MEMBERS;
        for (VideoAccess each : access) {
            Optional<VideoLock> lock = each.lock(viewer, video);
            if (lock.isEmpty()) {
                return lock;
            }
            why = lock.get();
        }
        return Optional.of(why);
    }

    /** The tier of a video after it was described: null for every tier. */
    @Nullable
    Long tier(@Nullable Video before, long creator, VideoDescription told) {
        String asked = told.membersTierId();
        if (asked == null) {
            return before == null ? null : before.membersTier();
        }
        if (asked.isEmpty()) {
            return null;
        }
        if (access.isEmpty()) {
            throw Problem.invalid("members_tier_id", "There are no tiers here");
        }
        return access.getFirst().tierOf(creator, asked);
    }
}
