package io.ovation.server.fund;

import io.ovation.server.api.Micros;
import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The fund as JSON shows it. */
final class FundViews {
    static final String VIDEO_PREFIX = "vid";

    private FundViews() {}

    private static Micros usd(long micros) {
        return new Micros(micros, FundEvents.CURRENCY);
    }

    private static List<Excluded> excluded(Map<Exclusion, Long> counts) {
        return counts.entrySet().stream()
                .map(each -> new Excluded(each.getKey().text(), each.getValue()))
                .toList();
    }

    /**
     * How a market's fund pays, in one version.
     *
     * @param mode {@code pool} or {@code rewards}
     * @param pool of a day; pool mode
     * @param minRateMicros the lowest rate, micros a view; rewards mode
     * @param unpaidViews of a video in a market, before the first that is paid; rewards mode
     * @param maxPrice the most that a thousand views are paid; pool mode by formula {@code pool-2}, else null
     */
    @Schema(name = "FundTerms")
    record Terms(
            String market,
            int version,
            LocalDate inForceFrom,
            String mode,
            String formula,
            Micros pool,
            int closeAfterHours,
            long minRateMicros,
            long maxRateMicros,
            long unpaidViews,
            int minVideoSeconds,
            @Nullable Micros maxPrice) {
        static Terms of(FundTerms terms) {
            return new Terms(
                    terms.market(),
                    terms.version(),
                    terms.inForceFrom(),
                    terms.mode().text(),
                    terms.formula(),
                    usd(terms.poolMicros()),
                    terms.closeAfterHours(),
                    terms.minRateMicros(),
                    terms.maxRateMicros(),
                    terms.unpaidViews(),
                    terms.minVideoSeconds(),
                    terms.maxPriceMicros() == 0 ? null : usd(terms.maxPriceMicros()));
        }
    }

    /** Views that were not paid, for one reason. */
    @Schema(name = "FundExcluded")
    record Excluded(String reason, long views) {}

    /**
     * The totals of a run. Shares, forfeited and unspent together are the pool, to the micro.
     *
     * @param run 0 for the close itself, then its corrections
     * @param views all views; payable and excluded ones together
     * @param creators how many got something
     * @param shares what they got, all runs of the day together
     * @param forfeited what disqualified creators would have got
     * @param unspent what the highest price a thousand views left of the pool; all of it on a day without a view that counts
     * @param posted what this run changed; below 0 when more went back than was added
     * @param inputHash SHA-256 over terms and frozen inputs
     */
    @Schema(name = "FundClose")
    record Close(
            String id,
            String market,
            LocalDate day,
            int run,
            String reason,
            int termsVersion,
            Micros pool,
            long views,
            long payableViews,
            List<Excluded> excluded,
            long videos,
            long creators,
            Micros shares,
            Micros forfeited,
            Micros unspent,
            Micros posted,
            @Nullable String inputHash,
            @Nullable Instant closedAt) {
        static Close of(FundRun run) {
            return new Close(
                    run.id(),
                    run.market(),
                    run.day(),
                    run.run(),
                    run.reason(),
                    run.termsVersion(),
                    usd(run.poolMicros()),
                    run.views(),
                    run.payableViews(),
                    run.excluded().entrySet().stream()
                            .map(each -> new Excluded(each.getKey(), each.getValue()))
                            .toList(),
                    run.videos(),
                    run.paidCreators(),
                    usd(run.sharesMicros()),
                    usd(run.forfeitedMicros()),
                    usd(run.unspentMicros()),
                    usd(run.postedMicros()),
                    run.inputHash(),
                    run.closedAt());
        }
    }

    /**
     * A run and how far it is.
     *
     * @param state {@code created}, {@code frozen}, {@code computed} or {@code closed}
     * @param step what goes on
     * @param stepTotal 0 where it is not known
     * @param fault why it waits; null while it goes on
     */
    @Schema(name = "FundRun")
    record Run(
            Close close,
            String state,
            String step,
            long stepDone,
            long stepTotal,
            long toPost,
            long postedEntries,
            Instant createdAt,
            @Nullable Instant frozenAt,
            @Nullable String fault) {
        static Run of(FundRun run) {
            return new Run(
                    Close.of(run),
                    run.state().text(),
                    run.step(),
                    run.stepDone(),
                    run.stepTotal(),
                    run.toPost(),
                    run.posted(),
                    run.createdAt(),
                    run.frozenAt(),
                    run.fault());
        }
    }

    /**
     * What a creator got of a run.
     *
     * @param share of the day, this run included
     * @param difference what this run posted; the same as the share when it is the close itself
     * @param entryId of the journal entry; null when nothing was posted
     */
    @Schema(name = "FundShare")
    record Share(
            String closeId,
            String market,
            LocalDate day,
            int run,
            long payableViews,
            Micros share,
            Micros difference,
            @Nullable LocalDate maturesOn,
            @Nullable String entryId) {
        static Share of(FundStatements.Share share, long creator) {
            return new Share(
                    share.run().id(),
                    share.run().market(),
                    share.run().day(),
                    share.run().run(),
                    share.payableViews(),
                    usd(share.micros()),
                    usd(share.differenceMicros()),
                    share.maturesOn(),
                    share.entryId(creator));
        }
    }

    /**
     * A creator's part of a run.
     *
     * @param reason why none of the creator's views count; {@code none} when they do
     * @param totals of all creators, to check the share by
     */
    @Schema(name = "FundStatement")
    record Itemised(Share share, String reason, Terms terms, Close totals, List<VideoLine> videos) {
        static Itemised of(FundStatements.Statement statement, long creator) {
            return new Itemised(
                    Share.of(statement.share(), creator),
                    statement.reason().text(),
                    Terms.of(statement.terms()),
                    Close.of(statement.share().run()),
                    statement.lines().stream().map(VideoLine::of).toList());
        }
    }

    /**
     * What a video got. Payable and excluded views together are all its views.
     *
     * @param rateMicros micros a view; rewards mode
     */
    @Schema(name = "FundVideoLine")
    record VideoLine(
            String videoId, long views, long payableViews, List<Excluded> excluded, long rateMicros, Micros earned) {
        static VideoLine of(Line line) {
            return new VideoLine(
                    PublicId.of(VIDEO_PREFIX, line.input().video()),
                    line.input().views(),
                    line.payable(),
                    FundViews.excluded(line.excluded()),
                    line.rateMicros(),
                    usd(line.micros()));
        }
    }

    /** What a video got of a day. */
    @Schema(name = "FundVideoDay")
    record VideoDayView(String closeId, String market, LocalDate day, int run, VideoLine line) {
        static VideoDayView of(FundStatements.VideoLine line) {
            return new VideoDayView(
                    line.run().id(),
                    line.run().market(),
                    line.run().day(),
                    line.run().run(),
                    VideoLine.of(line.line()));
        }
    }
}
