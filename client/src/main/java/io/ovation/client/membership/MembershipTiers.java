package io.ovation.client.membership;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a creator offers their members, and who they are. */
public final class MembershipTiers {
    private final Door door;

    /** For one creator. */
    public MembershipTiers(Door door) {
        this.door = door;
    }

    /** What the caller offers, from the smallest tier, and what of it is theirs. */
    public Call<Offer> get() {
        return door.get(Route.of("membership-tiers"), Offer.class);
    }

    /** Begins with three usual tiers; changes nothing when there are any. */
    public Call<Offer> begin() {
        return door.postAgain(Route.of("membership-tiers", "defaults"), null, Offer.class);
    }

    /** Offers one more, above those there are; six at most. */
    public Call<Tier> create(Description tier) {
        return door.post(Route.of("membership-tiers"), tier, Tier.class);
    }

    /** Changes one; what is left out stays. A new price is for those who join from now on. */
    public Call<Tier> change(String id, Description tier) {
        return door.patch(Route.of("membership-tiers", id), tier, Tier.class);
    }

    /** The same, if nobody has changed it since it was seen: otherwise {@code precondition_failed}. */
    public Call<Tier> change(Tier seen, Description tier) {
        return change(seen.id(), tier).ifMatch("\"" + seen.version() + "\"");
    }

    /** Closes one: nobody can join any more, and who is in stays. */
    public Call<Door.Nothing> close(String id) {
        return door.delete(Route.of("membership-tiers", id));
    }

    /** What holds for all members. */
    public Call<Settings> settings() {
        return door.get(Route.of("membership-settings"), Settings.class);
    }

    /** Sets what holds for all members. */
    public Call<Settings> setSettings(Settings settings) {
        return door.put(Route.of("membership-settings"), settings, Settings.class);
    }

    /** Everybody with perks of a creator, the newest first. For the creator and the platform. */
    public Listing<Member> members(String creatorId) {
        return door.list(Route.of("creators", creatorId, "members"), Member.class);
    }

    /** Who waits to be thanked: dearer tiers first. */
    public Call<ShoutOuts> shoutOuts() {
        return door.get(Route.of("shout-outs"), ShoutOuts.class);
    }

    /** Somebody was thanked. */
    public Call<Door.Nothing> thanked(String shoutOutId) {
        return door.postAgain(Route.of("shout-outs", shoutOutId, "done"), null, Door.Nothing.class);
    }

    /**
     * What a creator offers.
     *
     * @param sharePercent the creator's part of what members pay, less tax, for payments of today
     * @param shareReason why so much
     * @param members how many there are, by source and tier
     */
    public record Offer(
            List<Tier> items, double sharePercent, String shareReason, List<Bonus> bonuses, List<Count> members) {}

    /**
     * A tier.
     *
     * @param rank order from the smallest
     * @param prices minor units a month, by currency
     * @param version for If-Match
     */
    public record Tier(
            String id,
            int rank,
            String name,
            String about,
            List<String> perks,
            int earlyAccessHours,
            Map<String, Long> prices,
            boolean closed,
            long version) {}

    /**
     * More of the share.
     *
     * @param extraPercent what it adds
     * @param needs how many members of the kind it takes
     * @param has how many there are
     */
    public record Bonus(String key, String title, double extraPercent, long needs, long has) {}

    /** So many members. */
    public record Count(String source, String tierId, long members) {}

    /**
     * A tier to offer; of a change, what is left out stays.
     *
     * @param perks some of badge, comments, posts, videos, early_access, shout_out
     * @param earlyAccessHours how long before everybody members see posts and videos
     * @param price a month in the creator's own currency, minor units; other currencies follow it
     * @param prices prices of single currencies, minor units
     */
    public record Description(
            @Nullable String name,
            @Nullable String about,
            @Nullable List<String> perks,
            @Nullable Integer earlyAccessHours,
            @Nullable Long price,
            @Nullable Map<String, Long> prices) {
        /** A tier of a price a month, in minor units of the creator's own currency. */
        public static Description of(String name, long price, String... perks) {
            return new Description(name, null, List.of(perks), null, price, null);
        }

        /** Another price for those who join from now on. */
        public static Description price(long price) {
            return new Description(null, null, null, null, price, null);
        }
    }

    /**
     * What holds for all members.
     *
     * @param membersOnlyComments whether only members comment in the creator's rooms
     */
    public record Settings(boolean membersOnlyComments) {}

    /**
     * Somebody with perks.
     *
     * @param user who it is here; null for a member of another platform whom nobody has linked
     * @param name as the other platform says it
     * @param month of the unbroken membership, from 1
     * @param status {@code active}, or {@code past_due} in the days of grace
     * @param until first day that is not covered yet, where that is known
     */
    public record Member(
            Membership.@Nullable Member user,
            @Nullable String name,
            Membership.Tier tier,
            List<String> perks,
            int month,
            int badgeMonths,
            String source,
            String status,
            LocalDate since,
            @Nullable LocalDate until) {}

    /** Who waits. */
    public record ShoutOuts(List<ShoutOut> items) {}

    /**
     * Somebody to be thanked.
     *
     * @param reason {@code joined}, {@code upgraded}, or {@code months} with a new badge
     * @param months of the membership by then
     */
    public record ShoutOut(String id, Membership.Member member, String tierId, String reason, int months, Instant at) {}
}
