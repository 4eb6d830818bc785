package io.ovation.server.risk;

import io.ovation.economics.Asset;
import io.ovation.server.api.Micros;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.approval.Proposal;
import io.ovation.server.approval.ProposalBodies;
import io.ovation.server.approval.ProposalView;
import io.ovation.server.approval.Proposals;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/risk/cases}: what somebody has to look at, with the evidence. One person may clear a case, which only gives back;
 * that it was fraud takes a second person, at {@code POST /v1/proposals/{id}/approval}.
 */
@Path("/v1/risk")
@Allow({Role.TRUST, Role.FINANCE})
@RunOnVirtualThread
public class CaseResource {
    static final String FINDING = "fraud_finding";
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_PAYERS = 100;

    private final Cases cases;
    private final Signals signals;
    private final RiskWatch watch;
    private final Proposals proposals;
    private final Callers callers;
    private final Users users;
    private final ProposalBodies bodies;

    CaseResource(
            Cases cases,
            Signals signals,
            RiskWatch watch,
            Proposals proposals,
            Callers callers,
            Users users,
            ProposalBodies bodies) {
        this.cases = cases;
        this.signals = signals;
        this.watch = watch;
        this.proposals = proposals;
        this.callers = callers;
        this.users = users;
        this.bodies = bodies;
    }

