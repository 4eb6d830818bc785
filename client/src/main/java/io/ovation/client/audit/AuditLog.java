package io.ovation.client.audit;

import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who of the staff saw and did what, and what happened to keys. Needs the secret key, or an administrator. */
public final class AuditLog {
    private final Door door;

    /** Behind a door with such a key. */
    public AuditLog(Door door) {
        this.door = door;
    }

    /** Lines that meet all conditions, the newest first. */
    public Listing<Line> list(Filter filter) {
        return door.list(
                Route.of("audit-log")
                        .with("actor", filter.actor())
                        .with("action", filter.action())
                        .with("subject", filter.subject())
                        .with("from", filter.from())
                        .with("until", filter.until()),
                Line.class);
    }

    /**
     * Which lines; null leaves a condition out.
     *
     * @param actor public id of a person or key
     * @param action such as {@code key.rotated}, or method and route of a request
     * @param subject public id of what it was done to, or the path of a request
     * @param from included
     * @param until not included
     */
    public record Filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant until) {
        /** All lines. */
        public static Filter all() {
            return new Filter(null, null, null, null, null);
        }

        /** What somebody did. */
        public static Filter by(String actor) {
            return new Filter(actor, null, null, null, null);
        }

        /** What was done to something. */
        public static Filter about(String subject) {
            return new Filter(null, null, subject, null, null);
        }

        /** Only between two moments. */
        public Filter between(@Nullable Instant first, @Nullable Instant end) {
            return new Filter(actor, action, subject, first, end);
        }
    }

    /**
     * A line.
     *
     * @param status of the answer, for requests
     * @param requestId as in the answer's X-Request-Id
     */
    public record Line(
            String id,
            Instant at,
            Actor actor,
            String action,
            String subject,
            Map<String, String> details,
            @Nullable Integer status,
            @Nullable String requestId) {}

    /**
     * Who it was.
     *
     * @param kind staff, user, platform (a key) or system
     * @param roles that they had at the time, separated by commas
     */
    public record Actor(String kind, String id, String roles) {}
}
