package io.ovation.server.gift;

import io.ovation.server.api.PublicId;
import io.ovation.server.identity.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A gift under a video, as everybody sees it. */
record VideoGiftLine(
        String giftId, String gift, int count, long coins, GiftLine.SenderView sender, Instant at, String entryId) {
    static VideoGiftLine of(GiftStore.Row row, GiftItem item, @Nullable User sender) {
        return new VideoGiftLine(
                PublicId.of(GiftFeed.PREFIX, row.id()),
                item.gift(),
                row.gift().count(),
                row.gift().coins(),
                GiftLine.SenderView.of(row.gift().anonymous(), sender),
                row.at(),
                PublicId.of("ent", row.entry()));
    }
}
