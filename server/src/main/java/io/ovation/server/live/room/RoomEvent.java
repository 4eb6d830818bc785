package io.ovation.server.live.room;

/** Something that happened in a room and that its viewers should see. */
public sealed interface RoomEvent {
    /**
     * A gift that the ledger has accepted.
     *
     * @param sequence of the journal batch it stands in
     * @param id the public gift id
     * @param gift key of the catalogue, for example {@code spark}
     * @param giftNumber number of the catalogue
     * @param size how much of the stage it takes
     * @param combinable whether it joins streaks
     * @param count how many
     * @param coins price of all of them
     * @param sender as others see them
     * @param atMillis wall time of the journal batch, epoch milliseconds
     * @param ranked whether it counts for the top list and for the order of shows
     */
    record GiftShown(
            long sequence,
            String id,
            String gift,
            int giftNumber,
            String size,
            boolean combinable,
            int count,
            long coins,
            Person sender,
            long atMillis,
            boolean ranked)
            implements RoomEvent {
        /** A gift that counts for ranks. */
        public GiftShown(
                long sequence,
                String id,
                String gift,
                int giftNumber,
                String size,
                boolean combinable,
                int count,
                long coins,
                Person sender,
                long atMillis) {
            this(sequence, id, gift, giftNumber, size, combinable, count, coins, sender, atMillis, true);
        }
    }

    /**
     * A comment that passed the room's rules.
     *
     * @param id of the comment, unique in the room
     * @param atMillis wall time, epoch milliseconds
     */
    record CommentPosted(String id, Person author, String text, long atMillis) implements RoomEvent {}

    /**
     * A tip in money that was paid.
     *
     * @param id the public tip id
     * @param amount minor units of the currency, without the service fee
     * @param message what the sender says with it; empty for nothing
     * @param atMillis wall time, epoch milliseconds
     */
    record TipShown(String id, long amount, String currency, Person sender, String message, long atMillis)
            implements RoomEvent {}

    /**
     * Likes of one viewer.
     *
     * @param count how many, already bounded
     */
    record Liked(int count) implements RoomEvent {}

    /**
     * What a creator took away: the comments of somebody they muted.
     *
     * @param author user number
     */
    record CommentsRemoved(long author) implements RoomEvent {}
}
