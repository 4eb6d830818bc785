package io.ovation.server.wiring.demo;

import io.ovation.audience.community.Community;
import io.ovation.client.http.IdempotencyKey;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.User;
import io.ovation.server.membership.PostWish;
import io.ovation.server.membership.Posts;
import io.ovation.server.membership.TierOffers;
import io.ovation.server.video.VideoDescription;
import io.ovation.server.video.Videos;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the demo's creators make for their members: posts for all of them, one from a tier on, and on the last evening a post and
 * a video that everybody sees tomorrow and members of tiers with early access today. Mia, who is in Juno's second tier, sees
 * both kinds.
 */
@ApplicationScoped
public class PostDays {
    private static final int OTHERS_WRITE = 30;
    private static final int JUNO_WRITES = 49;
    private static final int JUNO_WRITES_MORE = 55;
    private static final int LAST_EVENING = 59;
    /** Less than the day that Juno's second tier sees things early. */
    private static final Duration UNTIL_EVERYBODY = Duration.ofHours(22);

    private final Posts posts;
    private final Videos videos;
    private final TierOffers offers;
    private final Clocks clocks;

    PostDays(Posts posts, Videos videos, TierOffers offers, Clocks clocks) {
        this.posts = posts;
        this.videos = videos;
        this.offers = offers;
        this.clocks = clocks;
    }

    /** What is made on the night after a day. */
    void after(int day, List<User> creators) {
        User juno = creators.getFirst();
        switch (day) {
            case OTHERS_WRITE ->
                creators.stream()
                        .skip(1)
                        .limit(3)
                        .forEach(creator -> write(
                                creator,
                                "Thank you, members",
                                "You are why there is a show tomorrow. Tell me what you would like to see next week.",
                                null));
            case JUNO_WRITES ->
                write(
                        juno,
                        "The setlist, before anybody",
                        "Slow morning, two covers you asked for, and one song that nobody has heard.\n"
                                + "Say in the room which cover goes first.",
                        null);
            case JUNO_WRITES_MORE -> {
                List<Long> tiers = offers.begin(juno);
                write(
                        juno,
                        "Chords and tuning of the new song",
                        "Open D, capo on the second fret. The bridge is easier than it sounds.",
                        PublicId.of("tier", tiers.getLast()));
            }
            case LAST_EVENING -> early(juno);
            default -> {
                // Nobody writes.
            }
        }
    }

    private void early(User juno) {
        Instant everybody = clocks.business().plus(UNTIL_EVERYBODY);
        String video = videos.describe(
                        "demo:video:" + Community.JUNO + ":early",
                        new VideoDescription(
                                juno.externalId(),
                                "The new song, first take",
                                List.of("strings", "firsttake"),
                                "Original sound",
                                184,
                                null,
                                false,
                                false,
                                null,
                                everybody,
                                null,
                                null,
                                null))
                .id();
        posts.write(
                Caller.user(juno.number(), Set.of()),
                IdempotencyKey.fresh(),
                juno.number(),
                new PostWish(
                        "The new song is here, for you first",
                        "First take, one microphone, no edits. Everybody hears it tomorrow.",
                        List.of(video),
                        "everyone",
                        null,
                        everybody));
    }

    private void write(User creator, String title, String body, @Nullable String tier) {
        posts.write(
                Caller.user(creator.number(), Set.of()),
                IdempotencyKey.fresh(),
                creator.number(),
                new PostWish(title, body, null, "members", tier, null));
    }
}
