package io.ovation.server.membership;

import io.ovation.server.api.Money;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.api.RequestIds;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /v1/memberships}: joining, changing and leaving, and whether somebody is a member. */
@Path("/v1/memberships")
@Allow(Role.VIEWER)
@RunOnVirtualThread
public class MembershipResource {
    private static final int MOST_BILLS = 100;

    private final Memberships memberships;
    private final Members members;
    private final BillStore bills;
    private final MembershipViews views;
    private final Callers callers;
    private final Users users;

    MembershipResource(
            Memberships memberships,
            Members members,
            BillStore bills,
            MembershipViews views,
            Callers callers,
            Users users) {
        this.memberships = memberships;
        this.members = members;
        this.bills = bills;
        this.views = views;
        this.callers = callers;
        this.users = users;
    }

    /** Joins a tier. A declined payment is an answer, not a problem: the membership has ended then, and its bill says why. */
    @POST
    @ResponseStatus(201)
    @Refuses({
        ProblemCode.ALREADY_MEMBER,
        ProblemCode.PURCHASES_LOCKED,
        ProblemCode.TIER_CLOSED,
        ProblemCode.MEMBERSHIP_OF_SELF,
        ProblemCode.MARKET_WITHOUT_PRICES
    })
    public MembershipViews.View join(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Join request) {
        User member = users.get(callers.user().userNumber());
        String idempotencyKey = RequestIds.required(key);
        if (request == null || request.tierId() == null) {
            throw missing("tier_id");
        }
        if (request.paymentMethod() == null) {
            throw missing("payment_method");
        }
        return views.of(memberships.join(
                member,
                PublicId.numberField(Tier.PREFIX, request.tierId(), "tier_id"),
                request.paymentMethod(),
                idempotencyKey));
    }

