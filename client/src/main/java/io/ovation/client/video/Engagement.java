package io.ovation.client.video;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What viewers did with videos, told by the platform's own servers: views, likes, comments, shares, watched seconds. An event counts
 * once, however often it is told: its id and its video name it.
 */
public final class Engagement {
    private final Door door;

    /** For the platform. */
    public Engagement(Door door) {
        this.door = door;
    }

    /** Tells of a batch, 50,000 events and 8 MiB at most. What is answered is counted for good; what is not is told again. */
    public Call<Taken> tell(List<EngagementEvent> batch) {
        return door.postAgain(Route.of("engagement"), batch, Taken.class);
    }

    /**
     * The closed days of a market, whose facts are final.
     *
     * @param from null: 30 days ago
     */
    public Call<ClosedDays> closedDays(String market, @Nullable LocalDate from) {
        return door.get(Route.of("engagement-days").with("market", market).with("from", from), ClosedDays.class);
    }

    /**
     * What became of a batch.
     *
     * @param counted events that are in the facts by this request
     * @param duplicates events that were counted before
     * @param excludedViews counted views that are not qualified, by reason
     */
    public record Taken(
            int received, int counted, int duplicates, Map<String, Integer> excludedViews, Refused refused) {}

    /**
     * Events that were not counted. What cured the reason, the same event may be sent again.
     *
     * @param byReason how many, by reason
     * @param items the first hundred
     */
    public record Refused(int count, Map<String, Long> byReason, List<RefusedEvent> items) {}

    /**
     * An event that was not counted.
     *
     * @param index its place in the batch, from 0
     * @param reason {@code video_unknown}, {@code video_deleted}, {@code market_unknown}, {@code day_closed} or {@code
     *     at_in_future}
     */
    public record RefusedEvent(int index, String id, String reason) {}

    /** The closed days of a market, newest first. */
    public record ClosedDays(String market, List<ClosedDay> items) {}

    /**
     * A closed day.
     *
     * @param by what closed it: {@code time}, or what needed it frozen, such as {@code fund}
     */
    public record ClosedDay(LocalDate day, Instant closedAt, String by) {}
}
