package io.ovation.server.membership;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /v1/membership-tiers} and {@code /v1/membership-settings}: what a creator offers to members. */
@Path("/v1")
@Allow(Role.CREATOR)
@RunOnVirtualThread
public class TierResource {
    private final Tiers tiers;
    private final MembersOfRooms rooms;
    private final CreatorShares shares;
    private final MembershipTerms terms;
    private final Members members;
    private final Database database;
    private final Callers callers;
    private final Users users;

    TierResource(
            Tiers tiers,
            MembersOfRooms rooms,
            CreatorShares shares,
            MembershipTerms terms,
            Members members,
            Database database,
            Callers callers,
            Users users) {
        this.tiers = tiers;
        this.rooms = rooms;
        this.shares = shares;
        this.terms = terms;
        this.members = members;
        this.database = database;
        this.callers = callers;
        this.users = users;
    }

    /** What the caller offers, from the smallest tier. */
    @GET
    @Path("membership-tiers")
    public Offer list() {
        User creator = creator();
        return offer(creator, tiers.offered(creator.number()));
    }

    /** Begins with the three default tiers (4.99, 9.99 and 24.99 USD); changes nothing when there are tiers. */
    @POST
    @Path("membership-tiers/defaults")
    public Offer begin() {
        User creator = creator();
        return offer(creator, tiers.begin(creator));
    }

    /** Offers one more tier, above those there are; six at most. */
    @POST
    @Path("membership-tiers")
    @ResponseStatus(201)
    @Refuses(ProblemCode.TIERS_TOO_MANY)
    public TierView add(@Nullable Description description) {
        return TierView.of(tiers.add(creator(), required(description)));
    }

    /** Changes a tier; what is left out stays. A new price is for those who join from now on. */
    @PATCH
    @Path("membership-tiers/{id}")
    @Refuses(ProblemCode.PRECONDITION_FAILED)
    public TierView change(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String version,
            @Nullable Description description) {
        return TierView.of(
                tiers.change(creator(), PublicId.number(Tier.PREFIX, id), version(version), required(description)));
    }

    /** Closes a tier: nobody can join any more, and who is in stays. */
    @DELETE
    @Path("membership-tiers/{id}")
    public void close(@PathParam("id") String id) {
        tiers.close(creator(), PublicId.number(Tier.PREFIX, id));
    }

    /** What holds for all members. */
    @GET
    @Path("membership-settings")
    public Settings settings() {
        return new Settings(
                MembershipSettings.read(database, creator().number()).membersOnlyComments());
    }

    /** Sets what holds for all members. */
    @PUT
    @Path("membership-settings")
    public Settings set(@Nullable Settings asked) {
        if (asked == null || asked.membersOnlyComments() == null) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("members_only_comments")
                    .detail("members_only_comments is true or false");
        }
        User creator = creator();
        MembershipSettings.write(database, creator.number(), asked.membersOnlyComments());
        rooms.changed(creator.number());
        return asked;
    }

    private User creator() {
        return users.get(callers.user().userNumber());
    }

    private Offer offer(User creator, List<Tier> offered) {
        MembershipTerms.Share share = shares.of(creator.number());
        return new Offer(
                offered.stream().map(TierView::of).toList(),
                share.ppm() / 10_000.0,
                share.reason(),
                terms.bonuses().stream()
                        .map(bonus -> new BonusView(
                                bonus.key(),
                                bonus.title(),
                                bonus.extraPpm() / 10_000.0,
                                bonus.paidMembers(),
                                shares.facts(creator.number()).membersOf(bonus.loyalMonths())))
                        .toList(),
                members.counts(creator.number()).stream()
                        .map(count ->
                                new CountView(count.source(), PublicId.of(Tier.PREFIX, count.tier()), count.members()))
                        .toList());
    }

    private static Tiers.Description required(@Nullable Description description) {
        if (description == null) {
            throw Problem.of(ProblemCode.FIELD_INVALID).detail("A body is needed");
        }
        return new Tiers.Description(
                description.name(),
                description.about(),
                description.perks(),
                description.earlyAccessHours(),
                description.price(),
                description.prices());
    }

    static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        try {
            return Long.valueOf(ifMatch.replace("\"", ""));
        } catch (NumberFormatException e) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("If-Match")
                    .detail("If-Match is the version that was read");
        }
    }

    /**
     * A tier to offer; of a change, what is left out stays.
     *
     * @param perks some of badge, comments, posts, videos, early_access, shout_out
     * @param earlyAccessHours how long before everybody members see posts and videos
     * @param price a month in the creator's own currency, minor units; other currencies follow it
     * @param prices prices of single currencies, minor units
     */
    @Schema(name = "TierDescription")
    public record Description(
            @Schema(maxLength = 40, examples = "Front row") @Nullable
            String name,

            @Schema(maxLength = 500, examples = "Rehearsals, and a song for you") @Nullable
            String about,

            @Schema(examples = "badge, comments, posts") @Nullable
            List<String> perks,

            @Schema(minimum = "0", examples = "24") @Nullable
            Integer earlyAccessHours,

            @Schema(minimum = "1", examples = "499") @Nullable
            Long price,

            @Nullable Map<String, Long> prices) {}

    /**
     * What a creator offers.
     *
     * @param sharePercent the creator's part of what members pay, less tax, for payments of today
     * @param shareReason why so much
     * @param members how many there are, by source and tier
     */
    @Schema(name = "MembershipOffer")
    public record Offer(
            List<TierView> items,
            double sharePercent,
            String shareReason,
            List<BonusView> bonuses,
            List<CountView> members) {}

    /**
     * More of the share.
     *
     * @param extraPercent what it adds
     * @param needs how many members of the kind it takes
     * @param has how many there are
     */
    @Schema(name = "MembershipBonus")
    public record BonusView(String key, String title, double extraPercent, long needs, long has) {}

    /** So many members. */
    @Schema(name = "MemberCount")
    public record CountView(
            @Schema(enumeration = {"paid", "gift", "patreon", "kofi"})
            String source,

            String tierId,
            long members) {}

    /**
     * A tier.
     *
     * @param rank order from the smallest
     * @param prices minor units a month, by currency
     * @param version for If-Match
     */
    @Schema(name = "MembershipTier")
    public record TierView(
            String id,
            int rank,
            String name,
            String about,
            List<String> perks,
            int earlyAccessHours,
            Map<String, Long> prices,
            boolean closed,
            long version) {
        static TierView of(Tier tier) {
            return new TierView(
                    tier.id(),
                    tier.rank(),
                    tier.name(),
                    tier.about(),
                    tier.perks().stream().sorted().map(Perk::text).toList(),
                    tier.earlyAccessHours(),
                    tier.prices(),
                    tier.closed(),
                    tier.version());
        }
    }

    /**
     * What holds for all members.
     *
     * @param membersOnlyComments whether only members comment in the creator's rooms
     */
    @Schema(name = "MembershipSettings")
    public record Settings(
            @Schema(required = true, examples = "false") @Nullable
            Boolean membersOnlyComments) {}
}
