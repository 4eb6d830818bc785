package io.ovation.server.membership;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.api.RequestIds;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Public;
import io.ovation.server.identity.Role;
import io.ovation.server.video.VideoLock;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /v1/member-posts}: what creators write for their members. */
@Path("/v1/member-posts")
@RunOnVirtualThread
public class PostResource {
    private final Posts posts;
    private final PostViews views;
    private final Callers callers;

    PostResource(Posts posts, PostViews views, Callers callers) {
        this.posts = posts;
        this.views = views;
        this.callers = callers;
    }

    /** Writes a post. */
    @POST
    @Allow(Role.CREATOR)
    @ResponseStatus(201)
    public PostViews.View write(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable PostWish wish) {
        return views.of(posts.write(
                callers.user(), RequestIds.required(key), callers.user().userNumber(), required(wish)));
    }

    /** A post. Who may not read it gets {@code members_only}; the creator's list shows them its title. */
    @GET
    @Path("{id}")
    @Public
    @Refuses(ProblemCode.MEMBERS_ONLY)
    public PostViews.View get(@PathParam("id") String id) {
        PostViews.View view = views.of(posts.get(number(id)));
        VideoLock lock = view.lock();
        if (lock != null) {
            throw Problem.of(ProblemCode.MEMBERS_ONLY)
                    .detail(
                            lock.opensAt() != null
                                    ? "This post opens for you at " + lock.opensAt()
                                    : lock.tierName() != null
                                            ? "This post is for members from the tier '" + lock.tierName() + "' on"
                                            : "This post is for members")
                    .cure(
                            lock.reason().equals("early_access")
                                    ? "Join a tier with early access, or come back then"
                                    : "Join to read it");
        }
        return view;
    }

    /** Changes a post; what is left out stays. */
    @PATCH
    @Path("{id}")
    @Allow(Role.CREATOR)
    @Refuses(ProblemCode.PRECONDITION_FAILED)
    public PostViews.View change(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String version, @Nullable PostWish wish) {
        return views.of(
                posts.change(callers.user().userNumber(), number(id), TierResource.version(version), required(wish)));
    }

    /** Deletes a post: nobody reads it any more, and what it said is not kept. */
    @DELETE
    @Path("{id}")
    @Allow(Role.CREATOR)
    public void delete(@PathParam("id") String id) {
        posts.delete(callers.user().userNumber(), number(id));
    }

    private static PostWish required(@Nullable PostWish wish) {
        if (wish == null) {
            throw Problem.of(ProblemCode.FIELD_INVALID).detail("A body is needed");
        }
        return wish;
    }

    private static long number(String id) {
        return PublicId.number(Post.PREFIX, id);
    }
}
