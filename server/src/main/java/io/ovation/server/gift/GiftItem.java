package io.ovation.server.gift;

/**
 * A gift of the catalogue.
 *
 * @param number in journal entries; never changes and is never used again
 * @param gift key in the API
 * @param name for people
 * @param coins price of one
 * @param size how much of the stage it takes
 */
public record GiftItem(int number, String gift, String name, long coins, GiftSize size) {
    /** How many of a combinable gift can be sent at once. */
    public static final int MAX_COUNT = 100;

    private static final int UNDO_SECONDS = 10;

    /** Whether it joins streaks. */
    public boolean combinable() {
        return size == GiftSize.COMBO;
    }

    /** The most that can be sent at once. */
    public int maxCount() {
        return combinable() ? MAX_COUNT : 1;
    }

    /** How often the sender is asked before it is sent: 0, 1 or 2 times. */
    public int confirmations() {
        return switch (size) {
            case COMBO, STANDARD, FULL_SCREEN -> 0;
            case CONFIRM -> 1;
            case GRAND -> 2;
        };
    }

    /** For how long it can be taken back; 0 when it arrives at once. */
    public int undoSeconds() {
        return size == GiftSize.GRAND ? UNDO_SECONDS : 0;
    }
}
