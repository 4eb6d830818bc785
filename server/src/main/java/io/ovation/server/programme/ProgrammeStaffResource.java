package io.ovation.server.programme;

import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.programme.ProgrammeResource.AppealView;
import io.ovation.server.programme.ProgrammeResource.DecisionView;
import io.ovation.server.store.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The creator programme for staff: appeals, and the replay of a past day. */
@Path("/v1/programme")
@RunOnVirtualThread
public class ProgrammeStaffResource {
    private final Programme programme;
    private final ProgrammeStore store;
    private final Appeals appeals;
    private final Database database;
    private final Users users;
    private final Markets markets;
    private final Callers callers;
    private final Clocks clocks;

    ProgrammeStaffResource(
            Programme programme,
            ProgrammeStore store,
            Appeals appeals,
            Database database,
            Users users,
            Markets markets,
            Callers callers,
            Clocks clocks) {
        this.programme = programme;
        this.store = store;
        this.appeals = appeals;
        this.database = database;
        this.users = users;
        this.markets = markets;
        this.callers = callers;
        this.clocks = clocks;
    }

    /** Appeals, those that wait longest first. */
    @GET
    @Path("appeals")
    @Allow({Role.SUPPORT, Role.TRUST})
    public Page<QueuedAppeal> appeals(
            @QueryParam("status") @Nullable String status,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        if (status != null && !List.of("open", "granted", "upheld").contains(status)) {
            throw Problem.invalid("status", "status is open, granted or upheld");
        }
        Page<Appeal> page = appeals.page(status, cursor, Page.limit(limit));
        return new Page<>(page.items().stream().map(this::queued).toList(), page.nextCursor(), page.hasMore());
    }

    private QueuedAppeal queued(Appeal appeal) {
        User user = users.get(appeal.user());
        Decision decision = database.withHandle(handle -> store.decision(handle, appeal.decision()))
                .orElseThrow();
        return new QueuedAppeal(
                AppealView.of(appeal), user.name(), user.handle(), user.avatarSeed(), DecisionView.of(decision));
    }

    /** Grants an appeal, which waives criteria for a while, or lets the decision stand. */
    @POST
    @Path("appeals/{id}/decision")
    @Allow(Role.TRUST)
    @Refuses({ProblemCode.NOT_FOUND, ProblemCode.APPEAL_DECIDED, ProblemCode.FOUR_EYES})
    public AppealView decide(@PathParam("id") String id, @Nullable AppealDecision body) {
        long number = PublicId.number(Appeal.PREFIX, id);
        if (body == null
                || body.decision() == null
                || !List.of("grant", "uphold").contains(body.decision())) {
            throw Problem.invalid("decision", "decision is grant or uphold");
        }
        return AppealView.of(appeals.decide(
                callers.user(), number, body.decision().equals("grant"), body.reason(), body.criteria(), body.days()));
    }

    /**
     * What the criteria of a past day say of what was known then, beside the decision that was in force.
     *
     * @param programme {@code creator_next} (when left out) or {@code fund}
     * @param at a day (its end, in the user's market) or a moment; now when left out
     */
    @GET
    @Path("replays")
    @Allow({Role.SUPPORT, Role.TRUST})
    public Replay replay(
            @QueryParam("user_id") @Nullable String userId,
            @QueryParam("programme") @Nullable String name,
            @QueryParam("at") @Nullable String at) {
        User user = named(userId);
        String which = name == null ? Criteria.CREATOR_NEXT : name;
        if (!which.equals(Criteria.CREATOR_NEXT) && !which.equals(Criteria.FUND)) {
            throw Problem.invalid("programme", "programme is creator_next or fund");
        }
        Instant moment = moment(user, at);
        return database.inTransaction(handle -> new Replay(
                user.id(),
                moment,
                programme.replay(handle, user, which, moment),
                which.equals(Criteria.FUND)
                        ? null
                        : store.inForce(handle, user.number(), moment)
                                .map(DecisionView::of)
                                .orElse(null)));
    }

    private Instant moment(User user, @Nullable String at) {
        Instant now = clocks.business();
        if (at == null) {
            return now;
        }
        try {
            Instant asked = at.contains("T")
                    ? Instant.parse(at)
                    : LocalDate.parse(at)
                            .plusDays(1)
                            .atStartOfDay(markets.of(user).zone())
                            .toInstant()
                            .minusNanos(1_000);
            return asked.isAfter(now) ? now : asked;
        } catch (DateTimeParseException e) {
            throw Problem.invalid("at", "at is a day such as 2026-11-23 or a moment such as 2026-11-23T15:00:00Z");
        }
    }

    private User named(@Nullable String userId) {
        if (userId == null) {
            throw Problem.invalid("user_id", "user_id is needed");
        }
        return users.get(PublicId.numberField(User.PREFIX, userId, "user_id"));
    }

    /**
     * An appeal in the queue, with what it is about.
     *
     * @param decision what the user appeals against, as it was explained
     */
    @Schema(name = "QueuedAppeal")
    public record QueuedAppeal(
            AppealView appeal, String userName, String userHandle, String userAvatarSeed, DecisionView decision) {}

    /**
     * What staff say.
     *
     * @param decision {@code grant} or {@code uphold}
     * @param reason for the user and the audit log
     * @param criteria what to waive; all that stands in the way when left out. Age and account kind are never waived
     * @param days for how long; 90 when left out
     */
    @Schema(name = "AppealDecision")
    public record AppealDecision(
            @Schema(
                    required = true,
                    enumeration = {"grant", "uphold"})
            @Nullable
            String decision,

            @Schema(required = true, minLength = 1, maxLength = 500) @Nullable
            String reason,

            @Nullable List<String> criteria,

            @Schema(minimum = "1", maximum = "366") @Nullable
            Integer days) {}

    /**
     * A past moment, replayed.
     *
     * @param verdict of the criteria that were in force, on what was known then
     * @param decision that was in force then, if there was one
     */
    @Schema(name = "ProgrammeReplay")
    public record Replay(
            String userId,
            Instant at,
            Verdict verdict,
            @Nullable DecisionView decision) {}
}
