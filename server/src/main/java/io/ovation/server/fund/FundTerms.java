package io.ovation.server.fund;

import java.time.LocalDate;

/**
 * How a market's fund pays, in one version; versions never change. With the frozen inputs they decide every share.
 *
 * @param market code of the market
 * @param version from 1
 * @param inForceFrom the first day that is closed by it, in the market's zone
 * @param formula name of the formula in force: {@code pool-1} or {@code rewards-1}
 * @param poolMicros pool mode: the pool of a day
 * @param closeAfterHours how long after the end of a day its views may still arrive
 * @param minRateMicros rewards mode: the lowest rate, micros a view (0.40 a thousand is 400)
 * @param maxRateMicros rewards mode: the highest
 * @param unpaidViews rewards mode: so many views of a video in a market come before the first that is paid
 * @param minVideoSeconds rewards mode: shorter videos are not paid
 */
public record FundTerms(
        String market,
        int version,
        LocalDate inForceFrom,
        FundMode mode,
        String formula,
        long poolMicros,
        int closeAfterHours,
        long minRateMicros,
        long maxRateMicros,
        long unpaidViews,
        int minVideoSeconds) {}