    /** Cases, newest first; those of a status when one is named. */
    @GET
    @Path("cases")
    public Page<View> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page<RiskCase> page = cases.page(status(status), cursor, Page.limit(limit));
        Map<Long, User> people = users.all(
                page.items().stream().map(RiskCase::creator).distinct().toList());
        return new Page<>(
                page.items().stream()
                        .map(each -> view(each, people.get(each.creator())))
                        .toList(),
                page.nextCursor(),
                page.hasMore());
    }

    /** A case with its evidence: who shares what, and the gifts in quarantine. */
    @GET
    @Path("cases/{id}")
    public FileView get(@PathParam("id") String id) {
        return file(cases.get(PublicId.number(RiskCase.PREFIX, id)));
    }

    /** Works a creator's score out now, with its reasons; a case is opened when it is high enough. */
    @POST
    @Path("creators/{user_id}/scores")
    public ScoreView score(@PathParam("user_id") String user) {
        User creator = users.get(PublicId.number(User.PREFIX, user));
        Score score = watch.judge(creator.number());
        return new ScoreView(
                creator.id(),
                score.points(),
                score.reasons().stream().map(ReasonView::of).toList(),
                cases.holding(creator.number()).map(RiskCase::id).orElse(null));
    }

    /** Everything was in order: the gifts are released and payouts go on. */
    @POST
    @Path("cases/{id}/clearance")
    @Allow(Role.TRUST)
    public FileView clear(@PathParam("id") String id, @Nullable Clearance body) {
        RiskCase found = cases.get(PublicId.number(RiskCase.PREFIX, id));
        notOwn(found);
        return file(cases.clear(callers.user(), found.number(), text("reason", body == null ? null : body.reason())));
    }

    /**
     * Proposes that it was fraud and that the creator had a part in it. Once a second person approves, what waits goes to the
     * reserve, and what these payers' disputes cost others is the creator's debt.
     */
    @POST
    @Path("cases/{id}/findings")
    @Allow(Role.TRUST)
    @APIResponseSchema(value = ProposalView.class, responseCode = "201")
    public RestResponse<ProposalView> find(
            @PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Finding body) {
        RiskCase found = cases.get(PublicId.number(RiskCase.PREFIX, id));
        notOwn(found);
        List<Long> payers = payers(body);
        String evidence = text("evidence", body == null ? null : body.evidence());
        Proposal proposal = proposals.propose(
                callers.user(),
                key,
                new Proposals.Draft(
                        FINDING,
                        found.id(),
                        "Confirm that a creator had a part in the fraud of " + payers.size() + " payers",
                        bodies.write(new Body(found.number(), payers)),
                        evidence));
        return RestResponse.status(Response.Status.CREATED, ProposalView.of(proposal));
    }

    private void notOwn(RiskCase found) {
        if (callers.user().userNumber() == found.creator()) {
            throw Problem.of(ProblemCode.FOUR_EYES).detail("Nobody decides on a case about themselves");
        }
    }

    private List<Long> payers(@Nullable Finding body) {
        List<String> named = body == null || body.payerIds() == null ? List.of() : body.payerIds();
        if (named.isEmpty() || named.size() > MOST_PAYERS) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("payer_ids")
                    .detail("Name 1 to " + MOST_PAYERS + " payers");
        }
        List<Long> payers = new ArrayList<>();
        for (String each : named) {
            payers.add(users.get(PublicId.numberField(User.PREFIX, each, "payer_ids"))
                    .number());
        }
        return payers.stream().distinct().sorted().toList();
    }

    private static String text(String field, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field(field)
                    .detail("Say it in 1 to " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private static RiskCase.@Nullable Status status(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Arrays.stream(RiskCase.Status.values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.FIELD_INVALID)
                        .field("status")
                        .detail("The status is open, cleared or confirmed"));
    }

    private FileView file(RiskCase found) {
        List<Quarantine> gifts = cases.quarantines(found.number());
        Set<Long> linked = signals.linkedWith(found.creator());
        List<Signals.Shared> shared = linked.isEmpty() ? List.of() : signals.shared(linked);
        Set<Long> all = new TreeSet<>(linked);
        all.add(found.creator());
        gifts.forEach(gift -> all.add(gift.sender()));
        Map<Long, User> people = users.all(all);
        return new FileView(
                view(found, people.get(found.creator())),
                shared.stream()
                        .map(each -> new SharedView(
                                each.kind().text(),
                                each.users().stream()
                                        .map(number -> person(number, people))
                                        .toList(),
                                each.firstAt(),
                                each.lastAt()))
                        .toList(),
                gifts.stream()
                        .map(gift -> QuarantineView.of(gift, person(gift.sender(), people)))
                        .toList());
    }

    private View view(RiskCase found, @Nullable User creator) {
        return new View(
                found.id(),
                creator == null ? null : new PersonView(creator.id(), creator.name()),
                found.status().text(),
                found.score(),
                cases.reasons(found).stream().map(ReasonView::of).toList(),
                found.holds(),
                found.openedAt(),
                found.decidedBy() == null ? null : PublicId.of(User.PREFIX, found.decidedBy()),
                found.decidedAt(),
                found.decision());
    }

    private static PersonView person(long number, Map<Long, User> people) {
        User user = people.get(number);
        return new PersonView(PublicId.of(User.PREFIX, number), user == null ? "" : user.name());
    }

    /** What of a proposal is kept for doing it. */
    record Body(long caseNumber, List<Long> payers) {}

    /** Why everything was in order. */
    public record Clearance(@Nullable String reason) {}

    /**
     * What was found.
     *
     * @param payerIds whose fraud the creator had a part in
     * @param evidence what shows it
     */
    public record Finding(
            @Nullable List<String> payerIds, @Nullable String evidence) {}

    /** Somebody. */
    @Schema(name = "RiskPerson")
    public record PersonView(String id, String name) {}

    /** One of the reasons of a score, with its figures. */
    @Schema(name = "RiskReason")
    public record ReasonView(String code, int points, String text) {
        static ReasonView of(Score.Reason reason) {
            return new ReasonView(reason.code(), reason.points(), reason.text());
        }
    }

    /**
     * A creator's score.
     *
     * @param holdingCaseId the case that keeps payouts waiting, if there is one
     */
    @Schema(name = "RiskScore")
    public record ScoreView(
            String creatorId,
            int score,
            List<ReasonView> reasons,
            @Nullable String holdingCaseId) {}

    /**
     * A case.
     *
     * @param score 0 to 100
     * @param holdsPayouts whether the creator's payouts wait while it is open
     */
    @Schema(name = "RiskCase")
    public record View(
            String id,
            @Nullable PersonView creator,

            @Schema(enumeration = {"open", "cleared", "confirmed"})
            String status,

            int score,
            List<ReasonView> reasons,
            boolean holdsPayouts,
            Instant openedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String decision) {}

    /**
     * A value that several people share; what it is nobody knows, only its hash is kept.
     *
     * @param kind device, card, bank_account, address or ip
     */
    @Schema(name = "RiskShared")
    public record SharedView(String kind, List<PersonView> users, Instant firstAt, Instant lastAt) {}

    /**
     * A gift in quarantine.
     *
     * @param earned what it earned the creator
     * @param waiting what of it had not matured and waits
     * @param saidBy {@code rule}, {@code creator} or {@code staff}
     */
    @Schema(name = "RiskQuarantine")
    public record QuarantineView(
            String id,
            String giftId,
            PersonView sender,
            String stream,
            Micros earned,
            Micros waiting,
            LocalDate maturesOn,
            String reason,
            String saidBy,

            @Schema(enumeration = {"asked", "held", "releasing", "released", "confiscating", "confiscated"})
            String status) {
        static QuarantineView of(Quarantine gift, PersonView sender) {
            String currency = Asset.of(gift.currency()).code();
            Long held = gift.heldMicros();
            return new QuarantineView(
                    gift.id(),
                    PublicId.of("gift", gift.gift()),
                    sender,
                    gift.stream().code(),
                    new Micros(gift.micros(), currency),
                    new Micros(held == null ? 0 : held, currency),
                    gift.maturesOn(),
                    gift.reason(),
                    gift.saidBy(),
                    gift.status().text());
        }
    }

    /** A case with its evidence. */
    @Schema(name = "RiskCaseFile")
    public record FileView(View riskCase, List<SharedView> shared, List<QuarantineView> gifts) {}
}
