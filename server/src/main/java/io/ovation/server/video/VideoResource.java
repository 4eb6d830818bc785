package io.ovation.server.video;

import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.IdempotencyKeys;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.api.RequestIds;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Public;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** {@code /v1/videos}: short videos, told of by the platform's servers or made by their creators. */
@Path("/v1/videos")
@RunOnVirtualThread
class VideoResource {
    private final Videos videos;
    private final VideoFacts facts;
    private final Users users;
    private final Callers callers;
    private final Clocks clocks;
    private final IdempotencyKeys keys;
    private final VideoDoor access;

    VideoResource(
            Videos videos,
            VideoFacts facts,
            Users users,
            Callers callers,
            Clocks clocks,
            IdempotencyKeys keys,
            VideoDoor access) {
        this.videos = videos;
        this.facts = facts;
        this.users = users;
        this.callers = callers;
        this.clocks = clocks;
        this.keys = keys;
        this.access = access;
    }

    /** Videos that are out, newest first; of one creator ({@code usr_…}) or with one hashtag, when these are named. */
    @GET
    @Public
    public Page<VideoView> list(
            @QueryParam("creator") @Nullable String creator,
            @QueryParam("hashtag") @Nullable String hashtag,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        @Nullable Long number = creator == null ? null : PublicId.numberField(User.PREFIX, creator, "creator");
        return views(videos.published(number, hashtag, cursor, limit));
    }

    /** The caller's own videos, drafts too, newest first. */
    @GET
    @Path("mine")
    @Allow(Role.VIEWER)
    public Page<VideoView> mine(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        return views(videos.ofCreator(callers.user().userNumber(), cursor, limit));
    }

    /** Makes a video of the caller's own. */
    @POST
    @Allow(Role.VIEWER)
    @APIResponseSchema(value = VideoView.class, responseCode = "201")
    public Response create(@HeaderParam("Idempotency-Key") @Nullable String key, VideoDescription body) {
        Caller caller = callers.user();
        User creator = users.get(caller.userNumber());
        Created created = keys.onceIn(
                caller,
                RequestIds.required(key),
                Fingerprints.of("video", body.toString()),
                Created.class,
                handle -> new Created(videos.create(handle, creator, body).number()));
        return Response.status(Response.Status.CREATED)
                .entity(view(videos.get(created.number())))
                .build();
    }

    /** A video by its id; one that is not out is only shown to its creator and the platform. */
    @GET
    @Path("{id}")
    @Public
    @Refuses(ProblemCode.VIDEO_NOT_FOUND)
    public VideoView get(@PathParam("id") String id) {
        Video video = videos.named(id);
        if (!isInsider(video) && !video.isPublished(clocks.business())) {
            throw Videos.unknown(id);
        }
        return view(video);
    }

    /** Creates or changes a video, named by the platform's own id of it; what is left out stays as it was. */
    @PUT
    @Path("{id}")
    @Allow(value = Role.PLATFORM, scope = Scope.VIDEOS)
    @Refuses(ProblemCode.VIDEO_NOT_FOUND)
    public VideoView describe(@PathParam("id") String id, VideoDescription body) {
        return view(videos.describe(id, body));
    }

    /** Changes a video; what is left out stays as it was. */
    @PATCH
    @Path("{id}")
    @Allow(
            value = {Role.VIEWER, Role.PLATFORM},
            scope = Scope.VIDEOS)
    @Refuses(ProblemCode.VIDEO_NOT_FOUND)
    public VideoView change(@PathParam("id") String id, VideoDescription body) {
        Video video = own(id);
        if (body.creator() != null) {
            throw Problem.invalid("creator", "The creator of a video does not change");
        }
        return view(videos.change(video.number(), body));
    }

    /** Deletes a video: it is shown no more, and what happens to it from here on does not count. Earnings stay earned. */
    @DELETE
    @Path("{id}")
    @Allow(
            value = {Role.VIEWER, Role.PLATFORM},
            scope = Scope.VIDEOS)
    @Refuses(ProblemCode.VIDEO_NOT_FOUND)
    public VideoView delete(@PathParam("id") String id) {
        return view(videos.delete(own(id).number()));
    }

    private Video own(String id) {
        Video video = videos.named(id);
        if (!isInsider(video)) {
            throw Videos.unknown(id);
        }
        return video;
    }

    private boolean isInsider(Video video) {
        Caller caller = callers.current();
        return caller.is(Role.PLATFORM) || caller.userNumber() != 0 && caller.userNumber() == video.creator();
    }

    private @Nullable VideoLock lock(Video video, Instant now) {
        if (!video.isForMembers(now) || isInsider(video)) {
            return null;
        }
        return access.lock(callers.current().userNumber(), video).orElse(null);
    }

    private VideoView view(Video video) {
        return view(
                video,
                users.get(video.creator()),
                facts.totals(List.of(video.number())).getOrDefault(video.number(), VideoFacts.Totals.NONE));
    }

    private VideoView view(Video video, User creator, VideoFacts.Totals totals) {
        Instant now = clocks.business();
        return VideoView.of(video, creator, totals, isInsider(video), lock(video, now), now);
    }

    private Page<VideoView> views(Page<Video> page) {
        Map<Long, User> creators =
                users.all(page.items().stream().map(Video::creator).distinct().toList());
        Map<Long, VideoFacts.Totals> totals =
                facts.totals(page.items().stream().map(Video::number).toList());
        return new Page<>(
                page.items().stream()
                        .map(video -> view(
                                video,
                                Objects.requireNonNull(creators.get(video.creator())),
                                totals.getOrDefault(video.number(), VideoFacts.Totals.NONE)))
                        .toList(),
                page.nextCursor(),
                page.hasMore());
    }

    /** What is kept of a creation for the same key. */
    record Created(long number) {}
}
