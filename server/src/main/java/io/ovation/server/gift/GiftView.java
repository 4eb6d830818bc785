package io.ovation.server.gift;

import io.ovation.server.api.PublicId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an accepted gift as JSON, over HTTP and on the socket.
 *
 * @param status {@code sent} or {@code on_its_way}
 * @param spentTodayCoins left out when given coins paid
 * @param undoUntil until when a gift on its way can be taken back
 * @param creatorDiamonds what the creator earns with it
 */
record GiftView(
        String giftId,
        String entryId,

        @Schema(enumeration = {"sent", "on_its_way"}) String status,

        String gift,
        long coins,
        int count,
        long balanceAfter,
        @Nullable Long spentTodayCoins,
        @Nullable Instant undoUntil,
        long creatorDiamonds,
        long sequence) {
    static GiftView of(GiftOutcome.Paid paid, String status, @Nullable Instant undoUntil) {
        return new GiftView(
                PublicId.of(GiftFeed.PREFIX, paid.id()),
                PublicId.of("ent", paid.id()),
                status,
                paid.item().gift(),
                paid.coins(),
                paid.count(),
                paid.balanceAfter(),
                paid.spentToday().isPresent() ? paid.spentToday().getAsLong() : null,
                undoUntil,
                paid.diamonds(),
                paid.sequence());
    }
}
