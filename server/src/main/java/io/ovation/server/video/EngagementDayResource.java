package io.ovation.server.video;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.Refuses;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/engagement-days}: which days are closed. */
@Path("/v1/engagement-days")
@RunOnVirtualThread
class EngagementDayResource {
    private static final int DEFAULT_DAYS = 30;

    private final EngagementDays days;
    private final Markets markets;
    private final Clocks clocks;

    EngagementDayResource(EngagementDays days, Markets markets, Clocks clocks) {
        this.days = days;
        this.markets = markets;
        this.clocks = clocks;
    }

    /** The closed days of a market, newest first. */
    record ClosedDays(String market, List<Closed> items) {
        /**
         * A closed day.
         *
         * @param by what closed it: {@code time}, or what needed it frozen, such as {@code fund}
         */
        record Closed(LocalDate day, Instant closedAt, String by) {}
    }

    /** The closed days of a market since a day (the last 30 when not said): their facts are final. */
    @GET
    @Allow(
            value = {Role.PLATFORM, Role.FINANCE, Role.TRUST},
            scope = Scope.ENGAGEMENT)
    @Operation(operationId = "listEngagementDays")
    @Refuses(ProblemCode.MARKET_UNKNOWN)
    public ClosedDays days(@QueryParam("market") @Nullable String market, @QueryParam("from") @Nullable String from) {
        if (market == null) {
            throw Problem.invalid("market", "market is needed");
        }
        Market named = markets.named(market);
        LocalDate today = clocks.today(named);
        LocalDate begin = from == null ? today.minusDays(DEFAULT_DAYS) : VideoFields.date("from", from);
        if (begin.isBefore(today.minusYears(2))) {
            throw Problem.invalid("from", "from is at most two years ago");
        }
        return new ClosedDays(
                named.code(),
                days.since(named, begin).stream()
                        .map(each -> new ClosedDays.Closed(each.day(), each.closedAt(), each.closedBy()))
                        .toList());
    }
}
