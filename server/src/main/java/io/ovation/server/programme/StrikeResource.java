package io.ovation.server.programme;

import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.IdempotencyKeys;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.programme.ProgrammeResource.StrikeView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Strikes against a user's standing: given and lifted by trust and safety, or given by the platform. */
@Path("/v1/strikes")
@RunOnVirtualThread
public class StrikeResource {
    private final Strikes strikes;
    private final IdempotencyKeys keys;
    private final Users users;
    private final Markets markets;
    private final Callers callers;
    private final Clocks clocks;

    StrikeResource(
            Strikes strikes, IdempotencyKeys keys, Users users, Markets markets, Callers callers, Clocks clocks) {
        this.strikes = strikes;
        this.keys = keys;
        this.users = users;
        this.markets = markets;
        this.callers = callers;
        this.clocks = clocks;
    }

    /** Gives a user a strike. */
    @POST
    @Allow(
            value = {Role.TRUST, Role.PLATFORM},
            scope = Scope.USERS)
    @APIResponseSchema(value = StrikeView.class, responseCode = "201")
    public Response strike(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable StrikeWish body) {
        if (body == null || body.userId() == null || body.reason() == null) {
            throw Problem.invalid(
                    body == null || body.userId() == null ? "user_id" : "reason", "user_id and reason are needed");
        }
        Caller who = callers.require(Role.TRUST, Role.PLATFORM);
        User user = users.get(PublicId.numberField(User.PREFIX, body.userId(), "user_id"));
        StrikeReason reason = StrikeReason.of(body.reason());
        StrikeView given = keys.onceIn(
                who,
                key,
                Fingerprints.of("strike", body.userId(), body.reason(), body.points(), body.days(), body.note()),
                StrikeView.class,
                handle -> StrikeView.of(
                        strikes.give(handle, who, user.number(), reason, body.points(), body.days(), body.note()),
                        clocks.today(markets.of(user))));
        return Response.status(Response.Status.CREATED).entity(given).build();
    }

    /** The strikes of a user, newest first, with those that no longer count. */
    @GET
    @Allow({Role.SUPPORT, Role.TRUST})
    public Page<StrikeView> strikes(@QueryParam("user_id") @Nullable String userId) {
        User user = named(userId);
        LocalDate today = clocks.today(markets.of(user));
        return new Page<>(
                strikes.of(user.number()).stream()
                        .map(each -> StrikeView.of(each, today))
                        .toList(),
                null,
                false);
    }

    /** Lifts a strike. */
    @POST
    @Path("{id}/lifting")
    @Allow(Role.TRUST)
    @Refuses(ProblemCode.NOT_FOUND)
    public StrikeView lift(@PathParam("id") String id, @Nullable Lifting body) {
        Strike strike =
                strikes.lift(callers.user(), PublicId.number(Strike.PREFIX, id), body == null ? null : body.reason());
        return StrikeView.of(strike, clocks.today(markets.of(users.get(strike.user()))));
    }

    private User named(@Nullable String userId) {
        if (userId == null) {
            throw Problem.invalid("user_id", "user_id is needed");
        }
        return users.get(PublicId.numberField(User.PREFIX, userId, "user_id"));
    }

    /**
     * A strike to give.
     *
     * @param reason {@code spam}, {@code community_rules}, {@code copyright}, {@code undisclosed_advertising}, {@code
     *     bought_views} or {@code fraud}
     * @param points how heavy; the reason's own when left out
     * @param days until it expires; the reason's own when left out
     * @param note what happened, for the user too
     */
    @Schema(name = "StrikeWish")
    public record StrikeWish(
            @Schema(required = true) @Nullable String userId,
            @Schema(required = true) @Nullable String reason,
            @Schema(minimum = "1", maximum = "10") @Nullable Integer points,

            @Schema(minimum = "1", maximum = "3650") @Nullable
            Integer days,

            @Schema(required = true, minLength = 1, maxLength = 500) @Nullable
            String note) {}

    /** Why a strike no longer counts. */
    @Schema(name = "StrikeLifting")
    public record Lifting(
            @Schema(required = true, minLength = 1, maxLength = 500) @Nullable
            String reason) {}
}
