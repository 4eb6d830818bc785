package io.ovation.server.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the problems of its own that an endpoint may answer with, for the API document. What every endpoint may answer
 * (who calls, unreadable bodies, ids of nothing, idempotency keys, too much load) is known already and not repeated. On a
 * class it holds for all its endpoints, in addition to theirs.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Refuses {
    /** The codes. */
    ProblemCode[] value();
}
