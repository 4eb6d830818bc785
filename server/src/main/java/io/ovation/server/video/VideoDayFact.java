package io.ovation.server.video;

import java.time.LocalDate;

/**
 * What happened to a video on a day of a market, from one source. Every view is qualified or excluded for exactly one reason:
 * {@code views} is the sum of {@code qualifiedViews} and all {@code excluded…}.
 *
 * @param video its number
 * @param day of the market's own calendar
 * @param market code of the market the viewers were in
 * @param source where they came from, as {@link Source} names it
 * @param creator user number of whose video it is
 * @param qualifiedViews at least 5 s, the first of its viewer and of its device on that video and day, not the creator's own and not paid for
 * @param excludedOwn the creator's own
 * @param excludedPaid came from paid traffic
 * @param excludedShort shorter than 5 s
 * @param excludedRepeat the viewer had a qualified view of that video and day already
 * @param excludedSameDevice another viewer had one on the same device
 * @param excludedFraud taken out by trust &amp; safety before the day closed
 */
public record VideoDayFact(
        long video,
        LocalDate day,
        String market,
        String source,
        long creator,
        long views,
        long qualifiedViews,
        long excludedOwn,
        long excludedPaid,
        long excludedShort,
        long excludedRepeat,
        long excludedSameDevice,
        long excludedFraud,
        long likes,
        long comments,
        long shares,
        long watchSeconds) {}
