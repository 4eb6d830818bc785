package io.ovation.server.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a problem, also used on sockets.
 *
 * @param code what happened, stable: see the table in docs/api; new codes may come
 * @param detail what is the matter in this very case, for people
 * @param field the field at fault, as in the JSON or the query
 * @param cure what the caller can do about it
 * @param type a URI reference that names the kind of problem
 * @param status the HTTP status, repeated for those who only see the body
 * @param requestId names the request in our log
 */
@Schema(name = "Problem")
public record ProblemBody(
        String type,
        String title,
        int status,
        String code,
        @Nullable String detail,
        @Nullable String field,
        @Nullable String cure,
        @Nullable String requestId) {

    /** The body of a problem; the request id may be unknown (on sockets). */
    public static ProblemBody of(Problem problem, @Nullable String requestId) {
        ProblemCode code = problem.code();
        return new ProblemBody(
                "/problems/" + code.code().replace('_', '-'),
                code.title(),
                code.status(),
                code.code(),
                problem.detail(),
                problem.field(),
                problem.cure(),
                requestId);
    }
}
