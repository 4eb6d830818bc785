package io.ovation.server.video;

import io.ovation.server.identity.User;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A video as JSON.
 *
 * @param externalId the platform's own id; only shown to the platform and the creator
 * @param mediaUrl left out where a stage is drawn, and while the video is locked for who asks
 * @param sponsored a brand stands behind it
 * @param paidPromotion views of it are bought
 * @param locked whether it is for members and the caller is none
 */
public record VideoView(
        String id,
        @Nullable String externalId,
        String title,
        CreatorView creator,
        List<String> hashtags,
        @Nullable String sound,
        int lengthSeconds,
        @Nullable String mediaUrl,
        boolean sponsored,
        boolean paidPromotion,

        @Schema(enumeration = {"everyone", "members"}) String audience,

        @Nullable Instant earlyAccessUntil,
        boolean locked,

        @Schema(enumeration = {"draft", "planned", "published", "deleted"})
        String status,

        Instant createdAt,
        @Nullable Instant publishedAt,
        Counts counts) {
    /** Whose it is. */
    public record CreatorView(String id, String name, String handle, String avatarSeed, int followers) {
        static CreatorView of(User user) {
            return new CreatorView(user.id(), user.name(), user.handle(), user.avatarSeed(), user.followers());
        }
    }

    /**
     * What has happened to it so far.
     *
     * @param qualifiedViews only shown to the platform and the creator
     */
    public record Counts(
            long views,
            @Nullable Long qualifiedViews,
            long likes,
            long comments,
            long shares,
            @Nullable Long watchSeconds) {}

    /**
     * The view of a video.
     *
     * @param isInsider whether who asks is its creator or the platform
     * @param isLocked whether who asks may not watch it
     * @param now business time
     */
    static VideoView of(
            Video video, User creator, VideoFacts.Totals totals, boolean isInsider, boolean isLocked, Instant now) {
        return new VideoView(
                video.id(),
                isInsider ? video.externalId() : null,
                video.title(),
                CreatorView.of(creator),
                video.hashtags(),
                video.sound(),
                video.lengthSeconds(),
                isLocked ? null : video.mediaUrl(),
                video.sponsored(),
                video.paidPromotion(),
                video.audience().name().toLowerCase(Locale.ROOT),
                video.earlyAccessUntil(),
                isLocked,
                status(video, now),
                video.createdAt(),
                video.publishedAt(),
                new Counts(
                        totals.views(),
                        isInsider ? totals.qualifiedViews() : null,
                        totals.likes(),
                        totals.comments(),
                        totals.shares(),
                        isInsider ? totals.watchSeconds() : null));
    }

    private static String status(Video video, Instant now) {
        if (video.deletedAt() != null) {
            return "deleted";
        }
        if (video.publishedAt() == null) {
            return "draft";
        }
        return video.publishedAt().isAfter(now) ? "planned" : "published";
    }
}
