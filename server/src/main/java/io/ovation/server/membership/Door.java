package io.ovation.server.membership;

import io.ovation.server.video.VideoLock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a viewer and a post or video: whether it is for members, from which tier on, and when it opens to
 * everybody. A tier with early access opens it that many hours before. Pure.
 *
 * @param perk what opens it to members: posts or videos
 * @param membersOnly whether only members ever see it
 * @param least the smallest tier that opens it; null for every tier with the perk
 * @param openToAll when everybody sees it; null when there is no such time
 */
record Door(
        Perk perk,
        boolean membersOnly,
        @Nullable Tier least,
        @Nullable Instant openToAll) {
    private static final String MEMBERS = "members";
    private static final String EARLY = "early_access";

    /**
     * Why it is shut; null when it is open.
     *
     * @param member who asks, as a member of its creator; null for everybody else
     * @param now business time
     */
    @Nullable
    VideoLock shut(Members.@Nullable Member member, Instant now) {
        Instant early = openToAll;
        boolean isEarly = early != null && now.isBefore(early);
        boolean isIn = member != null && (least == null || member.tier().rank() >= least.rank());
        if (membersOnly && !(isIn && has(member, perk))) {
            return lock(MEMBERS, null);
        }
        if (!isEarly || early == null) {
            return null;
        }
        if (!isIn || member == null || !member.has(Perk.EARLY_ACCESS)) {
            return lock(EARLY, early);
        }
        Instant opens = early.minus(Duration.ofHours(member.tier().earlyAccessHours()));
        return now.isBefore(opens) ? lock(EARLY, opens) : null;
    }

    private static boolean has(Members.@Nullable Member member, Perk perk) {
        return member != null && member.has(perk);
    }

    private VideoLock lock(String reason, @Nullable Instant opensAt) {
        return new VideoLock(reason, least == null ? null : least.id(), least == null ? null : least.name(), opensAt);
    }
}
