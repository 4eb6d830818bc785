package io.ovation.server.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which roles may call an endpoint; one of them is enough. On a method it replaces what stands on the class. Checked
 * before the body is read: no token is {@code token_missing}, another role is {@code forbidden}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allow {
    /** The roles, any of which is enough. */
    Role[] value();

    /**
     * What a secret key must be good for, where {@link Role#PLATFORM} is among the roles; a key without it gets {@code
     * scope_missing}. Left out, only keys with all scopes are let in.
     */
    Scope scope() default Scope.ALL;
}
