package io.ovation.server.gift;

import io.ovation.server.api.PublicId;
import io.ovation.server.identity.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A gift in the list of a show.
 *
 * @param streakId the streak it is part of, if it combines
 */
record GiftLine(
        String giftId,
        String gift,
        int count,
        long coins,
        SenderView sender,
        @Nullable String streakId,
        Instant at,
        String entryId) {
    /** A sender as others see them. */
    record SenderView(@Nullable String id, String name, String avatarSeed) {
        static SenderView of(boolean anonymous, @Nullable User user) {
            return anonymous || user == null
                    ? new SenderView(null, "Someone", "someone")
                    : new SenderView(user.id(), user.name(), user.avatarSeed());
        }
    }

    static GiftLine of(GiftStore.Row row, GiftItem item, @Nullable User sender) {
        return new GiftLine(
                PublicId.of(GiftFeed.PREFIX, row.id()),
                item.gift(),
                row.gift().count(),
                row.gift().coins(),
                SenderView.of(row.gift().anonymous(), sender),
                row.streak() == null ? null : PublicId.of(GiftFeed.PREFIX, row.streak()),
                row.at(),
                PublicId.of("ent", row.entry()));
    }
}
