package io.ovation.client.live;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows: found, started, ended, talked in. Starting needs a creator, talking any user, the rest nobody. */
public final class Lives {
    private final Door door;

    /** As this caller sees them. */
    public Lives(Door door) {
        this.door = door;
    }

    /** Those that go on, the liveliest first. */
    public Listing<Live> list() {
        return door.list(Route.of("lives"), Live.class);
    }

    /** One show. */
    public Call<Live> get(String id) {
        return door.get(Route.of("lives", id), Live.class);
    }

    /** Starts a show. */
    public Call<Live> start(NewLive live) {
        return door.post(Route.of("lives"), live, Live.class);
    }

    /** Ends a show; ending it again changes nothing. */
    public Call<Live> end(String id) {
        return door.postAgain(Route.of("lives", id, "end"), null, Live.class);
    }

    /** Who gave most. */
    public Call<TopList> topList(String id) {
        return door.get(Route.of("lives", id, "top-list"), TopList.class);
    }

    /** Says something; never said twice, so an unknown outcome stays unknown. */
    public Call<Said> comment(String id, String text) {
        return door.post(Route.of("lives", id, "comments"), Door.body("text", text), Said.class);
    }

    /** Likes so often, 1 to 50. */
    public Call<Liked> like(String id, int count) {
        return door.post(Route.of("lives", id, "likes"), Door.body("count", count), Liked.class);
    }

    /** What the creator rules in the room; only for them. */
    public Call<Rules> moderation(String id) {
        return door.get(Route.of("lives", id, "moderation"), Rules.class);
    }

    /** Replaces what the creator rules. */
    public Call<Rules> setModeration(String id, Rules rules) {
        return door.put(Route.of("lives", id, "moderation"), rules, Rules.class);
    }

    /** Mutes somebody for so many seconds; null: until the show ends. */
    public Call<Muted> mute(String id, String userId, @Nullable Integer seconds) {
        return door.postAgain(
                Route.of("lives", id, "mutes"), Door.body("user_id", userId, "seconds", seconds), Muted.class);
    }

    /** Lets somebody speak again. */
    public Call<Door.Nothing> unmute(String id, String userId) {
        return door.delete(Route.of("lives", id, "mutes", userId));
    }

    /** The first places. */
    public record TopList(List<Place> items) {}

    /** A place. */
    public record Place(Person user, long coins, int rank) {}

    /** Somebody as others see them; without an id when they want not to be named. */
    public record Person(@Nullable String id, String name, String avatarSeed) {}

    /** A comment's id. */
    public record Said(String id) {}

    /** How many likes were counted. */
    public record Liked(int counted) {}

    /** Words nobody may say, and the least seconds between two comments of one viewer (0: none). */
    public record Rules(List<String> blockedWords, int slowModeSeconds) {}

    /** Who is muted, until when; null: until the show ends. */
    public record Muted(String userId, java.time.@Nullable Instant until) {}
}
