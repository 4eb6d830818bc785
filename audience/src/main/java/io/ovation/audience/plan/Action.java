package io.ovation.audience.plan;

/**
 * One thing that one viewer does in one room.
 *
 * <p>{@code atMillis} counts from the start of the plan; {@code room} and {@code viewer} are positions in the lists the
 * plan was made from.
 */
public sealed interface Action {
    /** Milliseconds since the start of the plan. */
    long atMillis();

    /** Position of the room. */
    int room();

    /** Position of the viewer among the room's fans. */
    int viewer();

    /** The viewer opens the room. */
    record Join(long atMillis, int room, int viewer) implements Action {}

    /** The viewer closes the room. */
    record Leave(long atMillis, int room, int viewer) implements Action {}

    /** The viewer writes. */
    record Comment(long atMillis, int room, int viewer, String text) implements Action {}

    /** The viewer taps the heart {@code count} times. */
    record Like(long atMillis, int room, int viewer, int count) implements Action {}

    /** The viewer sends {@code count} of a gift of the catalogue; {@code anonymous} hides the name from the room. */
    record Gift(long atMillis, int room, int viewer, String gift, int count, boolean anonymous) implements Action {}

    /** The viewer limits the coins spent in a day. */
    record SetCap(long atMillis, int room, int viewer, long coins) implements Action {}

    /** The action in one line; equal actions give equal lines, which is what a plan's digest is made of. */
    default String line() {
        String what = switch (this) {
            case Join join -> "join";
            case Leave leave -> "leave";
            case Comment comment -> "comment " + comment.text();
            case Like like -> "like " + like.count();
            case Gift gift -> "gift " + gift.gift() + " " + gift.count() + (gift.anonymous() ? " anonymous" : "");
            case SetCap cap -> "cap " + cap.coins();
        };
        return atMillis() + " " + room() + "/" + viewer() + " " + what;
    }
}
