package io.ovation.server.membership;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.IdempotencyKeys;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Page;
import io.ovation.server.api.Principal;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.Events;
import io.ovation.server.identity.User;
import io.ovation.server.store.Database;
import io.ovation.server.video.Video;
import io.ovation.server.video.VideoLock;
import io.ovation.server.video.Videos;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Posts of creators for their members. Who may not read one sees its title and why. Blocking; any thread.
 */
@ApplicationScoped
public class Posts {
    private static final int MAX_TITLE = 150;
    private static final int MAX_BODY = 10_000;
    private static final int MAX_VIDEOS = 10;
    private static final Instant LAST = Instant.parse("2199-12-31T23:59:59Z");

    private final Database database;
    private final PostStore store;
    private final Tiers tiers;
    private final Members members;
    private final Videos videos;
    private final IdempotencyKeys keys;
    private final Clocks clocks;

    Posts(
            Database database,
            PostStore store,
            Tiers tiers,
            Members members,
            Videos videos,
            IdempotencyKeys keys,
            Clocks clocks) {
        this.database = database;
        this.store = store;
        this.tiers = tiers;
        this.members = members;
        this.videos = videos;
        this.keys = keys;
        this.clocks = clocks;
    }

    /** Writes a post, once for each key. */
    public Post write(Principal caller, String key, long creator, PostWish wish) {
        Written written =
                keys.onceIn(caller, key, Fingerprints.of("member-post", wish.toString()), Written.class, handle -> {
                    Instant now = now();
                    Post post = merged(null, Numbers.next(), creator, wish, now);
                    PostStore.insert(handle, post);
                    Events.append(handle, told(MembershipEvents.POST_PUBLISHED, post, now));
                    return new Written(post.number());
                });
        return store.find(written.number()).orElseThrow(Posts::unknown);
    }

    /**
     * Changes a creator's own post.
     *
     * @param version what the caller read; null to change whatever there is
     */
    public Post change(long creator, long number, @Nullable Long version, PostWish wish) {
        return database.inTransaction(handle -> {
            Post before = PostStore.lock(handle, creator, number).orElseThrow(Posts::unknown);
            if (version != null && version != before.version()) {
                throw Problem.of(ProblemCode.PRECONDITION_FAILED).cure("Read it again, then change that");
            }
            Instant now = now();
            Post after = merged(before, number, creator, wish, now);
            PostStore.update(handle, after);
            Events.append(handle, told(MembershipEvents.POST_CHANGED, after, now));
            return after;
        });
    }

    /** Deletes a creator's own post. */
    public void delete(long creator, long number) {
        database.useTransaction(handle -> {
            Post post = PostStore.lock(handle, creator, number).orElseThrow(Posts::unknown);
            Instant now = now();
            PostStore.delete(handle, number, now);
            Events.append(handle, told(MembershipEvents.POST_DELETED, post, now));
        });
    }

    /** A post, which the reader may not be allowed to read: see {@link #lock}. */
    public Post get(long number) {
        return store.find(number).orElseThrow(Posts::unknown);
    }

    /** A creator's posts, newest first. */
    public Page<Post> page(long creator, @Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        return Page.of(
                store.of(creator, key == null ? Long.MAX_VALUE : key[0], limit + 1),
                limit,
                last -> Cursor.of(last.number()));
    }

    /**
     * Why somebody may not read a post; null when they may.
     *
     * @param reader user number; 0 for somebody who is not signed in
     */
    public @Nullable VideoLock lock(Post post, long reader) {
        if (reader == post.creator()) {
            return null;
        }
        Long least = post.tier();
        Members.Member member =
                reader == 0 ? null : members.find(post.creator(), reader).orElse(null);
        return new Door(Perk.POSTS, post.publicAt() == null, least == null ? null : tiers.get(least), post.publicAt())
                .shut(member, clocks.business());
    }

