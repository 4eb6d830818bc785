package io.ovation.server.video.intake;

import io.ovation.server.video.Source;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a video, as the platform tells it.
 *
 * @param id the platform's id of this event; the same id of the same video is the same event
 * @param video public id of the video, or the platform's own
 * @param viewer the platform's id of who did it; guests have a stable one too
 * @param device stable id of the device; views have one
 * @param market code or country of where the viewer was
 * @param at when it happened, by the business clock; of a view, when it ended
 * @param watchSeconds how long the view was; of a watch event, how much more was watched
 * @param isPaid whether the view came from bought traffic
 */
record Engagement(
        String id,
        Kind kind,
        String video,
        String viewer,
        @Nullable String device,
        String market,
        Source source,
        Instant at,
        int watchSeconds,
        boolean isPaid) {
    /** What happened. */
    enum Kind {
        /** Somebody watched it; told when the view has ended, with its length. */
        VIEW,
        /** A like. */
        LIKE,
        /** A comment. */
        COMMENT,
        /** It was shared. */
        SHARE,
        /** More was watched in a view that was told already. */
        WATCH;

        static List<String> texts() {
            return Arrays.stream(values()).map(Kind::text).toList();
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
