package io.ovation.client.fund;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import io.ovation.client.money.Micros;
import io.ovation.client.programme.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fund, as one creator sees it; terms and closed days are for anybody. */
public final class Fund {
    private final Door door;

    /** As this caller sees it. */
    public Fund(Door door) {
        this.door = door;
    }

    /** Whether the fund pays the caller, criterion by criterion, and by which terms. */
    public Call<Overview> overview() {
        return door.get(Route.of("fund"), Overview.class);
    }

    /**
     * Every version of the terms, the newest of a market first.
     *
     * @param market null for all
     */
    public Listing<Terms> terms(@Nullable String market) {
        return door.list(Route.of("fund", "terms").with("market", market), Terms.class);
    }

    /**
     * The published totals of closed days and of their corrections, the newest first.
     *
     * @param market null for all
     */
    public Listing<Close> closes(@Nullable String market) {
        return door.list(Route.of("fund", "closes").with("market", market), Close.class);
    }

    /** The published totals of one run. */
    public Call<Close> close(String id) {
        return door.get(Route.of("fund", "closes", id), Close.class);
    }

    /** What the caller got, day by day, the newest first; corrections are lines of their own. */
    public Listing<Share> statement() {
        return door.list(Route.of("fund", "statement"), Share.class);
    }

    /** One day of that, video by video, with every view that was not paid. */
    public Call<Statement> statement(String closeId) {
        return door.get(Route.of("fund", "statement", closeId), Statement.class);
    }

    /** The last sixty days of one of the caller's videos. */
    public Listing<VideoDay> video(String videoId) {
        return door.list(Route.of("fund", "videos", videoId), VideoDay.class);
    }

    /**
     * The fund and the caller.
     *
     * @param eligibility how the criteria stand now
     * @param terms of the caller's market; null where there is no fund
     */
    public record Overview(Verdict eligibility, @Nullable Terms terms) {}

    /**
     * How a market's fund pays, in one version.
     *
     * @param mode {@code pool} or {@code rewards}
     * @param pool of a day; pool mode
     * @param minRateMicros the lowest rate, micros a view; rewards mode
     * @param unpaidViews of a video in a market, before the first that is paid; rewards mode
     * @param maxPrice the most that a thousand views are paid; null where there is no such bound
     */
    public record Terms(
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
            @Nullable Micros maxPrice) {}

    /**
     * The totals of a run. Shares, forfeited and unspent together are the pool, to the micro.
     *
     * @param run 0 for the close itself, then its corrections
     * @param views all views; payable and excluded ones together
     * @param creators how many got something
     * @param shares what they got, all runs of the day together
     * @param forfeited what disqualified creators would have got
     * @param unspent what the highest price left of the pool; all of it on a day without a view that counts
     * @param posted what this run changed; below 0 when more went back than was added
     * @param inputHash SHA-256 over terms and frozen inputs
     */
    public record Close(
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
            @Nullable Instant closedAt) {}

    /** Views that were not paid, for one reason. */
    public record Excluded(String reason, long views) {}

    /**
     * What a creator got of a run.
     *
     * @param share of the day, this run included
     * @param difference what this run posted; the same as the share when it is the close itself
     * @param entryId of the journal entry; null when nothing was posted
     */
    public record Share(
            String closeId,
            String market,
            LocalDate day,
            int run,
            long payableViews,
            Micros share,
            Micros difference,
            @Nullable LocalDate maturesOn,
            @Nullable String entryId) {}

    /**
     * A creator's part of a run.
     *
     * @param reason why none of the creator's views count; {@code none} when they do
     * @param totals of all creators, to check the share by
     */
    public record Statement(Share share, String reason, Terms terms, Close totals, List<VideoLine> videos) {}

    /**
     * What a video got. Payable and excluded views together are all its views.
     *
     * @param rateMicros micros a view; rewards mode
     */
    public record VideoLine(
            String videoId, long views, long payableViews, List<Excluded> excluded, long rateMicros, Micros earned) {}

    /** What a video got of a day. */
    public record VideoDay(String closeId, String market, LocalDate day, int run, VideoLine line) {}
}
