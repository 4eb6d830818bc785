package io.ovation.server.coin.dispute;

import io.ovation.economics.Asset;
import io.ovation.server.api.Micros;
import io.ovation.server.api.Money;
import io.ovation.server.api.Page;
import io.ovation.server.api.PublicId;
import io.ovation.server.coin.lot.CoinLot;
import io.ovation.server.coin.lot.Lots;
import io.ovation.server.coin.recharge.Recharge;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code /v1/disputes}: payments that viewers dispute at their bank, for staff. */
@Path("/v1/disputes")
@Allow({Role.SUPPORT, Role.FINANCE, Role.TRUST})
@RunOnVirtualThread
public class DisputeResource {
    private final Disputes disputes;
    private final ClawBacks clawBacks;
    private final Lots lots;
    private final Users users;
    private final Callers callers;

    DisputeResource(Disputes disputes, ClawBacks clawBacks, Lots lots, Users users, Callers callers) {
        this.disputes = disputes;
        this.clawBacks = clawBacks;
        this.lots = lots;
        this.users = users;
        this.callers = callers;
    }

    /** Disputes, newest first; those of one recharge when it is named. */
    @GET
    public Page<View> list(
            @QueryParam("recharge_id") @Nullable String recharge,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Long number = recharge == null ? null : PublicId.numberField(Recharge.PREFIX, recharge, "recharge_id");
        Page<Dispute> page = disputes.page(number, null, cursor, Page.limit(limit));
        return new Page<>(page.items().stream().map(View::of).toList(), page.nextCursor(), page.hasMore());
    }

    /** The caller's own payments that their bank disputes, newest first: how each stands, and what it means for its coins. */
    @GET
    @Path("mine")
    @Allow(Role.VIEWER)
    public Page<OwnView> mine(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page<Dispute> page = disputes.page(null, callers.user().userNumber(), cursor, Page.limit(limit));
        return new Page<>(
                page.items().stream()
                        .map(each -> OwnView.of(
                                each,
                                clawBacks.of(each.number()).stream()
                                        .mapToLong(ClawBack::coins)
                                        .sum()))
                        .toList(),
                page.nextCursor(),
                page.hasMore());
    }

    /**
     * A dispute as whoever paid sees it.
     *
     * @param status {@code open}, {@code won}, {@code lost} or {@code closed} (without money)
     * @param coinsVoided how many unspent coins the loss took; null before there is one
     * @param coinsGiven how many coins of the payment had been given away, for which the gifts had to account
     * @param why what happened and what follows, in a sentence or two
     */
    @Schema(name = "OwnDispute")
    public record OwnView(
            String id,
            String rechargeId,
            String status,
            Money amount,
            @Nullable Long coinsVoided,
            long coinsGiven,
            String why,
            Instant openedAt) {
        static OwnView of(Dispute dispute, long coinsGiven) {
            return new OwnView(
                    dispute.id(),
                    PublicId.of(Recharge.PREFIX, dispute.recharge()),
                    dispute.status().shown(),
                    new Money(dispute.amount(), dispute.currency()),
                    dispute.coinsVoided(),
                    coinsGiven,
                    why(dispute, coinsGiven),
                    dispute.toldAt());
        }

        private static String why(Dispute dispute, long coinsGiven) {
            return switch (dispute.status()) {
                case TOLD, OPEN ->
                    dispute.withdrawn()
                            ? "Your bank asked for this payment back. Until that is decided, none of it is refunded."
                            : "Your bank asked about this payment. No money has moved.";
                case WON -> "It was decided that the payment stands. Nothing has changed for you.";
                case CLOSED -> "It ended without money.";
                case LOSING, LOST ->
                    "Your bank took the payment back, so you have its money again. "
                            + Objects.requireNonNullElse(dispute.coinsVoided(), 0L)
                            + " coins of it were unspent and are void; " + coinsGiven
                            + " were given away, and those gifts do not count as paid by you any more.";
            };
        }
    }

