package io.ovation.server.coin.dispute;

import io.ovation.server.api.Money;
import io.ovation.server.api.Page;
import io.ovation.server.api.PublicId;
import io.ovation.server.coin.recharge.Recharge;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code /v1/disputes}: payments that viewers dispute at their bank, for finance. */
@Path("/v1/disputes")
@Allow(Role.FINANCE)
@RunOnVirtualThread
public class DisputeResource {
    private final Disputes disputes;

    DisputeResource(Disputes disputes) {
        this.disputes = disputes;
    }

    /** Disputes, newest first; those of one recharge when it is named. */
    @GET
    public Page<View> list(
            @QueryParam("recharge_id") @Nullable String recharge,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Long number = recharge == null ? null : PublicId.numberField(Recharge.PREFIX, recharge, "recharge_id");
        Page<Dispute> page = disputes.page(number, cursor, Page.limit(limit));
        return new Page<>(page.items().stream().map(View::of).toList(), page.nextCursor(), page.hasMore());
    }

    /** One dispute. */
    @GET
    @Path("{id}")
    public View get(@PathParam("id") String id) {
        return View.of(disputes.get(PublicId.number(Dispute.PREFIX, id)));
    }

    /**
     * A dispute as the API shows it.
     *
     * @param status {@code open}, {@code won}, {@code lost} or {@code closed} (without money)
     * @param withdrawn whether the provider had to give the money back
     * @param evidenceDue until when the operator may answer at the provider
     * @param coinsVoided how many unspent coins a loss took
     */
    public record View(
            String id,
            String rechargeId,
            String userId,
            String provider,
            String reference,
            String status,
            String reason,
            Money amount,
            Money fee,
            boolean withdrawn,
            @Nullable Instant evidenceDue,
            @Nullable Long coinsVoided,
            Instant openedAt) {
        static View of(Dispute dispute) {
            return new View(
                    dispute.id(),
                    PublicId.of(Recharge.PREFIX, dispute.recharge()),
                    PublicId.of(User.PREFIX, dispute.user()),
                    dispute.provider(),
                    dispute.reference(),
                    dispute.status().shown(),
                    dispute.reason(),
                    new Money(dispute.amount(), dispute.currency()),
                    new Money(dispute.fee(), dispute.feeCurrency()),
                    dispute.withdrawn(),
                    dispute.evidenceDue(),
                    dispute.coinsVoided(),
                    dispute.toldAt());
        }
    }
}
