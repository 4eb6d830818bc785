package io.ovation.server.video.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ovation.server.api.Problem;
import io.ovation.server.api.PublicId;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.video.Video;
import io.ovation.server.video.Videos;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the intake has to know of videos, by the names that events use; the lately used half a million in memory, each for a minute: so long a
 * deletion may take to be seen. Unknown names are looked up every time. Any thread; blocks on SQL for what is not in memory.
 */
@ApplicationScoped
class VideoDirectory {
    private static final int MOST = 500_000;
    private static final int AT_ONCE = 5_000;

    private final Videos videos;
    private final Users users;
    private final Cache<String, Known> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    VideoDirectory(Videos videos, Users users) {
        this.videos = videos;
        this.users = users;
    }

    /**
     * A video as far as counting has to know it.
     *
     * @param creatorExternalId the platform's id of whose it is
     * @param deletedAt business time; null while it is there
     */
    record Known(
            long number,
            long creator,
            String creatorExternalId,
            @Nullable Instant deletedAt) {}

    /** The videos of these names ({@code vid_…} or the platform's own); unknown ones are left out. */
    Map<String, Known> find(Collection<String> names) {
        Map<String, Known> found = new HashMap<>(known.getAllPresent(names));
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            if (!found.containsKey(name)) {
                missing.add(name);
            }
        }
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            Map<String, Known> looked = look(missing.subList(from, Math.min(from + AT_ONCE, missing.size())));
            known.putAll(looked);
            found.putAll(looked);
        }
        return found;
    }

    private Map<String, Known> look(List<String> names) {
        Map<Long, String> byNumber = new HashMap<>();
        List<String> external = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(Video.PREFIX + "_")) {
                try {
                    byNumber.put(PublicId.number(Video.PREFIX, name), name);
                } catch (Problem none) {
                    continue;
                }
            } else {
                external.add(name);
            }
        }
        List<Video> rows = videos.all(byNumber.keySet(), external);
        Map<Long, User> creators = users.all(rows.stream().map(Video::creator).collect(Collectors.toSet()));
        Map<String, Known> found = new HashMap<>();
        for (Video video : rows) {
            @Nullable User creator = creators.get(video.creator());
            Known face = new Known(
                    video.number(), video.creator(), creator == null ? "" : creator.externalId(), video.deletedAt());
            @Nullable String publicName = byNumber.get(video.number());
            if (publicName != null) {
                found.put(publicName, face);
            }
            found.put(video.externalId(), face);
        }
        return found;
    }
}
