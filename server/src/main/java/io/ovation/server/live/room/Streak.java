package io.ovation.server.live.room;

/**
 * Gifts of one sender and kind in one room that followed each other closely.
 *
 * @param id public id of its first gift: the same wherever the streak is worked out
 * @param sender as others see them
 * @param gift key of the catalogue
 * @param giftNumber number of the catalogue
 * @param count gifts so far; never goes back
 * @param coins coins so far
 * @param firstAtMillis journal time of the first gift
 * @param lastAtMillis journal time of the last gift
 * @param settled true in its one terminal event: the count is final
 */
public record Streak(
        String id,
        Person sender,
        String gift,
        int giftNumber,
        long count,
        long coins,
        long firstAtMillis,
        long lastAtMillis,
        boolean settled) {
    Streak joined(RoomEvent.GiftShown gift) {
        return new Streak(
                id,
                sender,
                this.gift,
                giftNumber,
                count + gift.count(),
                coins + gift.coins(),
                firstAtMillis,
                Math.max(lastAtMillis, gift.atMillis()),
                false);
    }

    Streak asSettled() {
        return new Streak(id, sender, gift, giftNumber, count, coins, firstAtMillis, lastAtMillis, true);
    }
}