    /** One dispute. */
    @GET
    @Path("{id}")
    public View get(@PathParam("id") String id) {
        return View.of(disputes.get(PublicId.number(Dispute.PREFIX, id)));
    }

    /** Everything about a dispute on one page: the payment, its coins, the gifts they paid for, and who bore what, with why. */
    @GET
    @Path("{id}/case")
    public CaseView caseOf(@PathParam("id") String id) {
        Dispute dispute = disputes.get(PublicId.number(Dispute.PREFIX, id));
        CoinLot lot = lots.ofRecharge(dispute.recharge()).orElse(null);
        List<ClawBack> gifts = clawBacks.of(dispute.number());
        Map<Long, User> people =
                users.all(Stream.concat(gifts.stream().map(ClawBack::creator), Stream.of(dispute.user()))
                        .distinct()
                        .toList());
        User payer = people.get(dispute.user());
        return new CaseView(
                View.of(dispute),
                payer == null ? null : new PersonView(payer.id(), payer.name()),
                lot == null ? null : lot.coins(),
                lot == null ? null : lot.unspent(),
                gifts.stream()
                        .map(gift -> GiftView.of(gift, people.get(gift.creator())))
                        .toList());
    }

    /**
     * A dispute with what it means for everybody.
     *
     * @param coinsBought by the payment
     * @param coinsUnspent of them, now
     * @param gifts those that its coins paid for and that were not voided, newest first
     */
    @Schema(name = "DisputeCase")
    public record CaseView(
            View dispute,
            @Nullable PersonView payer,
            @Nullable Long coinsBought,
            @Nullable Long coinsUnspent,
            List<GiftView> gifts) {}

    /** Somebody. */
    @Schema(name = "DisputePerson")
    public record PersonView(String id, String name) {}

    /**
     * A gift of a lost dispute, and who bears it.
     *
     * @param outcome {@code open}, {@code taken_back}, {@code reserve_paid} or {@code owed_by_creator}
     * @param why the rule, in a sentence
     * @param earned what these coins had earned the creator
     * @param fromCreator what was taken from the creator or is owed
     * @param fromReserve what the fraud reserve paid
     * @param fromPlatform what the platform bore
     */
    @Schema(name = "DisputedGift")
    public record GiftView(
            String id,
            String giftId,
            @Nullable PersonView creator,
            String stream,
            long coins,
            Micros earned,
            LocalDate maturesOn,

            @Schema(enumeration = {"open", "taken_back", "reserve_paid", "owed_by_creator"})
            String outcome,

            String why,
            Micros fromCreator,
            Micros fromReserve,
            Micros fromPlatform,
            @Nullable String entryId,
            @Nullable String correctionId) {
        static GiftView of(ClawBack gift, @Nullable User creator) {
            String currency = Asset.of(gift.currency()).code();
            boolean corrected = gift.status() == ClawBack.Status.CORRECTED;
            return new GiftView(
                    gift.id(),
                    PublicId.of("gift", gift.gift()),
                    creator == null ? null : new PersonView(creator.id(), creator.name()),
                    gift.stream().code(),
                    gift.coins(),
                    new Micros(gift.micros(), currency),
                    gift.maturesOn(),
                    gift.outcome().text(),
                    why(gift),
                    new Micros(corrected ? gift.micros() : gift.creatorMicros(), currency),
                    new Micros(corrected ? 0 : gift.reserveMicros(), currency),
                    new Micros(corrected ? 0 : gift.lossMicros(), currency),
                    gift.entry() == null ? null : PublicId.of("ent", gift.entry()),
                    gift.correction() == null ? null : PublicId.of("ent", gift.correction()));
        }

        private static String why(ClawBack gift) {
            return switch (gift.outcome()) {
                case OPEN -> "It is not accounted for yet";
                case TAKEN_BACK -> "It had not matured when the payment was lost, so its earnings went back";
                case RESERVE_PAID ->
                    "It had matured and nothing speaks against the creator, who keeps it: the reserve pays";
                case OWED_BY_CREATOR -> "Two people confirmed on evidence that the creator had a part in the fraud";
            };
        }
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
