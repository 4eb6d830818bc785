package io.ovation.server.live;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.IdempotencyKeys;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Public;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.live.room.Person;
import io.ovation.server.live.room.TopList;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Shows over HTTP. */
@Path("/v1/lives")
@RunOnVirtualThread
class LiveResource {
    private final Lives lives;
    private final Comments comments;
    private final GiftRecords records;
    private final Callers callers;
    private final Users users;
    private final IdempotencyKeys keys;

    LiveResource(
            Lives lives, Comments comments, GiftRecords records, Callers callers, Users users, IdempotencyKeys keys) {
        this.keys = keys;
        this.lives = lives;
        this.comments = comments;
        this.records = records;
        this.callers = callers;
        this.users = users;
    }

    /**
     * A show to start.
     *
     * @param streamUrl an HLS playlist; without one the room shows a stage
     * @param theme of the stage
     */
    record NewLive(
            @Schema(required = true, maxLength = 100, examples = "Piano at midnight") @Nullable
            String title,

            @Nullable String streamUrl,
            @Nullable String theme) {}

    /** What is kept with an idempotency key: the number of the show. */
    record Started(long number) {}

    /** A comment to post. */
    record NewComment(
            @Schema(required = true, minLength = 1, examples = "What a voice!") @Nullable
            String text) {}

    /**
     * Likes to give.
     *
     * @param count how many taps; one when left out
     */
    record NewLikes(
            @Schema(minimum = "1", examples = "3") @Nullable Integer count) {}

    /** The comment that was posted. */
    record CommentPosted(String id) {}

    /** How many likes were counted; fewer than sent when they came too fast. */
    record LikesCounted(int counted) {}

    /** The supporters of a show, the greatest first. */
    record TopListView(List<Place> items) {
        /** A supporter's place. */
        record Place(PersonView user, long coins, int rank) {}

        /**
         * A supporter.
         *
         * @param id left out for one who stays anonymous
         */
        record PersonView(@Nullable String id, String name, String avatarSeed) {}
    }

    /** Shows that are on, the liveliest first. */
    @GET
    @Public
    public Page<LiveView> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        int size = Page.limit(limit);
        long[] after = Cursor.read(cursor, 2);
        List<Show> rest = lives.ranked().stream()
                .filter(show -> after == null || comesAfter(show, after))
                .limit(size + 1L)
                .toList();
        Page<Show> page =
                Page.of(rest, size, show -> Cursor.of(score(show), show.live().number()));
        return new Page<>(
                page.items().stream().map(show -> lives.view(show.live())).toList(), page.nextCursor(), page.hasMore());
    }

    /** Starts a show of the caller. Sent again with the same Idempotency-Key, it is the same show. */
    @POST
    @ResponseStatus(201)
    @Allow(Role.CREATOR)
    @Refuses({
        ProblemCode.ALREADY_LIVE,
        ProblemCode.AGE_UNKNOWN,
        ProblemCode.AGE_TOO_LOW,
        ProblemCode.CREATOR_NOT_ELIGIBLE,
        ProblemCode.FOLLOWERS_TOO_FEW
    })
    public LiveView start(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable NewLive asked) {
        User creator = users.get(callers.user().userNumber());
        String title = asked == null ? null : asked.title();
        if (asked == null || title == null) {
            throw missing("title");
        }
        if (key == null) {
            Show show = lives.start(creator, title, asked.streamUrl(), asked.theme());
            return lives.view(show.live());
        }
        Started started = keys.onceIn(
                callers.current(),
                key,
                Fingerprints.of("live", title, asked.streamUrl(), asked.theme()),
                Started.class,
                handle -> new Started(lives.start(handle, creator, title, asked.streamUrl(), asked.theme())
                        .number()));
        return lives.view(lives.find(started.number()).orElseThrow(Lives::notFound));
    }

    /** A show, also one that has ended. */
    @GET
    @Path("/{id}")
    @Refuses(ProblemCode.LIVE_NOT_FOUND)
    @Public
    public LiveView get(@PathParam("id") String id) {
        return lives.view(live(id));
    }

    /** Ends a show: its creator does, or the platform. */
    @POST
    @Path("/{id}/end")
    @Allow(
            value = {Role.CREATOR, Role.PLATFORM},
            scope = Scope.LIVES)
    @Operation(operationId = "endLive")
    @Refuses(ProblemCode.LIVE_NOT_FOUND)
    public LiveView end(@PathParam("id") String id) {
        Live live = live(id);
        if (!callers.current().is(Role.PLATFORM) && callers.user().userNumber() != live.creator()) {
            throw Problem.of(ProblemCode.FORBIDDEN).detail("Only its creator ends a show");
        }
        return lives.view(lives.end(live));
    }

    /** Who gave the most in a show. */
    @GET
    @Path("/{id}/top-list")
    @Refuses(ProblemCode.LIVE_NOT_FOUND)
    @Public
    public TopListView topList(@PathParam("id") String id) {
        Live live = live(id);
        Show show = lives.running(live.number());
        List<TopList.Supporter> top = show != null ? show.room().top() : records.top(live.number(), TopList.PLACES);
        List<TopListView.Place> places = new ArrayList<>();
        for (TopList.Supporter supporter : top) {
            Person person = supporter.person();
            places.add(new TopListView.Place(
                    new TopListView.PersonView(person.id(), person.name(), person.avatarSeed()),
                    supporter.coins(),
                    places.size() + 1));
        }
        return new TopListView(places);
    }

    /** Posts a comment in a room. */
    @POST
    @ResponseStatus(201)
    @Path("/{id}/comments")
    @Allow({Role.VIEWER, Role.CREATOR})
    @Refuses({
        ProblemCode.LIVE_NOT_FOUND,
        ProblemCode.ROOM_CLOSED,
        ProblemCode.MUTED,
        ProblemCode.COMMENT_BLOCKED,
        ProblemCode.COMMENT_TOO_LONG
    })
    public CommentPosted comment(@PathParam("id") String id, @Nullable NewComment comment) {
        User author = users.get(callers.user().userNumber());
        String posted = comments.post(running(id), author, comment == null ? null : comment.text());
        return new CommentPosted(posted);
    }

    /** Likes a show. */
    @POST
    @Path("/{id}/likes")
    @Allow({Role.VIEWER, Role.CREATOR})
    @Refuses({ProblemCode.LIVE_NOT_FOUND, ProblemCode.ROOM_CLOSED, ProblemCode.COUNT_INVALID})
    public LikesCounted like(@PathParam("id") String id, @Nullable NewLikes likes) {
        long viewer = callers.user().userNumber();
        Integer count = likes == null ? null : likes.count();
        return new LikesCounted(comments.like(running(id), viewer, count == null ? 1 : count));
    }

    private Live live(String id) {
        return lives.get(PublicId.number(Live.PREFIX, id));
    }

    private Show running(String id) {
        Live live = live(id);
        Show show = lives.running(live.number());
        if (show == null) {
            throw Lives.roomClosed();
        }
        return show;
    }

    private static boolean comesAfter(Show show, long[] after) {
        long score = score(show);
        return score < after[0] || (score == after[0] && show.live().number() < after[1]);
    }

    private static long score(Show show) {
        return Ranking.score(show.room().totals());
    }

    private static Problem missing(String field) {
        return Problem.of(ProblemCode.FIELD_INVALID).field(field).detail(field + " is needed");
    }
}
