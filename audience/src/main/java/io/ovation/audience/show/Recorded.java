package io.ovation.audience.show;

/**
 * One thing a recording tells.
 *
 * <p>{@code position} is the line, or for XML the element, it stands at, counted from 1; together with the file it is the
 * event's identity, so replaying a file twice asks for the same things. {@code atMillis} is any clock that does not jump:
 * only differences matter. Names and ids are as the file has them; pseudonyms are made later.
 */
public sealed interface Recorded {
    /** A price that the recording does not tell. */
    long PRICE_UNKNOWN = -1;

    /** Line or element in the file, from 1. */
    long position();

    /** {@code count} gifts of {@code coinsEach} coins, or {@link #PRICE_UNKNOWN}; streaks appear once, when settled. */
    record Gift(long position, long atMillis, String room, String sender, String gift, long coinsEach, long count)
            implements Recorded {}

    /** Somebody wrote. */
    record Comment(long position, long atMillis, String room, String sender, String text) implements Recorded {}

    /** Somebody tapped the heart. */
    record Like(long position, long atMillis, String room, String sender, long count) implements Recorded {}

    /** Something that is not replayed, and why; {@code what} is a short word for the report. */
    record Skipped(long position, Reason reason, String what) implements Recorded {}

    /** Why something is not replayed. */
    enum Reason {
        /** The same message again, as after a reconnect. */
        DUPLICATE,
        /** A streak's running count; the streak is counted when it ends. */
        STREAK_UPDATE,
        /** A gift that costs nothing. */
        FREE,
        /** A kind of message that is neither chat nor like nor gift. */
        OTHER_KIND,
        /** A count that is no positive number, or beyond belief. */
        COUNT_INVALID,
        /** Not readable in this format. */
        MALFORMED,
        /** The file ends in the middle of something. */
        TRUNCATED
    }
}
