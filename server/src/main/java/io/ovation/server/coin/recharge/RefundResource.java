package io.ovation.server.coin.recharge;

import io.ovation.server.api.Money;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.RequestIds;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code /v1/refunds}: money back for unspent coins of a purchase. */
@Path("/v1/refunds")
@Allow(Role.VIEWER)
@RunOnVirtualThread
public class RefundResource {
    private final Refunds refunds;
    private final Callers callers;

    RefundResource(Refunds refunds, Callers callers) {
        this.refunds = refunds;
        this.callers = callers;
    }

    /** Asks for money back. */
    @POST
    public Response create(@HeaderParam("Idempotency-Key") @Nullable String key, Request request) {
        long user = callers.user().userNumber();
        String idempotencyKey = RequestIds.required(key);
        if (request.rechargeId() == null) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("recharge_id").detail("recharge_id is missing");
        }
        long recharge = PublicId.numberField(Recharge.PREFIX, request.rechargeId(), "recharge_id");
        Refund refund = refunds.refund(user, recharge, request.coins(), idempotencyKey);
        return Response.status(Response.Status.CREATED).entity(View.of(refund)).build();
    }

    /** The caller's own refund. */
    @GET
    @Path("{id}")
    public View get(@PathParam("id") String id) {
        return View.of(refunds.get(callers.user().userNumber(), PublicId.number(Refund.PREFIX, id)));
    }

    /**
     * What to refund.
     *
     * @param coins how many; all that can be refunded when left out
     */
    public record Request(
            @Nullable String rechargeId, @Nullable Long coins) {}

    /** A refund as the API shows it. */
    public record View(
            String id,
            String rechargeId,
            String status,
            long coins,
            @Nullable Money amount,
            @Nullable String failureReason,
            Instant createdAt,
            @Nullable Instant completedAt) {
        static View of(Refund refund) {
            return new View(
                    refund.id(),
                    PublicId.of(Recharge.PREFIX, refund.recharge()),
                    refund.status().shown(),
                    refund.coins(),
                    refund.amount() == null ? null : new Money(refund.amount(), refund.currency()),
                    refund.failureReason(),
                    refund.createdAt(),
                    refund.completedAt());
        }
    }
}
