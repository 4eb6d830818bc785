package io.ovation.server.video.intake;

import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.Refuses;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/engagement}: what happens to videos, in batches. */
@Path(EngagementResource.PATH)
@RunOnVirtualThread
class EngagementResource {
    /** Bodies here may be larger than elsewhere. */
    static final String PATH = "/v1/engagement";

    private static final int MOST_SHOWN = 100;

    private final EngagementIntake intake;

    EngagementResource(EngagementIntake intake) {
        this.intake = intake;
    }

    /**
     * An event, as a batch has it.
     *
     * @param id your id of this event: the same id of the same video is the same event, and counts once
     * @param video public id of the video ({@code vid_…}) or your own
     * @param viewer your id of who did it; of a guest, something stable
     * @param device stable id of the device; a view needs one
     * @param market code or country (ISO 3166) of where the viewer was
     * @param source where the viewer came from; {@code other} when left out
     * @param at when it happened; of a view, when it ended
     * @param watchSeconds of a view its length, of a watch how much more was watched
     * @param paid whether the view came from bought traffic
     */
    record Event(
            @Schema(required = true, minLength = 1, maxLength = 128, examples = "e-7f3a") @Nullable
            String id,

            @Schema(
                    required = true,
                    enumeration = {"view", "like", "comment", "share", "watch"})
            @Nullable
            String kind,

            @Schema(required = true, examples = "v-1001") @Nullable
            String video,

            @Schema(required = true, examples = "mia") @Nullable
            String viewer,

            @Schema(maxLength = 128, examples = "d-12") @Nullable
            String device,

            @Schema(required = true, examples = "US") @Nullable
            String market,

            @Schema(
                    enumeration = {
                        "for_you",
                        "following",
                        "search",
                        "profile",
                        "hashtag",
                        "sound",
                        "live",
                        "share",
                        "external",
                        "other"
                    })
            @Nullable
            String source,

            @Schema(required = true) @Nullable Instant at,

            @Schema(minimum = "0", maximum = "86400", examples = "23") @Nullable
            Integer watchSeconds,

            @Nullable Boolean paid) {}

    /**
     * What became of a batch.
     *
     * @param counted events that are in the facts by this request
     * @param duplicates events that were counted before
     * @param excludedViews counted views that are not qualified, by reason
     */
    record Taken(
            int received, int counted, int duplicates, Map<String, Integer> excludedViews, RefusedEvents refused) {}

    /**
     * Events that were not counted. What cured the reason, the same event may be sent again.
     *
     * @param byReason how many, by reason
     * @param items the first hundred
     */
    record RefusedEvents(int count, Map<String, Long> byReason, List<RefusedEvent> items) {}

    /**
     * An event that was not counted.
     *
     * @param index its place in the batch, from 0
     * @param reason {@code video_unknown}, {@code video_deleted}, {@code market_unknown}, {@code day_closed} or {@code at_in_future}
     */
    record RefusedEvent(int index, String id, String reason) {}

    /**
     * Takes in a batch: a JSON array of events, or one a line (NDJSON), at most 50,000 and 8 MiB. When this is answered, what was counted is counted for
     * good, once; a batch without an answer is sent again as it was. A batch that cannot be read is refused whole.
     */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, "application/x-ndjson"})
    @Allow(value = Role.PLATFORM, scope = Scope.ENGAGEMENT)
    @Refuses({ProblemCode.BUSY, ProblemCode.OUTCOME_UNKNOWN})
    public Taken take(
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(type = SchemaType.ARRAY, implementation = Event.class)),
                                @Content(
                                        mediaType = "application/x-ndjson",
                                        schema = @Schema(implementation = Event.class))
                            })
                    EngagementBody body) {
        return view(intake.take(body.bytes()));
    }

    private static Taken view(Outcome outcome) {
        Map<String, Integer> excluded = new TreeMap<>();
        outcome.excluded().forEach((reason, views) -> excluded.put(text(reason), views));
        Map<String, Long> byReason = outcome.refused().stream()
                .map(each -> each.reason().text())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return new Taken(
                outcome.received(),
                outcome.counted(),
                outcome.duplicates(),
                excluded,
                new RefusedEvents(
                        outcome.refused().size(),
                        byReason,
                        outcome.refused().stream()
                                .limit(MOST_SHOWN)
                                .map(each -> new RefusedEvent(
                                        each.index(), each.id(), each.reason().text()))
                                .toList()));
    }

    /** As the facts name it. */
    private static String text(Countable.Exclusion reason) {
        return switch (reason) {
            case OWN -> "own";
            case PAID -> "paid";
            case SHORT -> "too_short";
            case REPEAT -> "repeated";
            case SAME_DEVICE -> "same_device";
        };
    }
}
