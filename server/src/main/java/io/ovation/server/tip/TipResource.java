package io.ovation.server.tip;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ovation.server.api.Money;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.api.RequestIds;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.payment.ChargeRefund;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /v1/tips}: money from a viewer to a creator. */
@Path("/v1/tips")
@Allow({Role.VIEWER, Role.CREATOR})
@RunOnVirtualThread
public class TipResource {
    private final Tips tips;
    private final TipRefunds refunds;
    private final TipStore store;
    private final TipTerms terms;
    private final TipReceipts receipts;
    private final Callers callers;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;

    TipResource(
            Tips tips,
            TipRefunds refunds,
            TipStore store,
            TipTerms terms,
            TipReceipts receipts,
            Callers callers,
            Users users,
            Markets markets,
            Clocks clocks) {
        this.tips = tips;
        this.refunds = refunds;
        this.store = store;
        this.terms = terms;
        this.receipts = receipts;
        this.callers = callers;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
    }

    /**
     * What may be tipped today, and what it costs.
     *
     * @param amount a tip whose price to say too, in minor units
     */
    @GET
    @Path("terms")
    @Refuses({ProblemCode.MARKET_WITHOUT_FEATURE, ProblemCode.TIP_AMOUNT_INVALID})
    public TermsView terms(@QueryParam("amount") @Nullable Long amount) {
        User payer = users.get(callers.user().userNumber());
        Market market = markets.of(payer);
        LocalDate today = clocks.today(market);
        TipRules.requireFeature(market, "you live");
        TipTerms.Terms inForce = terms.of(market, today);
        TipStore.Spent spent = store.spent(payer.number(), today);
        if (amount != null && (amount < inForce.minimum() || amount > inForce.maximum())) {
            throw Problem.of(ProblemCode.TIP_AMOUNT_INVALID)
                    .field("amount")
                    .detail("A tip is from " + inForce.minimum() + " to " + inForce.maximum() + " minor units of "
                            + inForce.currency());
        }
        return new TermsView(
                inForce.currency(),
                inForce.minimum(),
                inForce.maximum(),
                inForce.presets().stream()
                        .map(preset -> PriceView.of(tips.price(preset, market, today, inForce), inForce.currency()))
                        .toList(),
                amount == null ? null : PriceView.of(tips.price(amount, market, today, inForce), inForce.currency()),
                inForce.feePpm(),
                inForce.dailyMaximum(),
                Math.max(0, inForce.dailyMaximum() - spent.amount()),
                inForce.tipsADay(),
                Math.max(0, inForce.tipsADay() - spent.count()),
                inForce.messageLength(),
                inForce.refundWindow().toHours(),
                inForce.version());
    }

    /** Sends a tip. The creator receives all of it; a declined payment is an answer, not a problem: its status says so. */
    @POST
    @ResponseStatus(201)
    @Refuses({
        ProblemCode.TIP_TO_SELF,
        ProblemCode.PURCHASES_LOCKED,
        ProblemCode.TIP_AMOUNT_INVALID,
        ProblemCode.TIP_LIMIT_REACHED,
        ProblemCode.MARKET_WITHOUT_FEATURE,
        ProblemCode.AGE_UNKNOWN,
        ProblemCode.AGE_TOO_LOW,
        ProblemCode.CREATOR_NOT_ELIGIBLE,
        ProblemCode.FOLLOWERS_TOO_FEW,
        ProblemCode.COMMENT_TOO_LONG,
        ProblemCode.COMMENT_BLOCKED,
        ProblemCode.MUTED,
        ProblemCode.LIVE_NOT_FOUND,
        ProblemCode.VIDEO_NOT_FOUND,
        ProblemCode.ROOM_CLOSED,
        ProblemCode.PRICE_CHANGED
    })
    public TipView create(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable TipWish wish) {
        User payer = users.get(callers.user().userNumber());
        String checkedKey = RequestIds.required(key);
        TipWish asked = wish == null ? new TipWish(null, null, null, null, null, null, null, null) : wish;
        return view(tips.send(payer, asked, checkedKey));
    }

