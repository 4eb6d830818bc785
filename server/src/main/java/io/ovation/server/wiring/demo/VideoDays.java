package io.ovation.server.wiring.demo;

import io.ovation.audience.community.Community;
import io.ovation.audience.community.Streams;
import io.ovation.audience.community.ViewerProfile;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.User;
import io.ovation.server.video.Source;
import io.ovation.server.video.Video;
import io.ovation.server.video.VideoDescription;
import io.ovation.server.video.Videos;
import io.ovation.server.video.intake.EngagementIntake;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The demo's videos: every creator publishes one on every sixth day, Juno on every third; what happens to them comes in through the same intake as a platform's
 * events. Juno's reach a hundred thousand views in the last thirty days. Everything follows from the seed.
 */
@ApplicationScoped
public class VideoDays {
    private static final int EVERY = 6;
    private static final int JUNO_EVERY = 3;
    private static final int LIVES_DAYS = 9;
    private static final int JUNOS_VIEWS_A_DAY = 4_000;
    private static final int VIEWS_A_DAY = 70;
    private static final int BUSY_FROM_DAY = 29;
    private static final String[] FIRST = {
        "Slow", "Late", "Golden", "Blue", "Quiet", "Rainy", "First", "Little", "Midnight", "Sunday"
    };
    private static final String[] SECOND = {
        "strings", "morning", "kitchen", "harbour", "sketch", "rooftop", "recipe", "orbit", "chorus", "garden"
    };
    private static final Source[] SOURCES = {
        Source.FOR_YOU,
        Source.FOR_YOU,
        Source.FOR_YOU,
        Source.FOR_YOU,
        Source.FOLLOWING,
        Source.PROFILE,
        Source.SEARCH,
        Source.HASHTAG,
        Source.LIVE,
        Source.SHARE
    };

    private final Videos videos;
    private final EngagementIntake intake;
    private final Clocks clocks;
    private final SplittableRandom random = Streams.of(Community.DEMO_SEED, "videos");
    private final List<Clip> running = new ArrayList<>();

    VideoDays(Videos videos, EngagementIntake intake, Clocks clocks) {
        this.videos = videos;
        this.intake = intake;
        this.clocks = clocks;
    }

    private record Clip(Video video, User creator, int day) {}

    /** After the shows of a day: publishes what is due and brings in what happened to the videos of the last days. */
    void after(int day, List<User> creators, List<ViewerProfile> viewers) {
        Instant now = clocks.business();
        for (int position = 0; position < creators.size(); position++) {
            User creator = creators.get(position);
            boolean isJuno = creator.externalId().equals(Community.JUNO);
            if ((day + position) % (isJuno ? JUNO_EVERY : EVERY) == 0) {
                running.add(new Clip(publish(creator, day, now), creator, day));
            }
        }
        running.removeIf(clip -> day - clip.day() > LIVES_DAYS);
        StringBuilder batch = new StringBuilder();
        for (Clip clip : running) {
            long siblings = running.stream()
                    .filter(each -> each.creator().number() == clip.creator().number())
                    .count();
            boolean isBusy = clip.creator().externalId().equals(Community.JUNO) && day >= BUSY_FROM_DAY;
            long views = isBusy ? JUNOS_VIEWS_A_DAY / siblings : VIEWS_A_DAY / (1 + day - clip.day());
            happen(batch, clip, day, views, now, viewers);
        }
        if (!batch.isEmpty()) {
            intake.count(batch.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private Video publish(User creator, int day, Instant now) {
        String subject = SECOND[random.nextInt(SECOND.length)];
        String title = FIRST[random.nextInt(FIRST.length)] + " " + subject;
        int length = 20 + random.nextInt(120);
        return videos.describe(
                "demo:video:" + creator.externalId() + ":" + day,
                new VideoDescription(
                        creator.externalId(),
                        title,
                        List.of(subject, "ovation"),
                        "Original sound",
                        length,
                        null,
                        random.nextInt(12) == 0,
                        random.nextInt(20) == 0,
                        random.nextInt(10) == 0 ? "members" : null,
                        null,
                        null,
                        now.minus(Duration.ofMinutes(30)),
                        null));
    }

    private void happen(StringBuilder batch, Clip clip, int day, long views, Instant now, List<ViewerProfile> viewers) {
        for (long view = 0; view < views; view++) {
            ViewerProfile fan = viewers.get(random.nextInt(viewers.size()));
            // A few are fans whom we know; the crowd are guests whom only their devices tell apart.
            boolean isFan = random.nextInt(6) == 0;
            String viewer = isFan ? fan.externalId() : "guest:" + random.nextInt(200_000);
            Source source = SOURCES[random.nextInt(SOURCES.length)];
            Instant at = now.minusSeconds(random.nextInt(1_500));
            String id = day + "-" + view;
            int seconds = 1 + random.nextInt(60);
            line(batch, clip, id + "v", "view", viewer, fan.market(), source, at, seconds, random.nextInt(40) == 0);
            if (random.nextInt(9) == 0) {
                line(batch, clip, id + "l", "like", viewer, fan.market(), source, at, null, false);
            }
            if (random.nextInt(40) == 0) {
                line(batch, clip, id + "c", "comment", viewer, fan.market(), source, at, null, false);
            }
            if (random.nextInt(60) == 0) {
                line(batch, clip, id + "s", "share", viewer, fan.market(), source, at, null, false);
            }
        }
    }

    private static void line(
            StringBuilder batch,
            Clip clip,
            String id,
            String kind,
            String viewer,
            String market,
            Source source,
            Instant at,
            @Nullable Integer seconds,
            boolean isPaid) {
        batch.append("{\"id\":\"").append(id);
        batch.append("\",\"kind\":\"").append(kind);
        batch.append("\",\"video\":\"").append(clip.video().id());
        batch.append("\",\"viewer\":\"").append(viewer);
        if (seconds != null) {
            batch.append("\",\"device\":\"device of ").append(viewer);
        }
        batch.append("\",\"market\":\"").append(market);
        batch.append("\",\"source\":\"").append(source.text());
        batch.append("\",\"at\":\"").append(at);
        batch.append('"');
        if (seconds != null) {
            batch.append(",\"watch_seconds\":").append(seconds);
            batch.append(",\"paid\":").append(isPaid);
        }
        batch.append("}\n");
    }
}
