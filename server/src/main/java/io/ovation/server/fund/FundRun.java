package io.ovation.server.fund;

import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of the close of a market's day.
 *
 * @param run 0 for the close itself, then its corrections
 * @param changes what a correction changes
 * @param poolMicros pool mode: what was to be shared
 * @param postingDay the business day of its entries; null until the inputs are frozen
 * @param inputHash SHA-256 over terms and frozen inputs, in hexadecimal
 * @param excluded views that were not paid, by reason
 * @param sharesMicros what the creators got in this run, all differences included
 * @param forfeitedMicros pool mode: what disqualified creators would have got; nobody gets it
 * @param unspentMicros pool mode: the pool of a day without a view that counts
 * @param postedMicros what this run changed: raised less reduced
 * @param step what goes on, for people
 * @param fault why it does not go on; null while it does
 */
record FundRun(
        long number,
        String market,
        LocalDate day,
        int run,
        Changes changes,
        String reason,
        int termsVersion,
        long poolMicros,
        RunState state,
        Instant createdAt,
        @Nullable Instant frozenAt,
        @Nullable LocalDate postingDay,
        @Nullable Instant closedAt,
        @Nullable String inputHash,
        long videos,
        long creators,
        long views,
        long payableViews,
        Map<String, Long> excluded,
        long paidCreators,
        long sharesMicros,
        long forfeitedMicros,
        long unspentMicros,
        long toPost,
        long posted,
        long postedMicros,
        String step,
        long stepDone,
        long stepTotal,
        @Nullable String fault) {
    static final String PREFIX = "fcl";

    String id() {
        return PublicId.of(PREFIX, number);
    }
}
