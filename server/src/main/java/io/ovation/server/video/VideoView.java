package io.ovation.server.video;

import io.ovation.server.api.PublicId;
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
 * @param membersTierId the smallest tier whose members may watch it while it is not for everyone; left out for every tier
 * @param locked whether the caller may not watch it
 * @param lock why not; left out when they may
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
        @Nullable String membersTierId,
        boolean locked,
        @Nullable VideoLock lock,

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
     * @param lock why who asks may not watch it; null when they may
     * @param now business time
     */
    static VideoView of(
            Video video,
            User creator,
            VideoFacts.Totals totals,
            boolean isInsider,
            @Nullable VideoLock lock,
            Instant now) {
        Long tier = video.membersTier();
        return new VideoView(
                video.id(),
                isInsider ? video.externalId() : null,
                video.title(),
                CreatorView.of(creator),
                video.hashtags(),
                video.sound(),
                video.lengthSeconds(),
                lock != null ? null : video.mediaUrl(),
                video.sponsored(),
                video.paidPromotion(),
                video.audience().name().toLowerCase(Locale.ROOT),
                video.earlyAccessUntil(),
                tier == null ? null : PublicId.of(Video.TIER_PREFIX, tier),
                lock != null,
                lock,
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
