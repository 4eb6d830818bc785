package io.ovation.server.video.intake;

import io.ovation.server.identity.Market;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An event with everything that counting it needs, found out before the commit.
 *
 * @param index its place in the batch
 * @param day of the market's own calendar
 * @param excluded why a view is not qualified, as far as the event itself says; null for one that may be
 * @param eventHigh first half of its fingerprint
 * @param viewerHigh of viewer, video and day; only of views that may qualify
 * @param deviceHigh of device, video and day; only of views that may qualify
 */
record Countable(
        int index,
        Engagement event,
        long video,
        long creator,
        Market market,
        LocalDate day,
        @Nullable Exclusion excluded,
        long eventHigh,
        long eventLow,
        long viewerHigh,
        long viewerLow,
        long deviceHigh,
        long deviceLow) {

    /** Why a view is not qualified. */
    enum Exclusion {
        /** The creator's own. */
        OWN,
        /** From paid traffic. */
        PAID,
        /** Shorter than 5 s. */
        SHORT,
        /** The viewer had a qualified one. */
        REPEAT,
        /** The device had a qualified one. */
        SAME_DEVICE
    }
}
