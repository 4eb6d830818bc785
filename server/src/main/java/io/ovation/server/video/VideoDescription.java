package io.ovation.server.video;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a video. What is left out keeps its value, or takes a default for a new one.
 *
 * @param creator the platform's id of whose it is; a new video of a platform needs it, and it never changes
 * @param hashtags with or without the sign; at most 30
 * @param sound id or name of the sound
 * @param lengthSeconds 1 to 3,600; a new video needs it
 * @param mediaUrl an HLS playlist or a file; without one a stage is drawn
 * @param sponsored a brand stands behind it
 * @param paidPromotion views of it are bought
 * @param audience {@code everyone} or {@code members}
 * @param earlyAccessUntil when everybody may watch it; members of tiers with early access may so many hours before as their tier says
 * @param membersTierId the smallest tier whose members may watch it while it is not for everyone; empty for every tier
 * @param publishedAt when it is out; a new one that leaves it out is out at once
 * @param draft whether a new one stays hidden until a publication time is told
 */
public record VideoDescription(
        @Schema(maxLength = 128, examples = "juno") @Nullable
        String creator,

        @Schema(minLength = 1, maxLength = 150, examples = "Slow morning, new strings") @Nullable
        String title,

        @Nullable List<String> hashtags,

        @Schema(maxLength = 100, examples = "Original sound") @Nullable
        String sound,

        @Schema(minimum = "1", maximum = "3600", examples = "75") @Nullable
        Integer lengthSeconds,

        @Nullable String mediaUrl,
        @Nullable Boolean sponsored,
        @Nullable Boolean paidPromotion,

        @Schema(enumeration = {"everyone", "members"}) @Nullable
        String audience,

        @Nullable Instant earlyAccessUntil,

        @Schema(examples = "tier_01k9z8y7x6w5v") @Nullable String membersTierId,

        @Nullable Instant publishedAt,
        @Nullable Boolean draft) {}
