package io.ovation.server.fund;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Public;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.programme.Criteria;
import io.ovation.server.programme.Programme;
import io.ovation.server.programme.Verdict;
import io.ovation.server.store.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The creator fund for everybody: terms and the totals of every closed day are public; creators read what each of their videos
 * got, and which views were not paid for which reason.
 */
@Path("/v1/fund")
@RunOnVirtualThread
public class FundResource {
    private final FundStore store;
    private final TermsBook book;
    private final FundStatements statements;
    private final Programme programme;
    private final Database database;
    private final Users users;
    private final Markets markets;
    private final Callers callers;
    private final Clocks clocks;

    FundResource(
            FundStore store,
            TermsBook book,
            FundStatements statements,
            Programme programme,
            Database database,
            Users users,
            Markets markets,
            Callers callers,
            Clocks clocks) {
        this.store = store;
        this.book = book;
        this.statements = statements;
        this.programme = programme;
        this.database = database;
        this.users = users;
        this.markets = markets;
        this.callers = callers;
        this.clocks = clocks;
    }

    /** Whether the fund pays the caller, criterion by criterion, and by which terms in their market. */
    @GET
    @Allow(Role.VIEWER)
    public Overview overview() {
        User user = users.get(callers.user().userNumber());
        programme.now(user);
        return database.inTransaction(handle -> new Overview(
                programme.replay(handle, user, Criteria.FUND, clocks.business()),
                TermsBook.inForce(handle, user.market(), clocks.today(markets.of(user)))
                        .map(FundViews.Terms::of)
                        .orElse(null)));
    }

    /** Every version of the fund's terms, the newest of a market first. */
    @GET
    @Path("terms")
    @Public
    @Refuses(ProblemCode.MARKET_UNKNOWN)
    public Page<FundViews.Terms> terms(@QueryParam("market") @Nullable String market) {
        return new Page<>(
                book.all(market == null ? null : markets.named(market).code()).stream()
                        .map(FundViews.Terms::of)
                        .toList(),
                null,
                false);
    }

    /** The published totals of closed days and of their corrections, newest first. */
    @GET
    @Path("closes")
    @Public
    @Refuses(ProblemCode.MARKET_UNKNOWN)
    public Page<FundViews.Close> closes(
            @QueryParam("market") @Nullable String market,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int most = Page.limit(limit);
        long @Nullable [] key = Cursor.read(cursor, 1);
        Page<FundRun> page = Page.of(
                store.page(
                        market == null ? null : markets.named(market).code(),
                        true,
                        key == null ? Long.MAX_VALUE : key[0],
                        most + 1),
                most,
                last -> Cursor.of(last.number()));
        return new Page<>(page.items().stream().map(FundViews.Close::of).toList(), page.nextCursor(), page.hasMore());
    }

    /** The published totals of one run. */
    @GET
    @Path("closes/{id}")
    @Public
    @Refuses(ProblemCode.NOT_FOUND)
    public FundViews.Close close(@PathParam("id") String id) {
        FundRun run = store.get(PublicId.number(FundRun.PREFIX, id));
        if (run.state() != RunState.CLOSED) {
            throw Problem.of(ProblemCode.NOT_FOUND).detail("This day is not closed yet");
        }
        return FundViews.Close.of(run);
    }

    /** What the caller got, day by day, newest first; corrections are lines of their own. */
    @GET
    @Path("statement")
    @Allow(Role.VIEWER)
    public Page<FundViews.Share> statement(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        long creator = callers.user().userNumber();
        int most = Page.limit(limit);
        long @Nullable [] key = Cursor.read(cursor, 1);
        Page<FundStatements.Share> page = Page.of(
                statements.shares(creator, key == null ? Long.MAX_VALUE : key[0], most + 1),
                most,
                last -> Cursor.of(last.run().number()));
        return new Page<>(
                page.items().stream()
                        .map(share -> FundViews.Share.of(share, creator))
                        .toList(),
                page.nextCursor(),
                page.hasMore());
    }

    /** One day of that, video by video, with every view that was not paid. */
    @GET
    @Path("statement/{close}")
    @Allow(Role.VIEWER)
    @Refuses(ProblemCode.NOT_FOUND)
    public FundViews.Itemised itemised(@PathParam("close") String close) {
        long creator = callers.user().userNumber();
        return FundViews.Itemised.of(statements.statement(creator, PublicId.number(FundRun.PREFIX, close)), creator);
    }

    /** The last sixty days of one of the caller's videos. */
    @GET
    @Path("videos/{video}")
    @Allow(Role.VIEWER)
    @Refuses(ProblemCode.NOT_FOUND)
    public Page<FundViews.VideoDayView> video(@PathParam("video") String video) {
        long creator = callers.user().userNumber();
        List<FundStatements.VideoLine> lines =
                statements.video(creator, PublicId.number(FundViews.VIDEO_PREFIX, video));
        if (lines.isEmpty()) {
            throw Problem.of(ProblemCode.NOT_FOUND).detail("No view of such a video of yours is on a closed day");
        }
        return new Page<>(lines.stream().map(FundViews.VideoDayView::of).toList(), null, false);
    }

    /**
     * The fund and the caller.
     *
     * @param eligibility how the criteria stand now
     * @param terms of the caller's market; null where there is no fund
     */
    @Schema(name = "FundOverview")
    public record Overview(Verdict eligibility, FundViews.@Nullable Terms terms) {}
}
