package io.ovation.server.fund;

import java.time.LocalDate;

/**
 * How a market's fund pays, in one version; versions never change. With the frozen inputs they decide every share.
 *
 * @param market code of the market
 * @param version from 1
 * @param inForceFrom the first day that is closed by it, in the market's zone
 * @param formula name of the formula in force: {@code pool-1}, {@code pool-2} or {@code rewards-1}
 * @param poolMicros pool mode: the pool of a day
 * @param closeAfterHours how long after the end of a day its views may still arrive
 * @param minRateMicros rewards mode: the lowest rate, micros a view (0.40 a thousand is 400)
 * @param maxRateMicros rewards mode: the highest
 * @param unpaidViews rewards mode: so many views of a video in a market come before the first that is paid
 * @param minVideoSeconds rewards mode: shorter videos are not paid
 * @param maxPriceMicros pool mode, {@code pool-2}: the most that a thousand views are paid, in micros; 0 in other formulas
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
        int minVideoSeconds,
        long maxPriceMicros) {
    /** As it stands in the hash of every run that was closed by it, so that runs from before a field have the hash they had. */
    @Override
    public String toString() {
        return "FundTerms[market=" + market + ", version=" + version + ", inForceFrom=" + inForceFrom + ", mode=" + mode
                + ", formula=" + formula + ", poolMicros=" + poolMicros + ", closeAfterHours=" + closeAfterHours
                + ", minRateMicros=" + minRateMicros + ", maxRateMicros=" + maxRateMicros + ", unpaidViews="
                + unpaidViews
                + ", minVideoSeconds=" + minVideoSeconds
                + (maxPriceMicros == 0 ? "" : ", maxPriceMicros=" + maxPriceMicros) + "]";
    }
}
