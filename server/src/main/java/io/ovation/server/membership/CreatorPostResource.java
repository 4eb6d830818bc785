package io.ovation.server.membership;

import io.ovation.server.api.Page;
import io.ovation.server.api.PublicId;
import io.ovation.server.identity.Public;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** {@code /v1/creators/{id}/posts}: what a creator wrote. */
@Path("/v1/creators/{id}/posts")
@RunOnVirtualThread
public class CreatorPostResource {
    private final Posts posts;
    private final PostViews views;
    private final Users users;

    CreatorPostResource(Posts posts, PostViews views, Users users) {
        this.posts = posts;
        this.views = views;
        this.users = users;
    }

    /** A creator's posts, newest first. Those that the caller may not read show their title and why they are locked. */
    @GET
    @Public
    public Page<PostViews.View> list(
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        User creator = users.get(PublicId.number(User.PREFIX, id));
        Page<Post> page = posts.page(creator.number(), cursor, Page.limit(limit));
        return new Page<>(page.items().stream().map(views::of).toList(), page.nextCursor(), page.hasMore());
    }
}
