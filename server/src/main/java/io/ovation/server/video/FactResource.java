package io.ovation.server.video;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.Refuses;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/videos/{id}/facts}: the daily facts of a video. */
@Path("/v1/videos/{id}/facts")
@RunOnVirtualThread
class FactResource {
    private static final int MOST_DAYS = 92;
    private static final int DEFAULT_DAYS = 30;

    private final Videos videos;
    private final VideoFacts facts;
    private final EngagementDays days;
    private final Markets markets;
    private final Callers callers;
    private final Clocks clocks;

    FactResource(
            Videos videos, VideoFacts facts, EngagementDays days, Markets markets, Callers callers, Clocks clocks) {
        this.videos = videos;
        this.facts = facts;
        this.days = days;
        this.markets = markets;
        this.callers = callers;
        this.clocks = clocks;
    }

    /** The facts of a stretch of days. */
    record Facts(LocalDate from, LocalDate to, List<FactView> items) {}

    /** What happened to a video, by day, market and source: at most 92 days, the last 30 when not said. */
    @GET
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
        LocalDate end = to == null
                ? LocalDate.ofInstant(clocks.business(), ZoneOffset.ofHours(14))
                : VideoFields.date("to", to);
        LocalDate begin = from == null ? end.minusDays(DEFAULT_DAYS - 1) : VideoFields.date("from", from);
        if (begin.isAfter(end) || begin.plusDays(MOST_DAYS).isBefore(end)) {
            throw Problem.invalid("from", "from is at most " + MOST_DAYS + " days before to");
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

    private Set<LocalDate> closedDays(String market, LocalDate from) {
        Set<LocalDate> closed = new HashSet<>();
        days.since(markets.get(market), from).forEach(each -> closed.add(each.day()));
        return closed;
    }
}
