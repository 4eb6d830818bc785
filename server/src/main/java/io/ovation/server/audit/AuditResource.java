package io.ovation.server.audit;

import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code /v1/audit-log}: who saw and did what. Reading it is recorded too. */
@Path("/v1/audit-log")
@Allow(
        value = {Role.ADMIN, Role.PLATFORM},
        scope = Scope.AUDIT)
@RunOnVirtualThread
public class AuditResource {
    /** Later than anybody means, and well within what SQL can hold. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final AuditLog log;

    AuditResource(AuditLog log) {
        this.log = log;
    }

    /** Lines, newest first. All conditions that are given must hold; {@code from} is included, {@code until} is not. */
    @GET
    public Page<AuditEntry> list(
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("action") @Nullable String action,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return log.page(
                new AuditLog.Conditions(
                        text(actor), text(action), text(subject), time(from, "from"), time(until, "until")),
                cursor,
                Page.limit(limit));
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static @Nullable Instant time(@Nullable String text, String field) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            Instant time = Instant.parse(text);
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
                throw new DateTimeException("no time of ours: " + text);
            }
            return time;
        } catch (DateTimeException broken) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field(field)
                    .detail(field + " is a time such as 2026-11-23T12:00:00Z");
        }
    }
}
