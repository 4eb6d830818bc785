package io.ovation.server.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.TokenBuckets;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.User;
import io.ovation.server.live.room.Person;
import io.ovation.server.live.room.RoomEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Comments and likes on their way into a room. Any thread; does not block when {@link Moderations#known} says so.
 * Comments are not kept: a room shows the last ones, and a restart forgets them.
 */
@ApplicationScoped
public class Comments {
    /** Longest comment, in characters as people count them. */
    public static final int MAX_LENGTH = 200;

    /** Most likes in one request. */
    public static final int MAX_LIKES = 50;

    private static final int COMMENTS_AT_ONCE = 5;
    private static final int LIKES_AT_ONCE = 100;
    private static final double LIKES_PER_SECOND = 30;

    private final Moderations moderations;
    private final RoomMembers members;
    private final Clocks clocks;
    private final TokenBuckets<Long> comments = new TokenBuckets<>(COMMENTS_AT_ONCE, 1);
    private final TokenBuckets<Long> likes = new TokenBuckets<>(LIKES_AT_ONCE, LIKES_PER_SECOND);
    private final Cache<Sent, Posted> posted = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();
    private final SlowMode slowMode = new SlowMode();
    private final AtomicLong ids = new AtomicLong(System.currentTimeMillis() << 20);

    private record Sent(long live, long author, String clientId) {}

    private record Posted(String id, String text) {}

    Comments(Moderations moderations, RoomMembers members, Clocks clocks) {
        this.moderations = moderations;
        this.members = members;
        this.clocks = clocks;
    }

    /**
     * Posts a comment.
     *
     * @return its public id
     * @throws Problem {@code field_invalid}, {@code comment_too_long}, {@code room_closed}, {@code muted},
     *     {@code members_only}, {@code comment_blocked}, {@code too_many_requests}
     */
    public String post(Show show, User author, @Nullable String text) {
        String said = checked(text);
        if (!show.gate().isOpen()) {
            throw Lives.roomClosed();
        }
        Instant now = clocks.wall();
        Instant mutedUntil = moderations.mutedUntil(show.live().number(), author.number(), now);
        if (mutedUntil != null) {
            throw Problem.of(ProblemCode.MUTED)
                    .detail(
                            mutedUntil.equals(Instant.MAX)
                                    ? "The creator muted you until the show ends"
                                    : "The creator muted you until " + mutedUntil)
                    .cure("You can still watch, and send gifts");
        }
        long creator = show.live().creator();
        if (!show.isOf(author) && members.isForMembers(creator) && !members.mayComment(creator, author.number())) {
            throw Problem.of(ProblemCode.MEMBERS_ONLY)
                    .detail("In this room members comment")
                    .cure("Join, or watch and send gifts");
        }
        if (moderations.blocks(show.live().creator(), said)) {
            throw Problem.of(ProblemCode.COMMENT_BLOCKED).field("text").cure("Say it with other words");
        }
        limit(show, author, now.toEpochMilli());
        String id = PublicId.of("cmt", ids.incrementAndGet());
        if (!show.room()
                .offer(new RoomEvent.CommentPosted(
                        id, person(author, members.badge(creator, author.number())), said, now.toEpochMilli()))) {
            throw tooMany(Duration.ofSeconds(1));
        }
        return id;
    }

    /**
     * Posts a comment once, however often it is sent with the same client id. That is remembered for ten minutes on this server,
     * far longer than a client tries again; comments themselves are not kept longer either. What was refused may be sent again.
     *
     * @param clientId the author's own id of the message
     * @throws Problem as {@link #post(Show, User, String)}, and {@code idempotency_key_reused} for another text
     */
    public String post(Show show, User author, @Nullable String text, String clientId) {
        Posted comment = posted.get(
                new Sent(show.live().number(), author.number(), clientId),
                unseen -> new Posted(post(show, author, text), checked(text)));
        if (!comment.text().equals(checked(text))) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED)
                    .field("client_id")
                    .cure("Use a new client_id for a new comment");
        }
        return comment.id();
    }

    /**
     * Counts likes; those above a viewer's limit are left out without a word. Does not block.
     *
     * @param viewer user number
     * @return how many were counted
     */
    public int like(Show show, long viewer, int count) {
        if (count < 1 || count > MAX_LIKES) {
            throw Problem.of(ProblemCode.COUNT_INVALID).field("count").detail("1 to " + MAX_LIKES + " likes at once");
        }
        if (!show.gate().isOpen()) {
            throw Lives.roomClosed();
        }
        int counted = likes.take(viewer, count, clocks.wall().toEpochMilli());
        boolean taken = counted > 0 && show.room().offer(new RoomEvent.Liked(counted));
        return taken ? counted : 0;
    }

    private void limit(Show show, User author, long nowMillis) {
        if (show.isOf(author)) {
            return;
        }
        int seconds = moderations.of(show.live().creator()).slowModeSeconds();
        long waitMillis = slowMode.enter(show.live().number(), author.number(), seconds, nowMillis);
        if (waitMillis > 0) {
            throw tooMany(Duration.ofMillis(waitMillis)).detail("Slow mode: one comment every " + seconds + " seconds");
        }
        if (comments.take(author.number(), 1, nowMillis) == 0) {
            throw tooMany(Duration.ofSeconds(1));
        }
    }

    private static Problem tooMany(Duration wait) {
        return Problem.of(ProblemCode.TOO_MANY_REQUESTS).retryAfter(wait).cure("Wait a moment, then send it again");
    }

    private static String checked(@Nullable String text) {
        String said = text == null ? "" : text.strip();
        if (said.isEmpty() || said.codePoints().anyMatch(Character::isISOControl)) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("text")
                    .detail("A comment has at least one character and no control characters");
        }
        if (said.codePointCount(0, said.length()) > MAX_LENGTH) {
            throw Problem.of(ProblemCode.COMMENT_TOO_LONG)
                    .field("text")
                    .detail("At most " + MAX_LENGTH + " characters");
        }
        return said;
    }

    private static Person person(User user, Person.@Nullable Badge badge) {
        return new Person(user.number(), user.id(), user.name(), user.avatarSeed(), badge);
    }
}
