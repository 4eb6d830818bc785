package io.ovation.server.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an endpoint that guests may call. A token that is sent all the same must be valid. Every resource method carries
 * either this or {@link Allow}, or its class does; one without is refused to everybody, and a test finds it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Public {
    /** On a class: the Authorization header is a provider's, and the endpoints check it by themselves. */
    boolean ownCredentials() default false;
}