    /** The caller's memberships, newest first. */
    @GET
    public Page<MembershipViews.View> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page<Membership> page = memberships.page(callers.user().userNumber(), cursor, Page.limit(limit));
        return new Page<>(page.items().stream().map(views::of).toList(), page.nextCursor(), page.hasMore());
    }

    /** The caller's own membership. */
    @GET
    @Path("{id}")
    public MembershipViews.View get(@PathParam("id") String id) {
        return views.of(memberships.get(callers.user().userNumber(), number(id)));
    }

    /** What was paid for it, newest first: who got what of each payment. */
    @GET
    @Path("{id}/bills")
    public BillsView bills(@PathParam("id") String id) {
        Membership membership = memberships.get(callers.user().userNumber(), number(id));
        return new BillsView(bills.of(membership.number(), MOST_BILLS).stream()
                .map(views::bill)
                .toList());
    }

    /** What another tier would cost now. */
    @GET
    @Path("{id}/change-quote")
    @Refuses({ProblemCode.TIER_CLOSED, ProblemCode.MEMBERSHIP_NOT_CHANGEABLE})
    public QuoteView quote(@PathParam("id") String id, @QueryParam("tier_id") @Nullable String tier) {
        if (tier == null) {
            throw missing("tier_id");
        }
        Membership membership = memberships.get(callers.user().userNumber(), number(id));
        if (membership.standing().status() != MembershipStatus.ACTIVE) {
            throw Problem.of(ProblemCode.MEMBERSHIP_NOT_CHANGEABLE)
                    .detail("It is " + membership.standing().status().text());
        }
        Memberships.ChangeQuote quote =
                memberships.quote(membership, PublicId.numberField(Tier.PREFIX, tier, "tier_id"));
        String currency = membership.currency();
        return new QuoteView(
                quote.upgrade(),
                new Money(quote.price(), currency),
                new Money(quote.credit(), currency),
                new Money(quote.charge(), currency),
                quote.from());
    }

    /** Goes to a dearer tier now, for the difference, or to a cheaper one with the next month. */
    @POST
    @Path("{id}/changes")
    @Refuses({
        ProblemCode.TIER_CLOSED,
        ProblemCode.PRICE_CHANGED,
        ProblemCode.MEMBERSHIP_BUSY,
        ProblemCode.MEMBERSHIP_NOT_CHANGEABLE
    })
    public MembershipViews.View change(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Change request) {
        Caller caller = callers.user();
        String idempotencyKey = RequestIds.required(key);
        if (request == null || request.tierId() == null) {
            throw missing("tier_id");
        }
        Money confirmed = request.confirmedCharge();
        return views.of(memberships.change(
                caller,
                idempotencyKey,
                caller.userNumber(),
                number(id),
                PublicId.numberField(Tier.PREFIX, request.tierId(), "tier_id"),
                request.paymentMethod(),
                confirmed == null ? null : confirmed.amount()));
    }

    /** Pays now for a renewal that was declined, or ends a pause. */
    @POST
    @Path("{id}/payments")
    @Refuses({ProblemCode.MEMBERSHIP_BUSY, ProblemCode.MEMBERSHIP_NOT_CHANGEABLE})
    public MembershipViews.View pay(
            @PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Pay request) {
        Caller caller = callers.user();
        return views.of(memberships.pay(
                caller,
                RequestIds.required(key),
                caller.userNumber(),
                number(id),
                request == null ? null : request.paymentMethod()));
    }

    /** Rests from the end of the period on: no perks, no charge. */
    @POST
    @Path("{id}/pause")
    @Refuses({ProblemCode.MEMBERSHIP_BUSY, ProblemCode.MEMBERSHIP_NOT_CHANGEABLE})
    public MembershipViews.View pause(@PathParam("id") String id, @Nullable Pause request) {
        Integer months = request == null ? null : request.months();
        return views.of(memberships.pause(callers.user().userNumber(), number(id), months == null ? 1 : months));
    }

    /**
     * Cancels: with {@code period_end} (when left out) perks stay until then; with {@code now} it ends at once and what is not
     * served goes back to where it came from.
     */
    @POST
    @Path("{id}/cancellation")
    @Refuses({ProblemCode.MEMBERSHIP_BUSY, ProblemCode.MEMBERSHIP_NOT_CHANGEABLE, ProblemCode.NOTHING_TO_REFUND})
    public MembershipViews.View cancel(@PathParam("id") String id, @Nullable Cancel request) {
        String at = request == null || request.at() == null ? "period_end" : request.at();
        long member = callers.user().userNumber();
        return views.of(
                switch (at) {
                    case "period_end" -> memberships.cancel(member, number(id));
                    case "now" -> memberships.cancelNow(member, number(id));
                    default ->
                        throw Problem.of(ProblemCode.FIELD_INVALID).field("at").detail("at is period_end or now");
                });
    }

    /** Takes back what was planned for the end of the period: a cancellation, a pause, another tier. */
    @DELETE
    @Path("{id}/plans")
    @Refuses({ProblemCode.MEMBERSHIP_BUSY, ProblemCode.MEMBERSHIP_NOT_CHANGEABLE})
    public MembershipViews.View keep(@PathParam("id") String id) {
        return views.of(memberships.keep(callers.user().userNumber(), number(id)));
    }

    /**
     * Whether somebody is a member of a creator, and what they get: the one question a platform asks before it shows
     * something. People are named by our id or by yours. Creators may ask about their own members.
     */
    @GET
    @Path("check")
    @Allow(
            value = {Role.CREATOR, Role.PLATFORM},
            scope = Scope.MEMBERSHIPS)
    public CheckView check(
            @QueryParam("creator") @Nullable String creator,
            @QueryParam("user") @Nullable String user,
            @QueryParam("perk") @Nullable String perk) {
        Caller caller = callers.current();
        long whose = caller.is(Role.PLATFORM) || creator != null ? who(creator, "creator") : caller.userNumber();
        if (!caller.is(Role.PLATFORM) && whose != caller.userNumber()) {
            throw Problem.of(ProblemCode.FORBIDDEN).detail("Creators ask about their own members");
        }
        long member = who(user, "user");
        Perk wanted =
                perk == null ? null : Perk.of(List.of(perk), "perk").iterator().next();
        Optional<Members.Member> found = members.find(whose, member);
        return found.map(each -> new CheckView(
                        true,
                        wanted == null || each.has(wanted),
                        new MembershipViews.TierName(
                                each.tier().id(), each.tier().name()),
                        each.tier().perks().stream().sorted().map(Perk::text).toList(),
                        each.tier().earlyAccessHours(),
                        each.month(),
                        each.badge(),
                        each.source(),
                        each.until()))
                .orElse(new CheckView(false, false, null, List.of(), 0, null, null, null, null));
    }

    private long who(@Nullable String id, String field) {
        if (id == null || id.isEmpty()) {
            throw missing(field);
        }
        return id.startsWith(User.PREFIX + "_")
                ? PublicId.numberField(User.PREFIX, id, field)
                : users.findByExternalId(id)
                        .map(User::number)
                        .orElseThrow(() ->
                                Problem.of(ProblemCode.NOT_FOUND).field(field).detail("There is no user '" + id + "'"));
    }

    private static long number(String id) {
        return PublicId.number(Membership.PREFIX, id);
    }

    static Problem missing(String field) {
        return Problem.of(ProblemCode.FIELD_INVALID).field(field).detail(field + " is missing");
    }

    /** What to join. */
    @Schema(name = "MembershipJoin")
    public record Join(
            @Schema(required = true, examples = "tier_01k9z8y7x6w5v") @Nullable
            String tierId,

            @Schema(required = true, maxLength = 200, examples = "card_success") @Nullable
            String paymentMethod) {}

    /**
     * Which tier to go to.
     *
     * @param paymentMethod when another than the one that was kept
     * @param confirmedCharge what the member was told it costs now; when it costs something else, nothing happens
     */
    @Schema(name = "MembershipChange")
    public record Change(
            @Schema(required = true, examples = "tier_01k9z8y7x6w5v") @Nullable
            String tierId,

            @Schema(maxLength = 200) @Nullable String paymentMethod,
            @Nullable Money confirmedCharge) {}

    /** How to pay; left out, with the method that was kept. */
    @Schema(name = "MembershipPayment")
    public record Pay(
            @Schema(maxLength = 200, examples = "card_success") @Nullable
            String paymentMethod) {}

    /** How long to rest, in months; one when left out. */
    @Schema(name = "MembershipPause")
    public record Pause(
            @Schema(minimum = "1", maximum = "3", examples = "2") @Nullable
            Integer months) {}

    /** When to end. */
    @Schema(name = "MembershipCancellation")
    public record Cancel(
            @Schema(
                    enumeration = {"period_end", "now"},
                    examples = "period_end")
            @Nullable
            String at) {}

    /** Payments of a membership. */
    @Schema(name = "MembershipBills")
    public record BillsView(List<MembershipViews.BillView> items) {}

    /**
     * What another tier would cost.
     *
     * @param upgrade whether it is charged now; else it is for the next month
     * @param credit what is left of the running month, which is taken off
     * @param charge what is charged now
     * @param from first day with it
     */
    @Schema(name = "MembershipChangeQuote")
    public record QuoteView(boolean upgrade, Money price, Money credit, Money charge, LocalDate from) {}

    /**
     * Whether somebody is a member.
     *
     * @param allowed whether they have the perk that was asked for; as a member, when none was
     * @param earlyAccessHours how long before everybody they see posts and videos
     * @param month of the unbroken membership, from 1
     * @param source {@code paid}, {@code gift}, {@code patreon} or {@code kofi}
     * @param until first day that is not covered yet, where that is known
     */
    @Schema(name = "MembershipCheck")
    public record CheckView(
            boolean member,
            boolean allowed,
            MembershipViews.@Nullable TierName tier,
            List<String> perks,
            int earlyAccessHours,
            @Nullable Integer month,
            @Nullable Integer badgeMonths,
            @Nullable String source,
            @Nullable LocalDate until) {}
}
