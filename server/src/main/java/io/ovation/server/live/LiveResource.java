package io.ovation.server.live;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
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

    LiveResource(Lives lives, Comments comments, GiftRecords records, Callers callers, Users users) {
        this.lives = lives;
        this.comments = comments;
        this.records = records;
        this.callers = callers;
        this.users = users;
    }

    record NewLive(
            @Nullable String title,
            @Nullable String streamUrl,
            @Nullable String theme) {}

    record NewComment(@Nullable String text) {}

    record NewLikes(@Nullable Integer count) {}

    record CommentPosted(String id) {}

    record LikesCounted(int counted) {}

    record TopListView(List<Place> items) {
        record Place(PersonView user, long coins, int rank) {}

        record PersonView(@Nullable String id, String name, String avatarSeed) {}
    }

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

    @POST
    @Allow(Role.CREATOR)
    public Response start(@Nullable NewLive asked) {
        User creator = users.get(callers.user().userNumber());
        if (asked == null || asked.title() == null) {
            throw missing("title");
        }
        Show show = lives.start(creator, asked.title(), asked.streamUrl(), asked.theme());
        return Response.status(Response.Status.CREATED)
                .entity(lives.view(show.live()))
                .build();
    }

    @GET
    @Path("/{id}")
    @Public
    public LiveView get(@PathParam("id") String id) {
        return lives.view(live(id));
    }

    @POST
    @Path("/{id}/end")
    @Allow(
            value = {Role.CREATOR, Role.PLATFORM},
            scope = Scope.LIVES)
    public LiveView end(@PathParam("id") String id) {
        Live live = live(id);
        if (!callers.current().is(Role.PLATFORM) && callers.user().userNumber() != live.creator()) {
            throw Problem.of(ProblemCode.FORBIDDEN).detail("Only its creator ends a show");
        }
        return lives.view(lives.end(live));
    }

    @GET
    @Path("/{id}/top-list")
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

    @POST
    @Path("/{id}/comments")
    @Allow({Role.VIEWER, Role.CREATOR})
    public Response comment(@PathParam("id") String id, @Nullable NewComment comment) {
        User author = users.get(callers.user().userNumber());
        String posted = comments.post(running(id), author, comment == null ? null : comment.text());
        return Response.status(Response.Status.CREATED)
                .entity(new CommentPosted(posted))
                .build();
    }

    @POST
    @Path("/{id}/likes")
    @Allow({Role.VIEWER, Role.CREATOR})
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
