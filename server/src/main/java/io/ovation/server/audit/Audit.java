package io.ovation.server.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.RequestTag;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Role;
import io.ovation.server.store.Database;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes the audit log. Requests that staff are let in for are recorded by {@link AuditFilter} without anybody's help; this is
 * for facts that a request does not tell, such as what exactly was approved. Blocking; any thread.
 */
@ApplicationScoped
public class Audit {
    private final Database database;
    private final CurrentVertxRequest request;
    private final ObjectMapper json;

    Audit(Database database, CurrentVertxRequest request, ObjectMapper json) {
        this.database = database;
        this.request = request;
        this.json = json;
    }

    /** Records in the caller's SQL transaction: both happen or neither. */
    public void record(Handle handle, Caller who, AuditDraft what) {
        write(handle, who, what, null);
    }

    /** Records at once, in a transaction of its own. */
    public void record(Caller who, AuditDraft what) {
        database.useTransaction(handle -> write(handle, who, what, null));
    }

    /** Records a request that was answered with this status. */
    void recordRequest(Caller who, AuditDraft what, int status) {
        database.useTransaction(handle -> write(handle, who, what, status));
    }

    private void write(Handle handle, Caller who, AuditDraft what, @Nullable Integer status) {
        handle.createUpdate("""
                        INSERT INTO audit_log (actor_kind, actor, roles, action, subject, details, status, request_id)
                        VALUES (:kind, :actor, :roles, :action, :subject, :details, :status, :request)""")
                .bind("kind", who.kind().name().toLowerCase(Locale.ROOT))
                .bind("actor", who.id())
                .bind("roles", who.roles().stream().map(Role::text).sorted().collect(Collectors.joining(",")))
                .bind("action", what.action())
                .bind("subject", what.subject())
                .bind("details", text(what))
                .bind("status", status)
                .bind("request", requestId())
                .execute();
    }

    private String text(AuditDraft what) {
        try {
            return json.writeValueAsString(new TreeMap<>(what.details()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts cannot be written as JSON", impossible);
        }
    }

    /** The request at hand; null in a job. */
    private @Nullable String requestId() {
        if (!Arc.container().requestContext().isActive() || request.getCurrent() == null) {
            return null;
        }
        return RequestTag.of(request.getCurrent());
    }
}
