package io.ovation.client.video;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a viewer did with a video. Immutable; the with-ers return copies.
 *
 * @param id your id of this event: the same id of the same video is the same event
 * @param video our id of the video or your own
 * @param viewer your id of who did it; of a guest, something stable
 * @param device stable id of the device; a view needs one
 * @param market code or country (ISO 3166) of where the viewer was
 * @param source where the viewer came from, such as {@code for_you} or {@code search}; {@code other} when null
 * @param at when it happened; of a view, when it ended
 * @param watchSeconds of a view its length, of a watch how much more was watched
 * @param paid whether the view came from bought traffic
 */
public record EngagementEvent(
        String id,
        Kind kind,
        String video,
        String viewer,
        @Nullable String device,
        String market,
        @Nullable String source,
        Instant at,
        @Nullable Integer watchSeconds,
        @Nullable Boolean paid) {
    /** What was done. */
    public enum Kind {
        /** Watched, to its end. */
        VIEW,
        /** Liked. */
        LIKE,
        /** Commented on. */
        COMMENT,
        /** Shared. */
        SHARE,
        /** Watched for some more seconds. */
        WATCH
    }

    /** A view that ended now, by the wall clock. */
    public static EngagementEvent view(
            String id, String video, String viewer, String device, String market, int seconds) {
        return new EngagementEvent(id, Kind.VIEW, video, viewer, device, market, null, Instant.now(), seconds, null);
    }

    /** Anything else that happened now, by the wall clock. */
    public static EngagementEvent of(Kind kind, String id, String video, String viewer, String market) {
        return new EngagementEvent(id, kind, video, viewer, null, market, null, Instant.now(), null, null);
    }

    /** At another moment. */
    public EngagementEvent at(Instant moment) {
        return new EngagementEvent(id, kind, video, viewer, device, market, source, moment, watchSeconds, paid);
    }

    /** By a viewer who came from there. */
    public EngagementEvent from(String where) {
        return new EngagementEvent(id, kind, video, viewer, device, market, where, at, watchSeconds, paid);
    }

    /** From bought traffic. */
    public EngagementEvent bought() {
        return new EngagementEvent(id, kind, video, viewer, device, market, source, at, watchSeconds, true);
    }
}
