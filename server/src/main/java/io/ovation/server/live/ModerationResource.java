package io.ovation.server.live;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.live.room.RoomEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a creator rules in their own room: blocked words, slow mode, mutes. Nobody else may even read it. */
@Path("/v1/lives")
@RunOnVirtualThread
@Allow(Role.CREATOR)
@Refuses(ProblemCode.LIVE_NOT_FOUND)
class ModerationResource {
    private final Lives lives;
    private final Moderations moderations;
    private final Callers callers;
    private final Users users;
    private final Clocks clocks;

    ModerationResource(Lives lives, Moderations moderations, Callers callers, Users users, Clocks clocks) {
        this.lives = lives;
        this.moderations = moderations;
        this.callers = callers;
        this.users = users;
        this.clocks = clocks;
    }

    /**
     * What a creator rules in their rooms.
     *
     * @param blockedWords comments that hold one are refused
     * @param slowModeSeconds how long a viewer waits between comments; 0 for no wait
     */
    @Schema(name = "ModerationRules")
    record Rules(
            @Schema(required = true, examples = "spoiler, cheap") @Nullable
            List<String> blockedWords,

            @Schema(minimum = "0", examples = "5") @Nullable Integer slowModeSeconds) {
        static Rules of(Moderation moderation) {
            return new Rules(moderation.blockedWords(), moderation.slowModeSeconds());
        }
    }

    /**
     * Whom to mute.
     *
     * @param seconds how long; until the show ends when left out
     */
    @Schema(name = "Mute")
    record Mute(
            @Schema(required = true, examples = "usr_01k9z8y7x6w5v") @Nullable
            String userId,

            @Schema(minimum = "1", examples = "600") @Nullable
            Integer seconds) {}

    /**
     * Who is muted.
     *
     * @param until left out when it is until the show ends
     */
    @Schema(name = "Muted")
    record Muted(String userId, @Nullable Instant until) {}

    /** What rules hold in the room. */
    @GET
    @Path("{id}/moderation")
    public Rules get(@PathParam("id") String id) {
        return Rules.of(moderations.of(own(id).creator()));
    }

    /** Sets the rules of the room; the list replaces the one there was. */
    @PUT
    @Path("{id}/moderation")
    public Rules set(@PathParam("id") String id, @Nullable Rules asked) {
        Live live = own(id);
        if (asked == null || asked.blockedWords() == null) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("blocked_words")
                    .detail("blocked_words is needed; it replaces the list there was");
        }
        Integer slowMode = asked.slowModeSeconds();
        return Rules.of(
                moderations.set(live.creator(), new Moderation(asked.blockedWords(), slowMode == null ? 0 : slowMode)));
    }

    /** Mutes a viewer in this room and takes their comments away. */
    @POST
    @Path("{id}/mutes")
    public Muted mute(@PathParam("id") String id, @Nullable Mute asked) {
        Live live = own(id);
        if (asked == null || asked.userId() == null) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("user_id").detail("user_id is needed");
        }
        User user = users.get(PublicId.numberField(User.PREFIX, asked.userId(), "user_id"));
        if (user.number() == live.creator()) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("user_id").detail("A creator cannot mute themselves");
        }
        Instant now = clocks.wall();
        moderations.mute(live.number(), user.number(), asked.seconds(), now);
        Show show = lives.running(live.number());
        if (show != null) {
            show.room().offer(new RoomEvent.CommentsRemoved(user.number()));
        }
        return new Muted(user.id(), asked.seconds() == null ? null : now.plusSeconds(asked.seconds()));
    }

    /** Lets a muted viewer comment again. */
    @DELETE
    @Path("{id}/mutes/{user}")
    public void unmute(@PathParam("id") String id, @PathParam("user") String user) {
        moderations.unmute(own(id).number(), PublicId.number(User.PREFIX, user));
    }

    private Live own(String id) {
        Live live = lives.get(PublicId.number(Live.PREFIX, id));
        if (live.creator() != callers.user().userNumber()) {
            throw Problem.of(ProblemCode.FORBIDDEN).detail("Only its creator moderates a room");
        }
        return live;
    }
}
