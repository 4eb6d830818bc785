package io.ovation.server.audit;

import java.util.Map;
import java.util.Objects;

/**
 * Something to record in the audit log.
 *
 * @param action what was done, named like an event: {@code key.rotated}, {@code proposal.approved}. For a request that staff
 *     made, method and route: {@code GET /v1/payouts/{id}}
 * @param subject what it was done to: a public id, or the path of a request
 * @param details what else one must know later, as texts by name in snake_case; never a secret
 */
public record AuditDraft(String action, String subject, Map<String, String> details) {
    public AuditDraft {
        Objects.requireNonNull(action);
        Objects.requireNonNull(subject);
        details = Map.copyOf(details);
    }

    /** Without details. */
    public static AuditDraft of(String action, String subject) {
        return new AuditDraft(action, subject, Map.of());
    }
}
