package io.ovation.server.payout;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.Page;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.approval.Proposal;
import io.ovation.server.audit.Audit;
import io.ovation.server.audit.AuditDraft;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Staff hold payouts back: by a creator's risk tier, or by a hold until two people lift it. */
@Path("/v1")
@Allow({Role.TRUST, Role.FINANCE})
@RunOnVirtualThread
public class PayoutRiskResource {
    private final RiskTiers tiers;
    private final PayoutHolds holds;
    private final Users users;
    private final Callers callers;
    private final Database database;
    private final Audit audit;

    PayoutRiskResource(
            RiskTiers tiers, PayoutHolds holds, Users users, Callers callers, Database database, Audit audit) {
        this.tiers = tiers;
        this.holds = holds;
        this.users = users;
        this.callers = callers;
        this.database = database;
        this.audit = audit;
    }

    /** Creators of another risk tier than the standard one. */
    @GET
    @Path("payout-tiers")
    public Page<TierView> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        long[] key = Cursor.read(cursor, 1);
        int most = Page.limit(limit);
        Page<RiskTiers.Assigned> page =
                Page.of(tiers.page(key == null ? 0 : key[0], most + 1), most, last -> Cursor.of(last.creator()));
        return new Page<>(
                page.items().stream().map(PayoutRiskResource::view).toList(), page.nextCursor(), page.hasMore());
    }

    /** Sets a creator's tier, for what is asked from now on. */
    @PUT
    @Path("payout-tiers/{user_id}")
    public TierView set(@PathParam("user_id") String userId, TierRequest request) {
        User creator = users.get(PublicId.number(User.PREFIX, userId));
        PayoutLevels.Tier tier = PayoutLevels.SHIPPED.tier(request.tier());
        String reason = PayoutHolds.checked(request.reason(), "reason");
        Caller who = callers.user();
        database.useTransaction(handle -> {
            tiers.set(handle, creator.number(), tier, reason, who.id());
            audit.record(
                    handle,
                    who,
                    new AuditDraft("payout_tier.set", creator.id(), Map.of("tier", tier.name(), "reason", reason)));
        });
        return tiers.find(creator.number()).map(PayoutRiskResource::view).orElseThrow();
    }

    /** Holds that are open, oldest first. */
    @GET
    @Path("payout-holds")
    public Page<HoldView> holds(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page<PayoutHold> page = holds.page(cursor, Page.limit(limit));
        return new Page<>(
                page.items().stream().map(PayoutRiskResource::view).toList(), page.nextCursor(), page.hasMore());
    }

    /** Stops payouts to a creator at once. */
    @POST
    @Path("payout-holds")
    @ResponseStatus(201)
    public HoldView hold(HoldRequest request) {
        User creator = users.get(
                PublicId.numberField(User.PREFIX, request.userId() == null ? "" : request.userId(), "user_id"));
        String reason = PayoutHolds.checked(request.reason(), "reason");
        String evidence = PayoutHolds.checked(request.evidence(), "evidence");
        Caller who = callers.user();
        String id = database.inTransaction(handle -> {
            String placed = holds.place(handle, creator.number(), reason, evidence, who.id());
            audit.record(handle, who, new AuditDraft("payout_hold.placed", placed, Map.of("user", creator.id())));
            return placed;
        });
        return view(holds.get(PublicId.number(PayoutHold.PREFIX, id)));
    }

    /** Proposes to lift a hold; another person approves it at {@code /v1/proposals}. */
    @POST
    @Path("payout-holds/{id}/release-proposals")
    @ResponseStatus(201)
    @Refuses({ProblemCode.FOUR_EYES, ProblemCode.PROPOSAL_DECIDED})
    public ReleaseView propose(
            @PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key, ReleaseRequest request) {
        Proposal proposal =
                holds.propose(callers.user(), key, PublicId.number(PayoutHold.PREFIX, id), request.reason());
        return new ReleaseView(proposal.id(), proposal.status().text(), proposal.summary());
    }

    private static TierView view(RiskTiers.Assigned assigned) {
        PayoutLevels.Tier tier = PayoutLevels.SHIPPED.tier(assigned.tier());
        return new TierView(
                PublicId.of(User.PREFIX, assigned.creator()),
                tier.name(),
                tier.holdDays(),
                tier.reservePpm(),
                tier.reserveDays(),
                assigned.reason(),
                assigned.setBy(),
                assigned.setAt());
    }

    private static HoldView view(PayoutHold hold) {
        return new HoldView(
                hold.id(),
                PublicId.of(User.PREFIX, hold.creator()),
                hold.reason(),
                hold.evidence(),
                hold.placedBy(),
                hold.placedAt(),
                hold.releasedAt());
    }

    /** A tier to set. */
    public record TierRequest(
            @Schema(
                    required = true,
                    enumeration = {"standard", "watched", "high"})
            @Nullable
            String tier,

            @Schema(required = true, maxLength = 500) @Nullable
            String reason) {}

    /**
     * A creator's tier.
     *
     * @param holdDays for how many days an approved payout waits
     * @param reservePpm which part of a payout is kept, in millionths
     * @param reserveDays for how many days
     */
    public record TierView(
            String userId,
            String tier,
            int holdDays,
            int reservePpm,
            int reserveDays,
            String reason,
            String setBy,
            Instant setAt) {}

    /**
     * A hold to place.
     *
     * @param reason one sentence that the creator sees
     * @param evidence what those see who decide
     */
    public record HoldRequest(
            @Schema(required = true) @Nullable String userId,

            @Schema(required = true, maxLength = 500) @Nullable
            String reason,

            @Schema(required = true, maxLength = 500) @Nullable
            String evidence) {}

    /** Why a hold should be lifted. */
    public record ReleaseRequest(
            @Schema(required = true, maxLength = 500) @Nullable
            String reason) {}

    /** A proposal that was made. */
    public record ReleaseView(String proposalId, String status, String summary) {}

    /** A hold as staff see it. */
    public record HoldView(
            String id,
            String userId,
            String reason,
            String evidence,
            String placedBy,
            Instant placedAt,
            @Nullable Instant releasedAt) {}
}
