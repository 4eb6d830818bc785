package io.ovation.server.membership;

import io.ovation.server.api.Problem;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.video.Video;
import io.ovation.server.video.VideoAccess;
import io.ovation.server.video.VideoLock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Lets members see videos of members, and those with early access see others before everybody. Blocking; any thread. */
@ApplicationScoped
class MembersOfVideos implements VideoAccess {
    private final Members members;
    private final Tiers tiers;
    private final Clocks clocks;

    MembersOfVideos(Members members, Tiers tiers, Clocks clocks) {
        this.members = members;
        this.tiers = tiers;
        this.clocks = clocks;
    }

    @Override
    public Optional<VideoLock> lock(long viewer, Video video) {
        Long least = video.membersTier();
        Door door = new Door(
                Perk.VIDEOS,
                video.audience() == Video.Audience.MEMBERS,
                least == null ? null : tiers.get(least),
                video.earlyAccessUntil());
        Members.Member member =
                viewer == 0 ? null : members.find(video.creator(), viewer).orElse(null);
        return Optional.ofNullable(door.shut(member, clocks.business()));
    }

    @Override
    public long tierOf(long creator, String tierId) {
        return tiers.own(creator, PublicId.numberField(Tier.PREFIX, tierId, "members_tier_id"))
                .orElseThrow(() -> Problem.invalid("members_tier_id", "The creator has no such tier")
                        .cure("Use one of their own"))
                .number();
    }
}
