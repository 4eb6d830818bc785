package io.ovation.server.video;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.Refuses;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code /v1/videos/{id}/exclusions}: views that trust and safety takes out of the facts. */
@Path("/v1/videos/{id}/exclusions")
@RunOnVirtualThread
class ExclusionResource {
    private static final int MAX_REASON = 500;

    private final Videos videos;
    private final ViewExclusions exclusions;
    private final Markets markets;
    private final Callers callers;

    ExclusionResource(Videos videos, ViewExclusions exclusions, Markets markets, Callers callers) {
        this.videos = videos;
        this.exclusions = exclusions;
        this.markets = markets;
        this.callers = callers;
    }

    /**
     * Views to take out.
     *
     * @param views how many of the qualified views there
     * @param reason why, for people
     */
    record Exclusion(
            @Schema(required = true) @Nullable String market,

            @Schema(required = true) @Nullable LocalDate day,

            @Schema(required = true) @Nullable String source,

            @Schema(required = true, minimum = "1") @Nullable
            Long views,

            @Schema(required = true, minLength = 1, maxLength = 500) @Nullable
            String reason) {}

    /**
     * Takes views that are not genuine out of a day that is still open: they move from the qualified ones to {@code
     * excluded_views.fraud}.
     */
    @POST
    @Allow(Role.TRUST)
    @Refuses({ProblemCode.VIDEO_NOT_FOUND, ProblemCode.DAY_CLOSED, ProblemCode.MARKET_UNKNOWN})
    public FactView exclude(@PathParam("id") String id, Exclusion body) {
        Video video = videos.named(id);
        if (body.market() == null || body.day() == null || body.source() == null) {
            throw Problem.invalid("market", "market, day and source say which views");
        }
        VideoFields.known("day", body.day());
        if (body.views() == null || body.views() < 1) {
            throw Problem.invalid("views", "views is at least 1");
        }
        if (body.reason() == null || body.reason().isBlank() || body.reason().length() > MAX_REASON) {
            throw Problem.invalid("reason", "reason has 1 to " + MAX_REASON + " characters");
        }
        Market market = markets.named(body.market());
        return FactView.of(
                exclusions.exclude(
                        callers.user(), video, market, body.day(), body.source(), body.views(), body.reason()),
                false);
    }
}