    private Post merged(@Nullable Post before, long number, long creator, PostWish wish, Instant now) {
        return new Post(
                number,
                creator,
                text("title", wish.title(), before == null ? null : before.title(), MAX_TITLE),
                text("body", wish.body(), before == null ? null : before.body(), MAX_BODY),
                wish.videoIds() == null
                        ? before == null ? List.of() : before.videos()
                        : named(creator, wish.videoIds()),
                tier(before, creator, wish.tierId()),
                before == null ? now : before.publishedAt(),
                publicAt(before, wish, now),
                before == null ? 1 : before.version() + 1,
                before == null ? null : now);
    }

    private @Nullable Long tier(@Nullable Post before, long creator, @Nullable String asked) {
        if (asked == null) {
            return before == null ? null : before.tier();
        }
        return asked.isEmpty()
                ? null
                : tiers.own(creator, PublicId.numberField(Tier.PREFIX, asked, "tier_id"))
                        .orElseThrow(() -> Problem.invalid("tier_id", "You have no such tier"))
                        .number();
    }

    private static @Nullable Instant publicAt(@Nullable Post before, PostWish wish, Instant now) {
        String audience = wish.audience();
        Instant asked = wish.publicAt();
        if (asked != null && asked.isAfter(LAST)) {
            throw Problem.invalid("public_at", "public_at is before the year 2200");
        }
        if (audience == null) {
            if (asked != null) {
                return asked.truncatedTo(ChronoUnit.MICROS);
            }
            return before == null ? null : before.publicAt();
        }
        return switch (audience) {
            case "members" -> {
                if (asked != null) {
                    throw Problem.invalid("public_at", "A post that is for members only never becomes public");
                }
                yield null;
            }
            case "everyone" -> asked != null ? asked.truncatedTo(ChronoUnit.MICROS) : now;
            default -> throw Problem.invalid("audience", "audience is members or everyone");
        };
    }

    private List<Long> named(long creator, List<@Nullable String> ids) {
        if (ids.size() > MAX_VIDEOS) {
            throw Problem.invalid("video_ids", "A post names at most " + MAX_VIDEOS + " videos");
        }
        Set<Long> asked = new LinkedHashSet<>();
        for (String id : ids) {
            asked.add(PublicId.numberField(Video.PREFIX, id == null ? "" : id, "video_ids"));
        }
        List<Long> own = videos.all(asked, List.of()).stream()
                .filter(video -> video.creator() == creator && video.deletedAt() == null)
                .map(Video::number)
                .toList();
        for (Long each : asked) {
            if (!own.contains(each)) {
                throw Problem.invalid("video_ids", "You have no video " + PublicId.of(Video.PREFIX, each));
            }
        }
        return new ArrayList<>(asked);
    }

    private static String text(String field, @Nullable String asked, @Nullable String before, int most) {
        String text = asked == null ? before : asked.strip();
        if (text == null
                || text.isEmpty()
                || text.codePointCount(0, text.length()) > most
                || text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            throw Problem.invalid(field, field + " has 1 to " + most + " characters");
        }
        return text;
    }

    private static EventDraft told(
            io.ovation.server.event.EventType<MembershipEvents.PostTold> type, Post post, Instant at) {
        Long tier = post.tier();
        return EventDraft.of(
                type,
                post.id(),
                at,
                new MembershipEvents.PostTold(
                        post.id(),
                        PublicId.of(User.PREFIX, post.creator()),
                        post.title(),
                        tier == null ? null : PublicId.of(Tier.PREFIX, tier),
                        post.publicAt()));
    }

    /** PostgreSQL keeps microseconds. */
    private Instant now() {
        return clocks.business().truncatedTo(ChronoUnit.MICROS);
    }

    static Problem unknown() {
        return Problem.of(ProblemCode.NOT_FOUND).detail("There is no such post");
    }

    /** What is kept of a post for the same key. */
    record Written(long number) {}
}
