package io.ovation.server.payout.bank;

import io.ovation.server.api.Page;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /v1/bank-files}: what the bank sent about our payouts, taken in and reconciled. */
@Path(BankFileResource.PATH)
@Allow(Role.FINANCE)
@RunOnVirtualThread
public class BankFileResource {
    /** Where files are uploaded: bodies here may be larger than elsewhere. */
    static final String PATH = "/v1/bank-files";

    private final BankAnswers answers;
    private final Callers callers;

    BankFileResource(BankAnswers answers, Callers callers) {
        this.answers = answers;
        this.callers = callers;
    }

    /**
     * Takes in a pain.002, camt.053, NACHA return or CSV file, up to 8 MiB; the body is the file itself. The same file again is
     * answered with the same report and changes nothing.
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(201)
    @Refuses({ProblemCode.BANK_FILE_UNREADABLE, ProblemCode.BANK_FILE_FOREIGN, ProblemCode.BANK_ACCOUNT_NOT_SET_UP})
    public FileView take(byte @Nullable [] file) {
        return FileView.of(
                answers.take(file == null ? new byte[0] : file, callers.user().userNumber()));
    }

    /** Files, newest first, each with its report. */
    @GET
    public Page<FileView> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page<BankAnswers.BankFile> page = answers.page(cursor, Page.limit(limit));
        return new Page<>(page.items().stream().map(FileView::of).toList(), page.nextCursor(), page.hasMore());
    }

    /** A file with its report. */
    @GET
    @Path("{id}")
    public FileView get(@PathParam("id") String id) {
        return FileView.of(answers.get(PublicId.number(BankAnswers.BankFile.PREFIX, id)));
    }

    /** The file as it came. */
    @GET
    @Path("{id}/file")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @APIResponseSchema(String.class)
    public Response file(@PathParam("id") String id) {
        byte[] content = answers.content(PublicId.number(BankAnswers.BankFile.PREFIX, id));
        return Response.ok(content, MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + "\"")
                .build();
    }

    /**
     * A file from the bank.
     *
     * @param format {@code pain.002}, {@code camt.053}, {@code nacha} or {@code csv}
     * @param message the bank's own id of it
     */
    public record FileView(
            String id,
            String format,
            String message,
            String sha256,
            String uploadedBy,
            Instant uploadedAt,
            BankReport report) {
        static FileView of(BankAnswers.BankFile file) {
            return new FileView(
                    PublicId.of(BankAnswers.BankFile.PREFIX, file.number()),
                    file.format(),
                    file.message(),
                    file.sha256(),
                    PublicId.of(User.PREFIX, file.uploadedBy()),
                    file.uploadedAt(),
                    file.report());
        }
    }
}
