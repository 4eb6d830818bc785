package io.ovation.server.coin.recharge;

import io.ovation.server.api.Money;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
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
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
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
    @ResponseStatus(201)
    @Refuses({
        ProblemCode.NOT_FOUND,
        ProblemCode.COINS_INVALID,
        ProblemCode.NOTHING_TO_REFUND,
        ProblemCode.REFUND_TOO_LATE,
        ProblemCode.REFUND_BY_STORE,
        ProblemCode.REFUND_LOCKED
    })
    public View create(@HeaderParam("Idempotency-Key") @Nullable String key, Request request) {
        long user = callers.user().userNumber();
        String idempotencyKey = RequestIds.required(key);
        if (request.rechargeId() == null) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("recharge_id").detail("recharge_id is missing");
        }
        long recharge = PublicId.numberField(Recharge.PREFIX, request.rechargeId(), "recharge_id");
        Refund refund = refunds.refund(user, recharge, request.coins(), idempotencyKey);
        return View.of(refund);
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
     * @param rechargeId the purchase to refund
     * @param coins how many; all that can be refunded when left out
     */
    public record Request(
            @Schema(required = true, examples = "rch_01k9z8y7x6w5v") @Nullable
            String rechargeId,

            @Schema(minimum = "1", examples = "100") @Nullable
            Long coins) {}

    /**
     * A refund.
     *
     * @param amount what is paid back; left out until the coins are taken
     */
    public record View(
            String id,
            String rechargeId,

            @Schema(enumeration = {"asked", "paid", "failed"})
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
