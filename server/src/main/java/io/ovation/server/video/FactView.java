package io.ovation.server.video;

import java.time.LocalDate;

/**
 * What happened to a video on a day of a market, from one source, as JSON.
 *
 * @param day of the market's own calendar
 * @param closed whether the day is closed, so that nothing of this changes any more
 */
public record FactView(
        LocalDate day,
        String market,
        String source,
        boolean closed,
        long views,
        long qualifiedViews,
        ExcludedViews excludedViews,
        long likes,
        long comments,
        long shares,
        long watchSeconds) {
    /**
     * Views that are not qualified, each for exactly one reason; the first that holds, in this order.
     *
     * @param own the creator's own
     * @param paid from paid traffic
     * @param tooShort shorter than 5 s
     * @param repeated the viewer had a qualified view of this video and day
     * @param sameDevice another viewer had one on this device
     * @param fraud taken out by trust and safety before the day closed
     */
    public record ExcludedViews(long own, long paid, long tooShort, long repeated, long sameDevice, long fraud) {}

    static FactView of(VideoDayFact fact, boolean isFinal) {
        return new FactView(
                fact.day(),
                fact.market(),
                fact.source(),
                isFinal,
                fact.views(),
                fact.qualifiedViews(),
                new ExcludedViews(
                        fact.excludedOwn(),
                        fact.excludedPaid(),
                        fact.excludedShort(),
                        fact.excludedRepeat(),
                        fact.excludedSameDevice(),
                        fact.excludedFraud()),
                fact.likes(),
                fact.comments(),
                fact.shares(),
                fact.watchSeconds());
    }
}