    /** The tips that the caller sent, newest first. */
    @GET
    public Page<TipView> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page<Tip> page = tips.page(TipStore.Of.PAYER, callers.user().userNumber(), cursor, limit);
        Map<Long, User> creators =
                users.all(page.items().stream().map(Tip::creator).distinct().toList());
        return new Page<>(
                page.items().stream()
                        .map(tip -> TipView.of(tip, tips.charge(tip), creators.get(tip.creator()), refunds.until(tip)))
                        .toList(),
                page.nextCursor(),
                page.hasMore());
    }

    /** The tips that the caller received, newest first. */
    @GET
    @Path("received")
    @Allow(Role.CREATOR)
    public Page<ReceivedTip> received(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page<Tip> page = tips.page(TipStore.Of.CREATOR, callers.user().userNumber(), cursor, limit);
        return ReceivedTip.page(users, page);
    }

    /** A tip that the caller sent. */
    @GET
    @Path("{id}")
    public TipView get(@PathParam("id") String id) {
        return view(tips.sent(callers.user().userNumber(), PublicId.number(Tip.PREFIX, id)));
    }

    /** Who got what of a tip: each side sees what is theirs. */
    @GET
    @Path("{id}/receipt")
    @Allow({Role.VIEWER, Role.CREATOR, Role.SUPPORT, Role.FINANCE})
    public TipReceipt receipt(@PathParam("id") String id) {
        return receipts.of(callers.current(), PublicId.number(Tip.PREFIX, id));
    }

    /** Takes a tip of one's own back, within the window of the terms: all of it, with service fee and tax. */
    @POST
    @Path("{id}/refunds")
    @ResponseStatus(201)
    @Refuses({ProblemCode.NOTHING_TO_REFUND, ProblemCode.REFUND_TOO_LATE, ProblemCode.REFUND_LOCKED})
    public RefundView refund(@PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        long number = PublicId.number(Tip.PREFIX, id);
        ChargeRefund refund = refunds.byPayer(callers.user().userNumber(), number, RequestIds.required(key));
        return RefundView.of(tips.any(number), refund);
    }

    private TipView view(Tips.Paid paid) {
        Tip tip = paid.tip();
        return TipView.of(tip, paid.charge(), users.get(tip.creator()), refunds.until(tip));
    }

    /**
     * What a tip costs.
     *
     * @param amount the tip, all of it the creator's
     * @param serviceFee on top, without tax
     * @param tax on the service fee
     * @param total what the payer pays
     */
    @Schema(name = "TipPrice")
    public record PriceView(Money amount, Money serviceFee, Money tax, Money total) {
        static PriceView of(Tips.Price price, String currency) {
            return new PriceView(
                    new Money(price.amount(), currency),
                    new Money(price.fee(), currency),
                    new Money(price.tax(), currency),
                    new Money(price.total(), currency));
        }
    }

    /**
     * What may be tipped today. Amounts are minor units of the currency.
     *
     * @param presets amounts to offer, with their prices
     * @param price of the amount that was asked about
     * @param serviceFeePpm rate of the service fee, in millionths of the tip
     * @param dailyMaximum what one payer may tip on a day, service fees not counted
     * @param leftToday what is left of it
     * @param tipsADay how many tips one payer may send on a day
     * @param tipsLeftToday how many are left
     * @param messageLength most characters of a message
     * @param refundHours how long a tip can be taken back
     */
    @Schema(name = "TipTerms")
    public record TermsView(
            String currency,
            long minimum,
            long maximum,
            List<PriceView> presets,
            @Nullable PriceView price,
            int serviceFeePpm,
            long dailyMaximum,
            long leftToday,
            @JsonProperty("tips_a_day") int tipsADay,
            int tipsLeftToday,
            int messageLength,
            long refundHours,
            int termsVersion) {}

    /**
     * A tip on its way back.
     *
     * @param amount what the payer gets, service fee and tax included
     * @param status processing, paid or failed
     * @param failureReason the provider's code of why it failed
     */
    @Schema(name = "TipRefund")
    public record RefundView(
            String id,
            String tipId,
            Money amount,
            String status,
            @Nullable String failureReason) {
        static RefundView of(Tip tip, ChargeRefund refund) {
            return new RefundView(
                    refund.id(),
                    tip.id(),
                    new Money(refund.amount(), tip.currency()),
                    refund.status().shown(),
                    refund.failureReason());
        }
    }
}
