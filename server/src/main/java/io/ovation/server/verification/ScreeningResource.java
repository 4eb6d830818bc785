package io.ovation.server.verification;

import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.approval.Proposal;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Sanctions lists and the queue of people whose names are like one on them. */
@Path("/v1")
@Allow({Role.TRUST, Role.FINANCE})
@RunOnVirtualThread
public class ScreeningResource {
    /** Where lists are uploaded: bodies here may be larger than elsewhere. */
    static final String LISTS = "/v1/screening-lists";

    private final Screenings screenings;
    private final ScreeningAction action;
    private final Callers callers;

    ScreeningResource(Screenings screenings, ScreeningAction action, Callers callers) {
        this.screenings = screenings;
        this.action = action;
        this.callers = callers;
    }

    /**
     * Imports a sanctions list, up to 8 MiB; the body is the file as its publisher offers it. It takes the place of the older one
     * of the same name, and everybody is screened again before the next payout. The same file again changes nothing.
     */
    @POST
    @Path("screening-lists")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(201)
    @Refuses(ProblemCode.LIST_UNREADABLE)
    public ListView importList(
            @QueryParam("name") @Nullable String name,
            @QueryParam("format") @Nullable String format,
            byte @Nullable [] file) {
        return ListView.of(
                screenings.importList(callers.user().userNumber(), name, format, file == null ? new byte[0] : file));
    }

    /** Lists, newest first. */
    @GET
    @Path("screening-lists")
    public Page<ListView> lists(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page<ScreeningList> page = screenings.lists(cursor, Page.limit(limit));
        return new Page<>(page.items().stream().map(ListView::of).toList(), page.nextCursor(), page.hasMore());
    }

    /** Hits with their evidence, oldest first; those that are open unless another status is asked for. */
    @GET
    @Path("screening-hits")
    public Page<HitView> hits(
            @QueryParam("status") @Nullable String status,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page<ScreeningHit> page = screenings.hits(status(status), cursor, Page.limit(limit));
        return new Page<>(page.items().stream().map(this::view).toList(), page.nextCursor(), page.hasMore());
    }

    /** A hit with its evidence. */
    @GET
    @Path("screening-hits/{id}")
    public HitView hit(@PathParam("id") String id) {
        return view(screenings.hit(PublicId.number(ScreeningHit.PREFIX, id)));
    }

    /** Proposes to clear or to confirm a hit; another person approves it at {@code /v1/proposals}. */
    @POST
    @Path("screening-hits/{id}/proposals")
    @ResponseStatus(201)
    @Refuses({ProblemCode.FOUR_EYES, ProblemCode.PROPOSAL_DECIDED})
    public ProposedView propose(
            @PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key, HitDecision decision) {
        Proposal proposal = action.propose(
                callers.user(), key, PublicId.number(ScreeningHit.PREFIX, id), decision.decision(), decision.reason());
        return new ProposedView(proposal.id(), proposal.status().text(), proposal.summary());
    }

    private HitView view(ScreeningHit hit) {
        return new HitView(
                hit.id(),
                PublicId.of(User.PREFIX, hit.person()),
                hit.list(),
                hit.entryId(),
                hit.scorePpm() / 1_000_000.0,
                hit.status().text(),
                screenings.evidence(hit),
                hit.openedAt(),
                hit.decidedAt(),
                hit.decidedBy());
    }

    private static ScreeningHit.Status status(@Nullable String text) {
        if (text == null) {
            return ScreeningHit.Status.OPEN;
        }
        for (ScreeningHit.Status each : ScreeningHit.Status.values()) {
            if (each.text().equals(text.toLowerCase(Locale.ROOT))) {
                return each;
            }
        }
        throw Problem.of(ProblemCode.FIELD_INVALID).field("status").detail("The status is open, cleared or confirmed");
    }

    /** What to do with a hit. */
    public record HitDecision(
            @Schema(
                    required = true,
                    enumeration = {"clear", "confirm"},
                    examples = "clear")
            @Nullable
            String decision,

            @Schema(required = true, maxLength = 500, examples = "Another date of birth and another country") @Nullable
            String reason) {}

    /** A proposal that was made. */
    public record ProposedView(String proposalId, String status, String summary) {}

    /**
     * A sanctions list.
     *
     * @param active whether people are screened against it
     */
    public record ListView(
            String id,
            String name,
            String format,
            int entries,
            String sha256,
            boolean active,
            String importedBy,
            Instant importedAt) {
        static ListView of(ScreeningList list) {
            return new ListView(
                    list.id(),
                    list.name(),
                    list.format().code(),
                    list.entries(),
                    list.sha256(),
                    list.active(),
                    PublicId.of(User.PREFIX, list.importedBy()),
                    list.importedAt());
        }
    }

    /**
     * Somebody whose name is like one on a list.
     *
     * @param score 0 to 1, dates of birth included
     * @param decidedBy the proposal that two people agreed on
     */
    public record HitView(
            String id,
            String userId,
            String list,
            String entryId,
            double score,

            @Schema(enumeration = {"open", "cleared", "confirmed"})
            String status,

            HitEvidence evidence,
            Instant openedAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy) {}
}
