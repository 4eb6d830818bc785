package io.ovation.server.verification;

import io.ovation.server.api.Page;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.approval.FourEyes;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Identity checks: a person hands in who they are, and a person of ours decides. */
@Path("/v1")
@RunOnVirtualThread
public class VerificationResource {
    /** Where documents are uploaded: bodies here may be larger than elsewhere. */
    static final String DOCUMENTS = "/v1/identity-documents";

    private final Verifications verifications;
    private final IdentityDocuments documents;
    private final Callers callers;

    VerificationResource(Verifications verifications, IdentityDocuments documents, Callers callers) {
        this.verifications = verifications;
        this.documents = documents;
        this.callers = callers;
    }

    /** Uploads a document, PDF, JPEG or PNG up to 8 MiB; the body is the file itself. It is kept encrypted. */
    @POST
    @Path("identity-documents")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(201)
    @Allow(Role.VIEWER)
    @Refuses(ProblemCode.DOCUMENT_UNREADABLE)
    public DocumentView upload(@QueryParam("kind") @Nullable String kind, byte @Nullable [] content) {
        return DocumentView.of(documents.keep(callers.user().userNumber(), kind, content));
    }

    /** A document's content, for who reviews; that it was opened is recorded. */
    @GET
    @Path("identity-documents/{id}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @APIResponseSchema(String.class)
    @Allow({Role.TRUST, Role.FINANCE})
    public Response content(@PathParam("id") String id) {
        IdentityDocuments.Content content =
                documents.open(callers.user(), PublicId.number(IdentityDocument.PREFIX, id));
        return Response.ok(content.bytes(), content.document().mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Where the caller's identity check stands. */
    @GET
    @Path("identity-standing")
    @Allow(Role.VIEWER)
    public StandingView standing() {
        long person = callers.user().userNumber();
        Verification newest = verifications.newest(person).orElse(null);
        return new StandingView(
                verifications.status(person).text(),
                verifications.level(person),
                newest == null ? null : newest.id(),
                newest == null ? null : newest.submittedAt(),
                newest == null ? null : newest.reason(),
                newest == null ? null : newest.expiresOn(),
                newest == null
                        ? List.of()
                        : verifications.documents(newest).stream()
                                .map(DocumentView::of)
                                .toList());
    }

    /** Hands an identity check in, with documents that were uploaded before. */
    @POST
    @Path("identity-verifications")
    @ResponseStatus(201)
    @Allow(Role.VIEWER)
    @Refuses(ProblemCode.VERIFICATION_PENDING)
    public StandingView submit(Submission submission) {
        PersonDetails details = PersonDetails.of(
                submission.legalName(),
                submission.birthDate(),
                submission.country(),
                submission.address(),
                verifications.today());
        verifications.submit(
                callers.user().userNumber(),
                details,
                submission.documents() == null ? List.of() : submission.documents());
        return standing();
    }

    /** Checks that wait for a decision, oldest first. */
    @GET
    @Path("identity-verifications")
    @Allow({Role.TRUST, Role.FINANCE})
    public Page<ReviewView> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page<Verification> page = verifications.pending(cursor, Page.limit(limit));
        return new Page<>(page.items().stream().map(this::review).toList(), page.nextCursor(), page.hasMore());
    }

    /** A check with what the person told. */
    @GET
    @Path("identity-verifications/{id}")
    @Allow({Role.TRUST, Role.FINANCE})
    public ReviewView get(@PathParam("id") String id) {
        return review(verifications.get(PublicId.number(Verification.PREFIX, id)));
    }

    /** Approves or rejects; never one's own. */
    @POST
    @Path("identity-verifications/{id}/decision")
    @Allow({Role.TRUST, Role.FINANCE})
    @Refuses({ProblemCode.FOUR_EYES, ProblemCode.VERIFICATION_DECIDED})
    public ReviewView decide(@PathParam("id") String id, Decision decision) {
        return review(verifications.decide(
                callers.user(),
                PublicId.number(Verification.PREFIX, id),
                FourEyes.Decision.of(decision.decision(), decision.reason()),
                decision.level(),
                decision.expiresOn()));
    }

    private ReviewView review(Verification check) {
        return new ReviewView(
                check.id(),
                PublicId.of(User.PREFIX, check.person()),
                check.statusOn(verifications.today()).text(),
                check.level(),
                verifications.details(check),
                verifications.documents(check).stream().map(DocumentView::of).toList(),
                check.submittedAt(),
                check.decidedAt(),
                check.reason(),
                check.expiresOn());
    }

    /**
     * What a person hands in.
     *
     * @param country ISO 3166 code
     * @param address for level 2, together with a {@code proof_of_address}
     * @param documents ids of uploaded documents
     */
    public record Submission(
            @Schema(required = true) @Nullable String legalName,

            @Schema(required = true) @Nullable LocalDate birthDate,

            @Schema(required = true) @Nullable String country,

            @Nullable String address,
            @Nullable List<String> documents) {}

    /**
     * A decision on an identity check.
     *
     * @param level what was proved: 1 who it is, 2 also where they live; left out: what was asked for
     * @param expiresOn the day the document says
     */
    public record Decision(
            @Schema(
                    required = true,
                    enumeration = {"approve", "reject"},
                    examples = "approve")
            @Nullable
            String decision,

            @Schema(maxLength = 500) @Nullable String reason,
            @Nullable Integer level,
            @Nullable LocalDate expiresOn) {}

    /**
     * A document that was uploaded.
     *
     * @param mediaType what its first bytes say
     * @param shreddedAt when its content was deleted
     */
    public record DocumentView(
            String id,
            String kind,
            String mediaType,
            int bytes,
            Instant uploadedAt,
            @Nullable Instant shreddedAt) {
        static DocumentView of(IdentityDocument document) {
            return new DocumentView(
                    document.id(),
                    document.kind().text(),
                    document.mediaType(),
                    document.bytes(),
                    document.uploadedAt(),
                    document.shreddedAt());
        }
    }

    /**
     * Where a person stands.
     *
     * @param level what they are good for today: 0 without a valid check
     * @param reason why the newest check was rejected
     */
    public record StandingView(
            @Schema(enumeration = {"none", "pending", "verified", "rejected", "expired"})
            String status,

            int level,
            @Nullable String verificationId,
            @Nullable Instant submittedAt,
            @Nullable String reason,
            @Nullable LocalDate expiresOn,
            List<DocumentView> documents) {}

    /** A check as those see it who decide. */
    public record ReviewView(
            String id,
            String userId,

            @Schema(enumeration = {"pending", "verified", "rejected", "expired"})
            String status,

            int level,
            PersonDetails details,
            List<DocumentView> documents,
            Instant submittedAt,
            @Nullable Instant decidedAt,
            @Nullable String reason,
            @Nullable LocalDate expiresOn) {}
}
