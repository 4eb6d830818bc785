package io.ovation.server.programme;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/**
 * The creator programme for creators: where they stand criterion by criterion, applying, leaving, appealing. Everybody who is
 * signed in may look, because the distance is what somebody outside wants to know.
 */
@Path("/v1/programme")
@Allow(Role.VIEWER)
@RunOnVirtualThread
public class ProgrammeResource {
    private final Programme programme;
    private final ProgrammeStore store;
    private final Appeals appeals;
    private final Strikes strikes;
    private final Database database;
    private final Users users;
    private final Callers callers;

    ProgrammeResource(
            Programme programme,
            ProgrammeStore store,
            Appeals appeals,
            Strikes strikes,
            Database database,
            Users users,
            Callers callers) {
        this.programme = programme;
        this.store = store;
        this.appeals = appeals;
        this.strikes = strikes;
        this.database = database;
        this.users = users;
        this.callers = callers;
    }

    /** Where the caller stands: status, and every criterion with value, need and distance. */
    @GET
    public Standing standing() {
        return standing(caller());
    }

    /** Applies; decided at once. A refusal is an answer with every criterion explained, not an error. */
    @POST
    @Path("applications")
    @Refuses(ProblemCode.PROGRAMME_NOT_OFFERED)
    public Standing apply() {
        User user = caller();
        programme.apply(user);
        return standing(user);
    }

    /** Leaves the programme. */
    @DELETE
    @Path("membership")
    @Refuses(ProblemCode.PROGRAMME_NOT_JOINED)
    public Standing leave() {
        User user = caller();
        programme.leave(user);
        return standing(user);
    }

    /** Every decision so far, newest first, each as it was explained. */
    @GET
    @Path("decisions")
    public Page<DecisionView> decisions(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        long user = callers.user().userNumber();
        int most = Page.limit(limit);
        long @Nullable [] key = Cursor.read(cursor, 1);
        List<Decision> rows = database.withHandle(
                handle -> store.decisions(handle, user, key == null ? Long.MAX_VALUE : key[0], most + 1));
        Page<Decision> page = Page.of(rows, most, last -> Cursor.of(last.number()));
        return new Page<>(page.items().stream().map(DecisionView::of).toList(), page.nextCursor(), page.hasMore());
    }

    /** Asks people to look at the newest decision again. */
    @POST
    @Path("appeals")
    @Refuses(ProblemCode.APPEAL_NOT_POSSIBLE)
    @APIResponseSchema(value = AppealView.class, responseCode = "201")
    public Response appeal(@Nullable AppealWish body) {
        if (body == null) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("text").detail("Say why the decision should be another");
        }
        return Response.status(Response.Status.CREATED)
                .entity(AppealView.of(appeals.appeal(caller(), body.text())))
                .build();
    }

    private User caller() {
        return users.get(callers.user().userNumber());
    }

    private Standing standing(User user) {
        Verdict verdict = programme.now(user);
        Optional<Member> member = programme.member(user.number());
        Optional<Appeal> appeal = database.withHandle(handle -> appeals.newest(handle, user.number()));
        boolean mayAppeal = database.withHandle(handle -> appeals.against(handle, user))
                .filter(decision -> appeal.isEmpty() || appeal.get().decision() != decision.number())
                .isPresent();
        boolean isIn = member.map(Member::status).filter(MemberStatus::isIn).isPresent();
        return new Standing(
                member.map(each -> each.status().text()).orElse("not_joined"),
                member.map(Member::since).orElse(null),
                member.map(Member::graceUntil).orElse(null),
                verdict,
                !isIn && verdict.availability().equals("open"),
                mayAppeal,
                appeal.map(AppealView::of).orElse(null),
                strikes.of(user.number()).stream()
                        .map(strike -> StrikeView.of(strike, verdict.day()))
                        .toList());
    }

    /**
     * Where somebody stands.
     *
     * @param status {@code not_joined}, {@code refused}, {@code member}, {@code at_risk}, {@code lost} or {@code left}
     * @param graceUntil at risk: the day from which membership is lost if nothing changes
     * @param now how every criterion stands at this moment
     */
    @Schema(name = "ProgrammeStanding")
    public record Standing(
            String status,
            @Nullable Instant since,
            @Nullable LocalDate graceUntil,
            Verdict now,
            boolean mayApply,
            boolean mayAppeal,
            @Nullable AppealView appeal,
            List<StrikeView> strikes) {}

    /**
     * A decision.
     *
     * @param criteriaVersion the version of the market's criteria
     * @param cause {@code application}, {@code review}, {@code appeal} or {@code leaving}
     * @param outcome the status it led to
     */
    @Schema(name = "ProgrammeDecision")
    public record DecisionView(
            String id,
            Instant at,
            LocalDate day,
            String cause,
            String outcome,
            @Nullable Integer criteriaVersion,
            List<Finding> findings) {
        static DecisionView of(Decision decision) {
            return new DecisionView(
                    decision.id(),
                    decision.at(),
                    decision.day(),
                    decision.cause(),
                    decision.outcome().text(),
                    decision.criteriaVersion(),
                    decision.findings());
        }
    }

    /** Why the decision should be another, in up to 2,000 characters. */
    @Schema(name = "AppealWish")
    public record AppealWish(
            @Schema(required = true, minLength = 1, maxLength = 2000) @Nullable
            String text) {}

    /**
     * An appeal.
     *
     * @param status {@code open}, {@code granted} or {@code upheld} (the decision stays)
     * @param reason what staff say
     */
    @Schema(name = "ProgrammeAppeal")
    public record AppealView(
            String id,
            String userId,
            String decisionId,
            String text,
            Instant askedAt,
            String status,
            @Nullable Instant decidedAt,
            @Nullable String reason) {
        static AppealView of(Appeal appeal) {
            return new AppealView(
                    appeal.id(),
                    PublicId.of(User.PREFIX, appeal.user()),
                    PublicId.of(Decision.PREFIX, appeal.decision()),
                    appeal.text(),
                    appeal.askedAt(),
                    appeal.status(),
                    appeal.decidedAt(),
                    appeal.reason());
        }
    }

    /**
     * A strike.
     *
     * @param counts whether it counts today
     * @param expiresOn the first day on which it no longer does
     */
    @Schema(name = "Strike")
    public record StrikeView(
            String id,
            String reason,
            int points,
            String note,
            Instant givenAt,
            LocalDate expiresOn,
            boolean counts,
            @Nullable String liftReason) {
        static StrikeView of(Strike strike, LocalDate day) {
            return new StrikeView(
                    strike.id(),
                    strike.reason().text(),
                    strike.points(),
                    strike.note(),
                    strike.givenAt(),
                    strike.expiresOn(),
                    strike.countsOn(day),
                    strike.liftReason());
        }
    }
}
