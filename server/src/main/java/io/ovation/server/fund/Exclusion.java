package io.ovation.server.fund;

import java.util.Locale;

/** Why views were not paid. Numbers are kept in SQL and never change. */
public enum Exclusion {
    /** Nothing is in the way. */
    NONE(0),
    OWN_VIEW(1),
    PAID_TRAFFIC(2),
    /** Shorter than 5 s. */
    TOO_SHORT(3),
    REPEATED_VIEWER(4),
    SAME_DEVICE(5),
    /** Taken out by staff, before or after the close. */
    FRAUD(11),
    /** The video is labelled as sponsored or paid. */
    SPONSORED(6),
    /** Rewards mode: the video is too short. */
    VIDEO_TOO_SHORT(7),
    /** Rewards mode: the first thousand views of a video. */
    BEFORE_FIRST_PAID(8),
    /** The creator did not meet the criteria of the fund on that day. */
    CREATOR_NOT_ELIGIBLE(9),
    /** The creator was disqualified for that day. */
    DISQUALIFIED(10);

    private final int number;

    Exclusion(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static Exclusion of(int number) {
        for (Exclusion each : values()) {
            if (each.number == number) {
                return each;
            }
        }
        throw new IllegalStateException("no reason has the number " + number);
    }

    /** As in JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
