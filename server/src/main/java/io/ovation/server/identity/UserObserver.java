package io.ovation.server.identity;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A bean that keeps more of a user than the newest description. Called in the SQL transaction that writes the description, so
 * there is none that it was not told of.
 */
public interface UserObserver {
    /**
     * A user was described. What it throws undoes the description.
     *
     * @param before null for a new user
     */
    void described(Handle handle, @Nullable User before, User after);
}
