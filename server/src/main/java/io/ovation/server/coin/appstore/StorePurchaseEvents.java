package io.ovation.server.coin.appstore;

import io.ovation.economics.StoreRefundAmounts;
import io.ovation.server.api.Money;
import io.ovation.server.api.PublicId;
import io.ovation.server.coin.recharge.Recharge;
import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import io.ovation.server.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What is told of refunds that app stores made. The purchase itself is told as a recharge. */
@ApplicationScoped
public class StorePurchaseEvents implements EventCatalogue {
    static final EventType<Refunded> REFUNDED = new EventType<>(
            "coin.store_refunded",
            "recharge",
            Refunded.class,
            "The app store gave the money of a purchase back; the coins that were left are void.");
    static final EventType<Refunded> REVERSED = new EventType<>(
            "coin.store_refund_reversed",
            "recharge",
            Refunded.class,
            "The app store took its refund back; the coins that it had voided are in the wallet again.");

    @Override
    public List<EventType<?>> types() {
        return List.of(REFUNDED, REVERSED);
    }

    static EventDraft of(
            EventType<Refunded> type,
            StorePurchase purchase,
            Recharge recharge,
            int fromPpm,
            int toPpm,
            StoreRefundAmounts voided,
            Instant at) {
        return EventDraft.of(
                type,
                recharge.id(),
                at,
                new Refunded(
                        recharge.id(),
                        PublicId.of(User.PREFIX, recharge.user()),
                        purchase.store().code(),
                        purchase.transaction(),
                        StorePurchase.part(recharge.coins(), fromPpm, toPpm),
                        voided.coins(),
                        new Money(StorePurchase.part(recharge.price(), fromPpm, toPpm), recharge.currency())));
    }

    /**
     * A refund of a store.
     *
     * @param transactionId the store's
     * @param coins of the purchase that the money was for
     * @param coinsVoided how many of them were left
     * @param price what the buyer got back
     */
    public record Refunded(
            String rechargeId,
            String userId,
            String store,
            String transactionId,
            long coins,
            long coinsVoided,
            Money price) {}
}
