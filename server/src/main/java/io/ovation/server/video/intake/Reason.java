package io.ovation.server.video.intake;

import java.util.Locale;

/** Why an event was not counted, though it was well told. Names never change: they stand in answers and tables. */
enum Reason {
    /** There is no such video: tell of it first, then send the event again. */
    VIDEO_UNKNOWN,
    /** The video was deleted before it happened. */
    VIDEO_DELETED,
    /** The market or country is none of ours. */
    MARKET_UNKNOWN,
    /** The market's day is closed. */
    DAY_CLOSED,
    /** It is said to happen in the future. */
    AT_IN_FUTURE,
    /** A record of Kafka that cannot be read. */
    MALFORMED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
