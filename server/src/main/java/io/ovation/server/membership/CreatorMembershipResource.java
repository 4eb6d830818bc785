package io.ovation.server.membership;

import io.ovation.server.api.Money;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Public;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code /v1/creators/{id}/…}: what a creator offers to members, and who they are. */
@Path("/v1/creators/{id}")
@RunOnVirtualThread
public class CreatorMembershipResource {
    private final Tiers tiers;
    private final Memberships memberships;
    private final Members members;
    private final MembershipViews views;
    private final Callers callers;
    private final Users users;
    private final Markets markets;

    CreatorMembershipResource(
            Tiers tiers,
            Memberships memberships,
            Members members,
            MembershipViews views,
            Callers callers,
            Users users,
            Markets markets) {
        this.tiers = tiers;
        this.memberships = memberships;
        this.members = members;
        this.views = views;
        this.callers = callers;
        this.users = users;
        this.markets = markets;
    }

    /** The tiers of a creator with their prices in the caller's market (guests name one), and the caller's own membership. */
    @GET
    @Path("membership")
    @Public
    public OfferView offer(@PathParam("id") String id, @QueryParam("market") @Nullable String asked) {
        User creator = users.get(PublicId.number(User.PREFIX, id));
        Caller caller = callers.current();
        long user = caller.userNumber();
        Market market =
                asked != null ? markets.named(asked) : user == 0 ? markets.of(creator) : markets.of(users.get(user));
        List<OfferedTier> offered = tiers.offered(creator.number()).stream()
                .filter(tier -> tier.price(market.currency()) != null)
                .map(tier -> new OfferedTier(
                        tier.id(),
                        tier.rank(),
                        tier.name(),
                        tier.about(),
                        tier.perks().stream().sorted().map(Perk::text).toList(),
                        tier.earlyAccessHours(),
                        new Money(Memberships.price(tier, market.currency()), market.currency())))
                .toList();
        MembershipViews.View own = user == 0
                ? null
                : memberships.open(creator.number(), user).map(views::of).orElse(null);
        return new OfferView(views.person(creator.number()), market.code(), offered, own);
    }

    /**
     * Everybody with perks of a creator, newest first: who pays here, who was given a month, who is a member on Patreon or
     * Ko-fi. For the creator and the platform.
     */
    @GET
    @Path("members")
    @Allow(
            value = {Role.CREATOR, Role.PLATFORM},
            scope = Scope.MEMBERSHIPS)
    public Page<MemberView> members(
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        User creator = users.get(PublicId.number(User.PREFIX, id));
        Caller caller = callers.current();
        if (!caller.is(Role.PLATFORM) && caller.userNumber() != creator.number()) {
            throw Problem.of(ProblemCode.FORBIDDEN).detail("Only the creator sees their members");
        }
        Page<Members.Member> page = members.page(creator.number(), cursor, Page.limit(limit));
        return new Page<>(page.items().stream().map(this::view).toList(), page.nextCursor(), page.hasMore());
    }

    private MemberView view(Members.Member member) {
        Long user = member.user();
        return new MemberView(
                user == null ? null : views.person(user),
                member.name(),
                new MembershipViews.TierName(member.tier().id(), member.tier().name()),
                member.tier().perks().stream().sorted().map(Perk::text).toList(),
                member.month(),
                member.badge(),
                member.source(),
                member.status(),
                member.since(),
                member.until());
    }

    /**
     * What a creator offers.
     *
     * @param market whose prices these are
     * @param membership the caller's own, if there is one that is not over
     */
    @Schema(name = "CreatorMembership")
    public record OfferView(
            MembershipViews.PersonView creator,
            String market,
            List<OfferedTier> tiers,
            MembershipViews.@Nullable View membership) {}

    /** A tier with its price of a month. */
    @Schema(name = "OfferedTier")
    public record OfferedTier(
            String id, int rank, String name, String about, List<String> perks, int earlyAccessHours, Money price) {}

    /**
     * Somebody with perks.
     *
     * @param user who it is here; null for a member of another platform whom nobody has linked
     * @param name as the other platform says it
     * @param month of the unbroken membership, from 1
     * @param status {@code active}, or {@code past_due} in the days of grace
     * @param until first day that is not covered yet, where that is known
     */
    @Schema(name = "Member")
    public record MemberView(
            MembershipViews.@Nullable PersonView user,
            @Nullable String name,
            MembershipViews.TierName tier,
            List<String> perks,
            int month,
            int badgeMonths,

            @Schema(enumeration = {"paid", "gift", "patreon", "kofi"})
            String source,

            String status,
            LocalDate since,
            @Nullable LocalDate until) {}
}
