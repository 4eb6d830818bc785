package io.ovation.server.tip;

import io.ovation.server.api.Page;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.Refuses;
import io.ovation.server.identity.Public;
import io.ovation.server.identity.Users;
import io.ovation.server.video.Videos;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The tips under a video, for everybody to see. */
@Path("/v1/videos/{video}/tips")
@Public
@RunOnVirtualThread
public class VideoTipsResource {
    private final Tips tips;
    private final Videos videos;
    private final Users users;

    VideoTipsResource(Tips tips, Videos videos, Users users) {
        this.tips = tips;
        this.videos = videos;
        this.users = users;
    }

    /** The tips under a video, newest first. */
    @GET
    @Refuses(ProblemCode.VIDEO_NOT_FOUND)
    public Page<ReceivedTip> ofVideo(
            @PathParam("video") String video,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        long number = videos.published(videos.named(video).number()).number();
        return ReceivedTip.page(users, tips.page(TipStore.Of.VIDEO, number, cursor, limit));
    }
}
