package io.ovation.server.video;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.Refuses;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The daily facts of videos, views that trust and safety takes out of them, and the days that are closed. */
@Path("/v1")
@RunOnVirtualThread
class FactResource {
    private static final int MOST_DAYS = 92;
    private static final int DEFAULT_DAYS = 30;

    private final Videos videos;
    private final VideoFacts facts;
    private final ViewExclusions exclusions;
    private final EngagementDays days;
    private final Markets markets;
    private final Callers callers;
    private final Clocks clocks;

    FactResource(
            Videos videos,
            VideoFacts facts,
            ViewExclusions exclusions,
            EngagementDays days,
            Markets markets,
            Callers callers,
            Clocks clocks) {
        this.videos = videos;
        this.facts = facts;
        this.exclusions = exclusions;
        this.days = days;
        this.markets = markets;
        this.callers = callers;
        this.clocks = clocks;
    }

    /** The facts of a stretch of days. */
    record Facts(LocalDate from, LocalDate to, List<FactView> items) {}

    /**
     * Views to take out.
     *
     * @param views how many of the qualified views there
     * @param reason why, for people
     */
    record Exclusion(
            @Schema(required = true, examples = "US") @Nullable
            String market,

            @Schema(required = true) @Nullable LocalDate day,

            @Schema(required = true, examples = "for_you") @Nullable
            String source,

            @Schema(required = true, minimum = "1") @Nullable
            Long views,

            @Schema(required = true, minLength = 1, maxLength = 500) @Nullable
            String reason) {}

    /** The closed days of a market, newest first. */
    record ClosedDays(String market, List<Closed> items) {
        /**
         * A closed day.
         *
         * @param by what closed it: {@code time}, or what needed it frozen, such as {@code fund}
         */
        record Closed(LocalDate day, Instant closedAt, String by) {}
    }

    /** What happened to a video, by day, market and source: at most 92 days, the last 30 when not said. */
    @GET
    @Path("videos/{id}/facts")
    @Allow(
            value = {Role.VIEWER, Role.PLATFORM, Role.FINANCE, Role.TRUST},
            scope = Scope.VIDEOS)
    @Operation(operationId = "listVideoFacts")
    @Refuses(ProblemCode.VIDEO_NOT_FOUND)
    public Facts facts(
            @PathParam("id") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        Video video = videos.named(id);
        Caller caller = callers.current();
        if (!caller.is(Role.PLATFORM)
                && !caller.is(Role.FINANCE)
                && !caller.is(Role.TRUST)
                && caller.userNumber() != video.creator()) {
            throw Videos.unknown(id);
        }
        LocalDate end = to == null ? LocalDate.ofInstant(clocks.business(), ZoneOffset.ofHours(14)) : date("to", to);
        LocalDate begin = from == null ? end.minusDays(DEFAULT_DAYS - 1) : date("from", from);
        if (begin.isAfter(end) || begin.plusDays(MOST_DAYS).isBefore(end)) {
            throw VideoFields.invalid("from", "from is at most " + MOST_DAYS + " days before to");
        }
        Map<String, Set<LocalDate>> closed = new HashMap<>();
        List<FactView> items = facts.ofVideo(video.number(), begin, end).stream()
                .map(fact -> FactView.of(
                        fact,
                        closed.computeIfAbsent(fact.market(), market -> closedDays(market, begin))
                                .contains(fact.day())))
                .toList();
        return new Facts(begin, end, items);
    }

    /**
     * Takes views that are not genuine out of a day that is still open: they move from the qualified ones to {@code
     * excluded_views.fraud}.
     */
    @POST
    @Path("videos/{id}/exclusions")
    @Allow(Role.TRUST)
    @Refuses({ProblemCode.VIDEO_NOT_FOUND, ProblemCode.DAY_CLOSED, ProblemCode.MARKET_UNKNOWN})
    public FactView exclude(@PathParam("id") String id, Exclusion body) {
        Video video = videos.named(id);
        if (body.market() == null || body.day() == null || body.source() == null) {
            throw VideoFields.invalid("market", "market, day and source say which views");
        }
        if (body.views() == null || body.views() < 1) {
            throw VideoFields.invalid("views", "views is at least 1");
        }
        if (body.reason() == null || body.reason().isBlank() || body.reason().length() > 500) {
            throw VideoFields.invalid("reason", "reason has 1 to 500 characters");
        }
        Market market = markets.named(body.market());
        return FactView.of(
                exclusions.exclude(
                        callers.user(), video, market, body.day(), body.source(), body.views(), body.reason()),
                false);
    }

    /** The closed days of a market since a day (the last 30 when not said): their facts are final. */
    @GET
    @Path("engagement-days")
    @Allow(
            value = {Role.PLATFORM, Role.FINANCE, Role.TRUST},
            scope = Scope.ENGAGEMENT)
    @Operation(operationId = "listEngagementDays")
    @Refuses(ProblemCode.MARKET_UNKNOWN)
    public ClosedDays days(@QueryParam("market") @Nullable String market, @QueryParam("from") @Nullable String from) {
        if (market == null) {
            throw VideoFields.invalid("market", "market is needed");
        }
        Market named = markets.named(market);
        LocalDate today = clocks.today(named);
        LocalDate begin = from == null ? today.minusDays(DEFAULT_DAYS) : date("from", from);
        if (begin.isBefore(today.minusYears(2))) {
            throw VideoFields.invalid("from", "from is at most two years ago");
        }
        return new ClosedDays(
                named.code(),
                days.since(named, begin).stream()
                        .map(each -> new ClosedDays.Closed(each.day(), each.closedAt(), each.closedBy()))
                        .toList());
    }

    private Set<LocalDate> closedDays(String market, LocalDate from) {
        Set<LocalDate> closed = new HashSet<>();
        days.since(markets.get(market), from).forEach(each -> closed.add(each.day()));
        return closed;
    }

    private static LocalDate date(String field, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 2000 && day.getYear() < 3000) {
                return day;
            }
        } catch (DateTimeException notOne) {
            // falls through
        }
        throw Problem.of(ProblemCode.FIELD_INVALID).field(field).detail(field + " is a day such as 2026-11-23");
    }
}
