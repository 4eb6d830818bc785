package io.ovation.server.payout.statement;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.earning.Creators;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.payout.Payout;
import io.ovation.server.payout.Payouts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Statements of payouts as files. */
@Path("/v1")
@RunOnVirtualThread
public class PayoutStatementResource {
    private final PayoutStatements statements;
    private final Payouts payouts;
    private final Creators creators;
    private final Callers callers;

    PayoutStatementResource(PayoutStatements statements, Payouts payouts, Creators creators, Callers callers) {
        this.statements = statements;
        this.payouts = payouts;
        this.creators = creators;
        this.callers = callers;
    }

    /** A payout's statement, for its creator or finance: {@code format} is {@code pdf} (without it) or {@code csv}. */
    @GET
    @Path("payouts/{id}/statement")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @APIResponseSchema(String.class)
    @Allow({Role.VIEWER, Role.SUPPORT, Role.FINANCE})
    public Response payout(@PathParam("id") String id, @QueryParam("format") @Nullable String format) {
        Caller caller = callers.user();
        Payout payout = payouts.get(
                caller.userNumber(),
                caller.is(Role.FINANCE) || caller.is(Role.SUPPORT),
                PublicId.number(Payout.PREFIX, id));
        return file(statements.of(payout), statements.madeAt(payout), payout.id(), format);
    }

    /** The caller's payouts of a month, such as {@code 2026-11}; {@code format} as above. */
    @GET
    @Path("monthly-payout-statements/{month}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @APIResponseSchema(String.class)
    @Allow(Role.VIEWER)
    public Response month(@PathParam("month") String month, @QueryParam("format") @Nullable String format) {
        User creator = creators.caller();
        YearMonth known;
        try {
            known = YearMonth.parse(month);
        } catch (DateTimeParseException e) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("month").detail("A month is written as 2026-11");
        }
        return file(statements.of(creator, known), statements.madeAt(creator, known), "payouts-" + known, format);
    }

    private static Response file(StatementDocument document, Instant at, String name, @Nullable String format) {
        boolean csv = "csv".equals(format);
        if (!csv && format != null && !format.equals("pdf")) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("format").detail("The format is pdf or csv");
        }
        byte[] bytes = csv ? StatementCsv.write(document) : StatementPdf.write(document, at);
        return Response.ok(bytes, csv ? "text/csv; charset=utf-8" : "application/pdf")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + (csv ? ".csv" : ".pdf") + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }
}
