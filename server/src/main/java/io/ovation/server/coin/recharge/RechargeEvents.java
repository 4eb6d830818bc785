package io.ovation.server.coin.recharge;

import io.ovation.server.api.Money;
import io.ovation.server.api.PublicId;
import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import io.ovation.server.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is told of recharges and refunds. */
@ApplicationScoped
public class RechargeEvents implements EventCatalogue {
    static final EventType<Recharged> RECHARGED =
            new EventType<>("coin.recharged", "recharge", Recharged.class, "Bought coins are in the wallet.");
    static final EventType<Unpaid> DECLINED =
            new EventType<>("coin.recharge.declined", "recharge", Unpaid.class, "The provider refused the payment.");
    static final EventType<Unpaid> EXPIRED = new EventType<>(
            "coin.recharge.expired",
            "recharge",
            Unpaid.class,
            "Nobody decided about the payment in time; it was given up.");
    static final EventType<Refunded> REFUNDED = new EventType<>(
            "coin.refunded", "refund", Refunded.class, "Unspent coins were given back and their money returned.");
    static final EventType<Refunded> REFUND_FAILED = new EventType<>(
            "coin.refund.failed",
            "refund",
            Refunded.class,
            "The money could not be returned; the coins are in the wallet again.");

    @Override
    public List<EventType<?>> types() {
        return List.of(RECHARGED, DECLINED, EXPIRED, REFUNDED, REFUND_FAILED);
    }

    /** A recharge that succeeded. */
    static EventDraft recharged(Recharge recharge, Instant at) {
        return EventDraft.of(
                RECHARGED,
                recharge.id(),
                at,
                new Recharged(
                        recharge.id(),
                        user(recharge.user()),
                        recharge.coins(),
                        new Money(recharge.price(), recharge.currency()),
                        new Money(recharge.tax(), recharge.currency()),
                        recharge.channel().code(),
                        PublicId.of("ent", Objects.requireNonNull(recharge.entryId())),
                        Objects.requireNonNull(recharge.entrySequence())));
    }

    /** A recharge that came to nothing. */
    static EventDraft unpaid(Recharge recharge, Instant at) {
        return EventDraft.of(
                recharge.status() == RechargeStatus.EXPIRED ? EXPIRED : DECLINED,
                recharge.id(),
                at,
                new Unpaid(
                        recharge.id(),
                        user(recharge.user()),
                        recharge.coins(),
                        new Money(recharge.price(), recharge.currency()),
                        recharge.declineReason()));
    }

    /** A refund that has come to its end. */
    static EventDraft refund(Refund refund, Instant at) {
        return EventDraft.of(
                refund.status() == RefundStatus.PAID ? REFUNDED : REFUND_FAILED,
                refund.id(),
                at,
                new Refunded(
                        refund.id(),
                        PublicId.of(Recharge.PREFIX, refund.recharge()),
                        user(refund.user()),
                        refund.coins(),
                        refund.amount() == null ? null : new Money(refund.amount(), refund.currency()),
                        refund.failureReason()));
    }

    private static String user(long number) {
        return PublicId.of(User.PREFIX, number);
    }

    /**
     * Coins in the wallet.
     *
     * @param price what was charged, tax included
     * @param sequence of the journal batch: what to wait for to read one's own write
     */
    public record Recharged(
            String rechargeId,
            String userId,
            long coins,
            Money price,
            Money tax,
            String channel,
            String entryId,
            long sequence) {}

    /** A recharge without coins. */
    public record Unpaid(
            String rechargeId,
            String userId,
            long coins,
            Money price,
            @Nullable String reason) {}

    /** Coins that were given back, or were meant to be. */
    public record Refunded(
            String refundId,
            String rechargeId,
            String userId,
            long coins,
            @Nullable Money amount,
            @Nullable String reason) {}
}
