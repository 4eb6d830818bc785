package io.ovation.server.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of the audit log as the API shows it.
 *
 * @param at wall clock
 * @param actor who
 * @param action method and route of a request, or the name of what was done, such as {@code key.rotated}
 * @param subject path of a request, or public id of what it was done to
 * @param status of the answer, for requests
 * @param requestId as in the answer's X-Request-Id and in our log
 */
public record AuditEntry(
        String id,
        Instant at,
        Actor actor,
        String action,
        String subject,
        Map<String, String> details,
        @Nullable Integer status,
        @Nullable String requestId) {
    /** Prefix of public ids. */
    public static final String PREFIX = "aud";

    /**
     * Who it was.
     *
     * @param kind staff, user, platform (a key) or system
     * @param id public id of the user or key
     * @param roles that they had at the time, separated by commas
     */
    public record Actor(String kind, String id, String roles) {}
}
