package io.ovation.server.tip;

import io.ovation.server.api.Page;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.identity.Public;
import io.ovation.server.identity.Users;
import io.ovation.server.live.Live;
import io.ovation.server.live.Lives;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The tips of a show, for everybody to see. */
@Path("/v1/lives/{live}/tips")
@Public
@RunOnVirtualThread
public class LiveTipsResource {
    private final Tips tips;
    private final Lives lives;
    private final Users users;

    LiveTipsResource(Tips tips, Lives lives, Users users) {
        this.tips = tips;
        this.lives = lives;
        this.users = users;
    }

    /** The tips of a show, newest first. */
    @GET
    @Refuses(ProblemCode.LIVE_NOT_FOUND)
    public Page<ReceivedTip> ofLive(
            @PathParam("live") String live,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Live of = lives.get(PublicId.number(Live.PREFIX, live));
        return ReceivedTip.page(users, tips.page(TipStore.Of.LIVE, of.number(), cursor, limit));
    }
}
