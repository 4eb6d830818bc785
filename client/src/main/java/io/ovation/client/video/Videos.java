package io.ovation.client.video;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Videos: found, made, changed. Making needs a creator or the platform, finding nobody. */
public final class Videos {
    private final Door door;

    /** As this caller sees them. */
    public Videos(Door door) {
        this.door = door;
    }

    /** Those that are out, the newest first. */
    public Listing<Video> list() {
        return door.list(Route.of("videos"), Video.class);
    }

    /** Those of a creator that are out, the newest first. */
    public Listing<Video> of(String creatorId) {
        return door.list(Route.of("videos").with("creator", creatorId), Video.class);
    }

    /** Those with a hashtag that are out, the newest first. */
    public Listing<Video> tagged(String hashtag) {
        return door.list(Route.of("videos").with("hashtag", hashtag), Video.class);
    }

    /** The caller's own, drafts too, the newest first. */
    public Listing<Video> mine() {
        return door.list(Route.of("videos", "mine"), Video.class);
    }

    /** One video, by our id or the platform's own. */
    public Call<Video> get(String id) {
        return door.get(Route.of("videos", id), Video.class);
    }

    /** Makes a video of the caller's own. */
    public Call<Video> create(VideoDescription video) {
        return door.postOnce(Route.of("videos"), video, Video.class);
    }

    /** For the platform: makes or changes a video, named by the platform's own id. */
    public Call<Video> describe(String externalId, VideoDescription video) {
        return door.put(Route.of("videos", externalId), video, Video.class);
    }

    /** Changes a video; what is left out stays. */
    public Call<Video> change(String id, VideoDescription video) {
        return door.patch(Route.of("videos", id), video, Video.class);
    }

    /** Deletes a video. What it earned stays earned. */
    public Call<Video> delete(String id) {
        return door.delete(Route.of("videos", id), Video.class);
    }

    /**
     * What happened to a video, by day, market and source: 92 days at most.
     *
     * @param from null: 30 days ago
     * @param to null: today
     */
    public Call<Facts> facts(String id, @Nullable LocalDate from, @Nullable LocalDate to) {
        return door.get(Route.of("videos", id, "facts").with("from", from).with("to", to), Facts.class);
    }

    /** For trust and safety: takes views that are not genuine out of a day that is still open. */
    public Call<Fact> exclude(String id, Exclusion views) {
        return door.post(Route.of("videos", id, "exclusions"), views, Fact.class);
    }

    /** The facts of a stretch of days. */
    public record Facts(LocalDate from, LocalDate to, List<Fact> items) {}

    /**
     * What happened to a video on a day of a market, from one source,.
     *
     * @param day of the market's own calendar
     * @param closed whether the day is closed, so that nothing of this changes any more
     */
    public record Fact(
            LocalDate day,
            String market,
            String source,
            boolean closed,
            long views,
            long qualifiedViews,
            ExcludedViews excludedViews,
            long likes,
            long comments,
            long shares,
            long watchSeconds) {}

    /**
     * Views that are not qualified, each for exactly one reason; the first that holds, in this order.
     *
     * @param own the creator's own
     * @param paid from paid traffic
     * @param tooShort shorter than 5 s
     * @param repeated the viewer had a qualified view of this video and day
     * @param sameDevice another viewer had one on this device
     * @param fraud taken out by trust and safety before the day closed
     */
    public record ExcludedViews(long own, long paid, long tooShort, long repeated, long sameDevice, long fraud) {}

    /**
     * Views to take out.
     *
     * @param views how many of the qualified views there
     * @param reason why, for people
     */
    public record Exclusion(String market, LocalDate day, String source, long views, String reason) {}
}
