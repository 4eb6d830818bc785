package io.ovation.server.video;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody may not see something of a creator's.
 *
 * @param reason {@code members}: it is for members (of that tier, where one is named); {@code early_access}: members of tiers
 *     with early access see it before everybody
 * @param tierId the smallest tier that opens it; left out when every tier with the perk does
 * @param tierName what that tier is called
 * @param opensAt when it opens for who asks, as they stand now; left out when it does not
 */
@Schema(name = "MembersLock")
public record VideoLock(
        @Schema(enumeration = {"members", "early_access"}) String reason,

        @Nullable String tierId,
        @Nullable String tierName,
        @Nullable Instant opensAt) {
    /** That it is for members, and no more is known. */
    public static final VideoLock FOR_MEMBERS = new VideoLock("members", null, null, null);
}
