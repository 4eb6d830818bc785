package io.ovation.server.api;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A refused request: thrown by whoever finds out and turned into {@code application/problem+json} (RFC 9457) in one
 * place. It carries no stack trace, because it describes the request and not our code. Immutable; the with-ers return
 * copies.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final @Nullable String detail;
    private final @Nullable String field;
    private final @Nullable String cure;
    private final @Nullable Duration retryAfter;

    private Problem(
            ProblemCode code,
            @Nullable String detail,
            @Nullable String field,
            @Nullable String cure,
            @Nullable Duration retryAfter) {
        super(detail == null ? code.title() : detail, null, false, false);
        this.code = Objects.requireNonNull(code);
        this.detail = detail;
        this.field = field;
        this.cure = cure;
        this.retryAfter = retryAfter;
    }

    /** A problem that says no more than its code. */
    public static Problem of(ProblemCode code) {
        return new Problem(code, null, null, null, null);
    }

    /**
     * {@code field_invalid}: a field that cannot be as it was sent.
     *
     * @param field as in the JSON or the query
     * @param detail what is the matter with it, for people
     */
    public static Problem invalid(String field, String detail) {
        return new Problem(ProblemCode.FIELD_INVALID, detail, field, null, null);
    }

    /** With what is the matter in this very case, for people. */
    public Problem detail(String text) {
        return new Problem(code, text, field, cure, retryAfter);
    }

    /** With the name (as in the JSON or the query) of the field at fault. */
    public Problem field(String name) {
        return new Problem(code, detail, name, cure, retryAfter);
    }

    /** With what the caller can do about it. */
    public Problem cure(String text) {
        return new Problem(code, detail, field, text, retryAfter);
    }

    /** With a Retry-After header (whole seconds, at least one). */
    public Problem retryAfter(Duration delay) {
        return new Problem(code, detail, field, cure, delay);
    }

    /** What kind of problem it is. */
    public ProblemCode code() {
        return code;
    }

    /** The text for people of this very case, if there is one. */
    public @Nullable String detail() {
        return detail;
    }

    /** The field at fault, if there is one. */
    public @Nullable String field() {
        return field;
    }

    /** What the caller can do, if we know. */
    public @Nullable String cure() {
        return cure;
    }

    /** When to try again, if it makes sense. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
