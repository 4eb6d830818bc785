package io.ovation.server.membership;

import io.ovation.server.api.PublicId;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.video.Video;
import io.ovation.server.video.VideoLock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Posts as the API shows them to who asks. Blocking; any thread. */
@ApplicationScoped
public class PostViews {
    private final Posts posts;
    private final MembershipViews views;
    private final Callers callers;

    PostViews(Posts posts, MembershipViews views, Callers callers) {
        this.posts = posts;
        this.views = views;
        this.callers = callers;
    }

    /** A post as the caller sees it. */
    View of(Post post) {
        // The platform reads them all: it shows them to people, and asks who is a member.
        VideoLock lock = callers.current().is(Role.PLATFORM)
                ? null
                : posts.lock(post, callers.current().userNumber());
        Long tier = post.tier();
        return new View(
                post.id(),
                views.person(post.creator()),
                post.title(),
                lock == null ? post.body() : null,
                lock == null
                        ? post.videos().stream()
                                .map(video -> PublicId.of(Video.PREFIX, video))
                                .toList()
                        : List.of(),
                post.publicAt() == null ? "members" : "everyone",
                tier == null ? null : PublicId.of(Tier.PREFIX, tier),
                post.publicAt(),
                lock,
                post.publishedAt(),
                post.editedAt(),
                post.version());
    }

    /**
     * A post.
     *
     * @param body left out while it is locked for the caller
     * @param videoIds videos it names; none while it is locked
     * @param audience {@code members}: only they ever read it; {@code everyone}: everybody from {@code public_at} on
     * @param tierId the smallest tier whose members may read it; left out for every tier
     * @param publicAt when everybody may read it
     * @param lock why the caller may not read it; left out when they may
     * @param version for If-Match
     */
    @Schema(name = "MemberPost")
    public record View(
            String id,
            MembershipViews.PersonView creator,
            String title,
            @Nullable String body,
            List<String> videoIds,

            @Schema(enumeration = {"members", "everyone"}) String audience,

            @Nullable String tierId,
            @Nullable Instant publicAt,
            @Nullable VideoLock lock,
            Instant publishedAt,
            @Nullable Instant editedAt,
            long version) {}
}
