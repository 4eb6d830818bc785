package io.ovation.client.programme;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The programme, for staff: appeals, criteria, and what the criteria would have said. */
public final class ProgrammeDesk {
    private final Door door;

    /** For support, trust or an administrator. */
    public ProgrammeDesk(Door door) {
        this.door = door;
    }

    /**
     * Appeals, those that wait longest first.
     *
     * @param status {@code open}, {@code granted} or {@code upheld}; null for all
     */
    public Listing<Queued> appeals(@Nullable String status) {
        return door.list(Route.of("programme", "appeals").with("status", status), Queued.class);
    }

    /**
     * Grants an appeal, which waives criteria for a while.
     *
     * @param criteria what to waive; null for all that stands in the way
     * @param days for how long; null for 90
     */
    public Call<Programme.Appeal> grant(
            String appealId, String reason, @Nullable List<String> criteria, @Nullable Integer days) {
        return door.postAgain(
                Route.of("programme", "appeals", appealId, "decision"),
                Door.body("decision", "grant", "reason", reason, "criteria", criteria, "days", days),
                Programme.Appeal.class);
    }

    /** Lets the decision stand. */
    public Call<Programme.Appeal> uphold(String appealId, String reason) {
        return door.postAgain(
                Route.of("programme", "appeals", appealId, "decision"),
                Door.body("decision", "uphold", "reason", reason),
                Programme.Appeal.class);
    }

    /**
     * What the criteria of a past moment say of what was known then, beside the decision that was in force.
     *
     * @param programme {@code creator_next} or {@code fund}; null for the first
     * @param at null for now
     */
    public Call<Replay> replay(String userId, @Nullable String programme, @Nullable Instant at) {
        return door.get(
                Route.of("programme", "replays")
                        .with("user_id", userId)
                        .with("programme", programme)
                        .with("at", at),
                Replay.class);
    }

    /** For administrators: publishes the next version of a market's criteria, in force from a later day. */
    public Call<Programme.Criteria> publish(Draft criteria) {
        return door.post(Route.of("programme", "criteria"), criteria, Programme.Criteria.class);
    }

    /**
     * An appeal in the queue, with what it is about.
     *
     * @param decision what the user appeals against, as it was explained
     */
    public record Queued(
            Programme.Appeal appeal,
            String userName,
            String userHandle,
            String userAvatarSeed,
            Programme.Decision decision) {}

    /**
     * A past moment, replayed.
     *
     * @param verdict of the criteria that were in force, on what was known then
     * @param decision that was in force then, if there was one
     */
    public record Replay(String userId, Instant at, Verdict verdict, Programme.@Nullable Decision decision) {}

    /**
     * A version of a market's criteria.
     *
     * @param programme {@code creator_next} when left out
     * @param inForceFrom the first day; a day to come
     * @param open false announces the programme without taking anybody; true when left out
     * @param windowDays the days over which views and posts are counted
     * @param mostStrikePoints good standing
     * @param graceDays for how long a member may fall short of followers, views or posts
     */
    public record Draft(
            @Nullable String programme,
            String market,
            LocalDate inForceFrom,
            @Nullable Boolean open,
            long minAge,
            long minFollowers,
            long minViews,
            long minPosts,
            long windowDays,
            long mostStrikePoints,
            List<String> residences,
            List<String> accountKinds,
            long graceDays) {}
}
