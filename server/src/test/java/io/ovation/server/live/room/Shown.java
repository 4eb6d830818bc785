package io.ovation.server.live.room;

/** Gifts as a room's feed brings them. */
final class Shown {
    private Shown() {}

    static Person person(long number) {
        return new Person(number, "usr_" + number, "Viewer " + number, "seed" + number);
    }

    static RoomEvent.GiftShown spark(String id, int count, long atMillis) {
        return gift(id, 1, "spark", count, atMillis);
    }

    static RoomEvent.GiftShown gift(String id, long sender, String gift, int count, long atMillis) {
        return shown(id, person(sender), gift, count, count, true, atMillis, atMillis);
    }

    static RoomEvent.GiftShown anonymous(String id, long sender, String gift, long atMillis) {
        return shown(id, Person.someone(sender), gift, 1, 1, true, atMillis, atMillis);
    }

    static RoomEvent.GiftShown big(String id, long sender, long atMillis) {
        return shown(id, person(sender), "comet", 1, 1_000, false, atMillis, atMillis);
    }

    static RoomEvent.GiftShown shown(
            String id,
            Person sender,
            String gift,
            int count,
            long coins,
            boolean combinable,
            long sequence,
            long atMillis) {
        int number = Math.abs(gift.hashCode() % 1_000);
        String size = combinable ? "combo" : "full_screen";
        return new RoomEvent.GiftShown(sequence, id, gift, number, size, combinable, count, coins, sender, atMillis);
    }
}
