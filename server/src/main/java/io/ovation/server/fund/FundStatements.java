package io.ovation.server.fund;

import io.ovation.economics.DerivedIds;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What the fund paid a creator, day by day and video by video, with every view that was not paid and why. Lines are not kept: they
 * follow from the frozen inputs, as they did when the run was computed. Blocking; any thread.
 */
@ApplicationScoped
class FundStatements {
    private static final int MOST_DAYS_OF_A_VIDEO = 60;

    private final FundStore store;
    private final Database database;

    FundStatements(FundStore store, Database database) {
        this.store = store;
        this.database = database;
    }

    /**
     * A creator's part of one run.
     *
     * @param differenceMicros what the run posted
     * @param maturesOn null where nothing was ever due
     */
    record Share(
            FundRun run,
            long payableViews,
            long micros,
            long differenceMicros,
            @Nullable LocalDate maturesOn) {
        /** The entry that posted the difference; null when there was none. */
        @Nullable
        String entryId(long creator) {
            return differenceMicros == 0 ? null : PublicId.of("ent", DerivedIds.fundPosted(run.number(), creator));
        }
    }

    /**
     * A creator's part of one run, video by video.
     *
     * @param reason why the creator's views do not count; {@link Exclusion#NONE} when they do
     */
    record Statement(Share share, FundTerms terms, Exclusion reason, List<Line> lines) {}

    /** A video's line of one run. */
    record VideoLine(FundRun run, FundTerms terms, Line line) {}

    /** The closed runs in which a creator had views, newest first, below a number. */
    List<Share> shares(long creator, long below, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT s.run, s.payable_views, s.micros, s.previous_micros, s.matures_on
                        FROM fund_share s JOIN fund_run r ON r.number = s.run AND r.state = 'closed'
                        WHERE s.creator = :creator AND s.run < :below
                            AND (r.run = 0 OR s.micros <> s.previous_micros)
                        ORDER BY s.run DESC LIMIT :limit""")
                .bind("creator", creator)
                .bind("below", below)
                .bind("limit", limit)
                .map((row, context) -> new Share(
                        store.get(handle, row.getLong(1)),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(3) - row.getLong(4),
                        row.getObject(5, LocalDate.class)))
                .list());
    }

    /** One of them, itemised; {@code not_found} when the creator had no views in it, or it is not closed. */
    Statement statement(long creator, long run) {
        return database.withHandle(handle -> {
            Share share = shares(creator, run + 1, 1).stream()
                    .filter(each -> each.run().number() == run)
                    .findFirst()
                    .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such statement"));
            return itemised(handle, creator, share);
        });
    }

    private Statement itemised(Handle handle, long creator, Share share) {
        FundTerms terms = store.terms(handle, share.run());
        FundStore.Input input = store.input(handle, share.run().number(), creator)
                .orElseThrow(() -> new IllegalStateException("a share without frozen inputs"));
        return new Statement(
                share,
                terms,
                input.reason(),
                new FundFormula(terms).lines(input.videos(), input.reason(), share.micros()));
    }

    /** The last days of one of the creator's videos, by the newest run of each market's day. */
    List<VideoLine> video(long creator, long video) {
        return database.withHandle(handle -> {
            List<Long> runs = handle.createQuery("""
                            SELECT DISTINCT ON (r.day, r.market) r.number FROM fund_share s
                            JOIN fund_run r ON r.number = s.run AND r.state = 'closed'
                            WHERE s.creator = :creator ORDER BY r.day DESC, r.market, r.run DESC LIMIT :limit""")
                    .bind("creator", creator)
                    .bind("limit", MOST_DAYS_OF_A_VIDEO)
                    .mapTo(Long.class)
                    .list();
            return runs.stream()
                    .map(run -> line(handle, creator, video, run))
                    .flatMap(Optional::stream)
                    .toList();
        });
    }

    private Optional<VideoLine> line(Handle handle, long creator, long video, long run) {
        Share share = handle.createQuery("""
                        SELECT payable_views, micros, previous_micros, matures_on FROM fund_share
                        WHERE run = :run AND creator = :creator""")
                .bind("run", run)
                .bind("creator", creator)
                .map((row, context) -> new Share(
                        store.get(handle, run),
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(2) - row.getLong(3),
                        row.getObject(4, LocalDate.class)))
                .one();
        Statement whole = itemised(handle, creator, share);
        return whole.lines().stream()
                .filter(line -> line.input().video() == video)
                .map(line -> new VideoLine(share.run(), whole.terms(), line))
                .findFirst();
    }
}
