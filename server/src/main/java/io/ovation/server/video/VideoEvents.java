package io.ovation.server.video;

import io.ovation.server.api.PublicId;
import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import io.ovation.server.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is told of videos. */
@ApplicationScoped
public class VideoEvents implements EventCatalogue {
    static final EventType<Described> CREATED =
            new EventType<>("video.created", "video", Described.class, "A video is there.");
    static final EventType<Described> UPDATED =
            new EventType<>("video.updated", "video", Described.class, "A video was described differently.");
    static final EventType<Deleted> DELETED = new EventType<>(
            "video.deleted",
            "video",
            Deleted.class,
            "A video is gone; what happens to it from here on does not count.");
    static final EventType<DayClosed> DAY_CLOSED = new EventType<>(
            "engagement.day_closed",
            "market",
            DayClosed.class,
            "A day of a market takes no more engagement; its facts never change again.");

    @Override
    public List<EventType<?>> types() {
        return List.of(CREATED, UPDATED, DELETED, DAY_CLOSED);
    }

    /** What to tell when a video was described; nothing when that said nothing new. */
    static List<EventDraft> described(@Nullable Video before, Video after, Instant at) {
        if (Objects.equals(before, after)) {
            return List.of();
        }
        return List.of(EventDraft.of(
                before == null ? CREATED : UPDATED,
                after.id(),
                at,
                new Described(
                        after.id(),
                        after.externalId(),
                        PublicId.of(User.PREFIX, after.creator()),
                        after.title(),
                        after.hashtags(),
                        after.lengthSeconds(),
                        after.sponsored(),
                        after.paidPromotion(),
                        after.audience().name().toLowerCase(Locale.ROOT),
                        after.publishedAt())));
    }

    static EventDraft deleted(Video video, Instant at) {
        return EventDraft.of(
                DELETED, video.id(), at, new Deleted(video.id(), PublicId.of(User.PREFIX, video.creator())));
    }

    static EventDraft dayClosed(String market, LocalDate day, Instant at) {
        return EventDraft.of(DAY_CLOSED, market, at, new DayClosed(market, day, at));
    }

    /** A video as it is described now. */
    public record Described(
            String videoId,
            String externalId,
            String creatorId,
            String title,
            List<String> hashtags,
            int lengthSeconds,
            boolean sponsored,
            boolean paidPromotion,
            String audience,
            @Nullable Instant publishedAt) {}

    /** A video that is gone. */
    public record Deleted(String videoId, String creatorId) {}

    /**
     * A day that is closed.
     *
     * @param day of the market's own calendar
     */
    public record DayClosed(String market, LocalDate day, Instant closedAt) {}
}
