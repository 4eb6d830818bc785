package io.ovation.server.clock;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Public;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Secrets;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The sandbox's clock that anybody signed in may move. */
@Path("/v1/sandbox/clock")
@RunOnVirtualThread
public class ClockResource {
    private static final int MAX_DAYS = 366;

    private final Clocks clocks;
    private final Secrets secrets;

    ClockResource(Clocks clocks, Secrets secrets) {
        this.clocks = clocks;
        this.secrets = secrets;
    }

    /** The business clock. */
    @GET
    @Public
    public ClockView clock() {
        requireSandbox();
        return view(0);
    }

    /** Moves the business clock; the answer comes when what fell due has been done. */
    @POST
    @Allow({Role.VIEWER, Role.PLATFORM})
    public ClockView move(@Nullable Move body) {
        requireSandbox();
        if (body == null || body.advanceDays() == null || body.advanceDays() < 1 || body.advanceDays() > MAX_DAYS) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("advance_days")
                    .detail("advance_days is from 1 to " + MAX_DAYS);
        }
        clocks.advance(Duration.ofDays(body.advanceDays()));
        return view(body.advanceDays());
    }

    private ClockView view(int advanced) {
        return new ClockView(clocks.business(), clocks.wall(), clocks.offset().toDays(), advanced);
    }

    private void requireSandbox() {
        if (!secrets.sandbox()) {
            throw Problem.of(ProblemCode.SANDBOX_ONLY);
        }
    }

    /**
     * The clock.
     *
     * @param daysAhead how far business time is ahead of wall time by now
     * @param advancedByDays how far this request moved it
     */
    public record ClockView(Instant businessTime, Instant wallTime, long daysAhead, int advancedByDays) {}

    /** How far to move. */
    public record Move(@Nullable Integer advanceDays) {}
}
