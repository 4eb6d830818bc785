package io.ovation.server.tip;

import io.ovation.server.api.Page;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.identity.Public;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.live.Live;
import io.ovation.server.live.Lives;
import io.ovation.server.video.Videos;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tips of a show and of a video, for everybody to see. */
@Path("/v1")
@Public
@RunOnVirtualThread
public class PlaceTipsResource {
    private final Tips tips;
    private final Lives lives;
    private final Videos videos;
    private final Users users;

    PlaceTipsResource(Tips tips, Lives lives, Videos videos, Users users) {
        this.tips = tips;
        this.lives = lives;
        this.videos = videos;
        this.users = users;
    }

    /** The tips of a show, newest first. */
    @GET
    @Path("lives/{live}/tips")
    @Refuses(ProblemCode.LIVE_NOT_FOUND)
    public Page<ReceivedTip> ofLive(
            @PathParam("live") String live,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Live of = lives.get(PublicId.number(Live.PREFIX, live));
        return views(tips.page(TipStore.Of.LIVE, of.number(), cursor, limit));
    }

    /** The tips under a video, newest first. */
    @GET
    @Path("videos/{video}/tips")
    @Refuses(ProblemCode.VIDEO_NOT_FOUND)
    public Page<ReceivedTip> ofVideo(
            @PathParam("video") String video,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        long number = videos.published(videos.named(video).number()).number();
        return views(tips.page(TipStore.Of.VIDEO, number, cursor, limit));
    }

    private Page<ReceivedTip> views(Page<Tip> page) {
        Map<Long, User> payers = users.all(page.items().stream()
                .filter(tip -> !tip.anonymous())
                .map(Tip::payer)
                .distinct()
                .toList());
        return new Page<>(
                page.items().stream()
                        .map(tip -> ReceivedTip.of(tip, payers.get(tip.payer())))
                        .toList(),
                page.nextCursor(),
                page.hasMore());
    }
}
