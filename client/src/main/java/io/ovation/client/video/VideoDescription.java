package io.ovation.client.video;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a video. What is left out keeps its value, or takes a default for a new one. Immutable; the with-ers return
 * copies.
 *
 * @param creator the platform's id of whose it is: a new video of the platform needs it, and it never changes; null when a
 *     creator describes their own
 * @param lengthSeconds 1 to 3,600; a new video needs it
 * @param mediaUrl an HLS playlist or a file; without one a stage is drawn
 * @param sponsored whether a brand stands behind it
 * @param paidPromotion whether views of it are bought
 * @param earlyAccessUntil until then only members may watch it
 * @param publishedAt when it is out; a new one that leaves it out is out at once
 * @param draft whether a new one stays hidden until a publication time is told
 */
public record VideoDescription(
        @Nullable String creator,
        @Nullable String title,
        @Nullable List<String> hashtags,
        @Nullable String sound,
        @Nullable Integer lengthSeconds,
        @Nullable String mediaUrl,
        @Nullable Boolean sponsored,
        @Nullable Boolean paidPromotion,
        Video.@Nullable Audience audience,
        @Nullable Instant earlyAccessUntil,
        @Nullable Instant publishedAt,
        @Nullable Boolean draft) {
    /** Nothing told yet. */
    public static final VideoDescription EMPTY =
            new VideoDescription(null, null, null, null, null, null, null, null, null, null, null, null);

    /** A video called so, of so many seconds. */
    public static VideoDescription titled(String title, int lengthSeconds) {
        return new VideoDescription(null, title, null, null, lengthSeconds, null, null, null, null, null, null, null);
    }

    /** Of a user, by the platform's id. */
    public VideoDescription of(String creatorExternalId) {
        return new VideoDescription(
                creatorExternalId,
                title,
                hashtags,
                sound,
                lengthSeconds,
                mediaUrl,
                sponsored,
                paidPromotion,
                audience,
                earlyAccessUntil,
                publishedAt,
                draft);
    }

    /** Called otherwise. */
    public VideoDescription title(String other) {
        return new VideoDescription(
                creator,
                other,
                hashtags,
                sound,
                lengthSeconds,
                mediaUrl,
                sponsored,
                paidPromotion,
                audience,
                earlyAccessUntil,
                publishedAt,
                draft);
    }

    /** With these hashtags, with or without the sign; 30 at most. */
    public VideoDescription hashtags(String... tags) {
        return new VideoDescription(
                creator,
                title,
                List.of(tags),
                sound,
                lengthSeconds,
                mediaUrl,
                sponsored,
                paidPromotion,
                audience,
                earlyAccessUntil,
                publishedAt,
                draft);
    }

    /** With a sound, by id or name. */
    public VideoDescription sound(String idOrName) {
        return new VideoDescription(
                creator,
                title,
                hashtags,
                idOrName,
                lengthSeconds,
                mediaUrl,
                sponsored,
                paidPromotion,
                audience,
                earlyAccessUntil,
                publishedAt,
                draft);
    }

    /** With a picture: an HLS playlist or a file. */
    public VideoDescription media(String url) {
        return new VideoDescription(
                creator,
                title,
                hashtags,
                sound,
                lengthSeconds,
                url,
                sponsored,
                paidPromotion,
                audience,
                earlyAccessUntil,
                publishedAt,
                draft);
    }

    /** Whether a brand stands behind it, and whether views of it are bought. */
    public VideoDescription advertising(boolean isSponsored, boolean isPromoted) {
        return new VideoDescription(
                creator,
                title,
                hashtags,
                sound,
                lengthSeconds,
                mediaUrl,
                isSponsored,
                isPromoted,
                audience,
                earlyAccessUntil,
                publishedAt,
                draft);
    }

    /** For these only. */
    public VideoDescription audience(Video.Audience who) {
        return new VideoDescription(
                creator,
                title,
                hashtags,
                sound,
                lengthSeconds,
                mediaUrl,
                sponsored,
                paidPromotion,
                who,
                earlyAccessUntil,
                publishedAt,
                draft);
    }

    /** For members first, and for everybody from a moment on. */
    public VideoDescription earlyAccess(Instant until) {
        return new VideoDescription(
                creator,
                title,
                hashtags,
                sound,
                lengthSeconds,
                mediaUrl,
                sponsored,
                paidPromotion,
                audience,
                until,
                publishedAt,
                draft);
    }

    /** Out from a moment on. */
    public VideoDescription publishedAt(Instant moment) {
        return new VideoDescription(
                creator,
                title,
                hashtags,
                sound,
                lengthSeconds,
                mediaUrl,
                sponsored,
                paidPromotion,
                audience,
                earlyAccessUntil,
                moment,
                draft);
    }

    /** Hidden until a publication time is told. */
    public VideoDescription hidden() {
        return new VideoDescription(
                creator,
                title,
                hashtags,
                sound,
                lengthSeconds,
                mediaUrl,
                sponsored,
                paidPromotion,
                audience,
                earlyAccessUntil,
                publishedAt,
                true);
    }
}
