package io.ovation.server.coin.recharge;

import io.ovation.economics.Asset;
import io.ovation.server.api.Micros;
import io.ovation.server.api.Money;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.api.RequestIds;
import io.ovation.server.coin.Channel;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.payment.NextAction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /v1/recharges}: a viewer buys coins. */
@Path("/v1/recharges")
@Allow(Role.VIEWER)
@RunOnVirtualThread
public class RechargeResource {
    private final Recharges recharges;
    private final Refunds refunds;
    private final Callers callers;
    private final Users users;
    private final Markets markets;

    RechargeResource(Recharges recharges, Refunds refunds, Callers callers, Users users, Markets markets) {
        this.recharges = recharges;
        this.refunds = refunds;
        this.callers = callers;
        this.users = users;
        this.markets = markets;
    }

    /** Buys coins. A declined payment is an answer, not a problem: its status says so. */
    @POST
    @ResponseStatus(201)
    @Refuses({
        ProblemCode.COINS_INVALID,
        ProblemCode.MARKET_WITHOUT_PRICES,
        ProblemCode.AGE_UNKNOWN,
        ProblemCode.AGE_TOO_LOW,
        ProblemCode.PURCHASES_LOCKED
    })
    public View create(@HeaderParam("Idempotency-Key") @Nullable String key, Request request) {
        User user = users.get(callers.user().userNumber());
        String idempotencyKey = RequestIds.required(key);
        if (request.coins() == null) {
            throw missing("coins");
        }
        if (request.paymentMethod() == null) {
            throw missing("payment_method");
        }
        Recharge recharge = recharges.recharge(
                user, request.coins(), Channel.asked(request.channel()), request.paymentMethod(), idempotencyKey);
        return one(recharge);
    }

    /** The caller's own recharge. */
    @GET
    @Path("{id}")
    public View get(@PathParam("id") String id) {
        return one(recharges.get(callers.user().userNumber(), PublicId.number(Recharge.PREFIX, id)));
    }

    /** What was paid and who got it: the receipt of a recharge that succeeded. */
    @GET
    @Path("{id}/receipt")
    public ReceiptView receipt(@PathParam("id") String id) {
        Recharge recharge = recharges.get(callers.user().userNumber(), PublicId.number(Recharge.PREFIX, id));
        if (recharge.status() != RechargeStatus.SUCCEEDED || recharge.entryId() == null) {
            throw Problem.of(ProblemCode.NOT_FOUND).detail("There is a receipt once the recharge has succeeded");
        }
        return ReceiptView.of(recharge);
    }

    /** The caller's recharges, newest first. */
    @GET
    public Page<View> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        User user = users.get(callers.user().userNumber());
        Page<Recharge> page = recharges.page(user.number(), cursor, Page.limit(limit));
        Map<Long, Long> refundable =
                refunds.refundable(user.number(), markets.of(user).currency());
        return new Page<>(
                page.items().stream()
                        .map(recharge -> View.of(recharge, refundable.getOrDefault(recharge.number(), 0L)))
                        .toList(),
                page.nextCursor(),
                page.hasMore());
    }

    private View one(Recharge recharge) {
        long refundable = recharge.status() == RechargeStatus.SUCCEEDED
                ? refunds.refundable(recharge.user(), recharge.currency()).getOrDefault(recharge.number(), 0L)
                : 0;
        return View.of(recharge, refundable);
    }

    private static Problem missing(String field) {
        return Problem.of(ProblemCode.FIELD_INVALID).field(field).detail(field + " is missing");
    }

    /**
     * What to buy.
     *
     * @param coins how many; {@code GET /v1/coin-quotes} says what they cost
     * @param paymentMethod a payment method of the provider
     * @param channel {@code web} (when left out) or {@code app}
     */
    public record Request(
            @Schema(required = true, minimum = "1", examples = "330") @Nullable
            Long coins,

            @Schema(
                    enumeration = {"web", "app"},
                    examples = "web")
            @Nullable
            String channel,

            @Schema(required = true, maxLength = 200, examples = "card_visa") @Nullable
            String paymentMethod) {}

    /**
     * What the viewer's app has to do before the payment can be decided; the status is then {@code requires_action}.
     *
     * @param type {@code confirm} (show the provider's payment form), {@code authenticate} (3-D Secure, by the provider's
     *     library) or {@code redirect}
     * @param clientSecret what the provider's library in the app is given
     * @param url where to send the viewer
     */
    public record ActionView(
            String type,
            @Nullable String clientSecret,
            @Nullable String url) {
        static @Nullable ActionView of(@Nullable NextAction action) {
            return action == null ? null : new ActionView(action.type().shown(), action.clientSecret(), action.url());
        }
    }

    /**
     * A recharge.
     *
     * @param declineReason why the provider refused
     * @param entryId its entry in the books, once it has succeeded
     * @param sequence the journal sequence of that entry
     * @param coinsRefundable how many of the coins can be refunded now
     */
    public record View(
            String id,
            long coins,
            Money price,

            @Schema(enumeration = {"pending", "processing", "requires_action", "succeeded", "declined", "expired"})
            String status,

            Channel channel,
            String paymentMethod,
            @Nullable ActionView nextAction,
            @Nullable String declineReason,
            Instant createdAt,
            @Nullable Instant completedAt,
            @Nullable String entryId,
            @Nullable Long sequence,
            long coinsRefundable) {
        static View of(Recharge recharge, long refundable) {
            return new View(
                    recharge.id(),
                    recharge.coins(),
                    new Money(recharge.price(), recharge.currency()),
                    recharge.shownStatus(),
                    recharge.channel(),
                    recharge.paymentMethod(),
                    ActionView.of(recharge.nextAction()),
                    recharge.declineReason(),
                    recharge.createdAt(),
                    recharge.completedAt(),
                    recharge.entryId() == null ? null : PublicId.of("ent", recharge.entryId()),
                    recharge.entrySequence(),
                    refundable);
        }
    }

    /**
     * Who got what of a price.
     *
     * @param price what was charged
     * @param tax the part that is tax
     * @param fee what store or provider keep
     * @param forCoins the rest: what stands behind the coins until they are spent
     * @param perCoin the price of one coin of this purchase, rounded up
     */
    public record ReceiptView(
            String rechargeId,
            long coins,
            Instant at,
            Money price,
            Money tax,
            Money fee,
            Money forCoins,
            Micros perCoin,
            int priceBookVersion,
            String entryId,
            List<Line> lines) {
        static ReceiptView of(Recharge recharge) {
            String currency = recharge.currency();
            Money rest = new Money(recharge.price() - recharge.tax() - recharge.fee(), currency);
            Money tax = new Money(recharge.tax(), currency);
            Money fee = new Money(recharge.fee(), currency);
            return new ReceiptView(
                    recharge.id(),
                    recharge.coins(),
                    Objects.requireNonNull(recharge.completedAt()),
                    new Money(recharge.price(), currency),
                    tax,
                    fee,
                    rest,
                    new Micros(
                            Math.ceilDiv(recharge.price() * Asset.fiat(currency).minorUnit(), recharge.coins()),
                            currency),
                    recharge.priceBookVersion(),
                    PublicId.of("ent", Objects.requireNonNull(recharge.entryId())),
                    List.of(
                            new Line("Tax", tax),
                            new Line(recharge.channel() == Channel.APP ? "App store" : "Payment provider", fee),
                            new Line("Behind your coins", rest)));
        }
    }

    /** One line of a receipt. */
    public record Line(String label, Money amount) {}
}
