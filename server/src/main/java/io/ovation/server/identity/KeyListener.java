package io.ovation.server.identity;

import org.jdbi.v3.core.Handle;

/** Told of every change of a key, in the SQL transaction that makes it: the audit log and events hang here. */
public interface KeyListener {
    /** What can happen to a key. */
    enum Change {
        CREATED,
        ROTATED,
        REVOKED
    }

    /** A key was changed; an exception undoes the change. */
    void keyChanged(Handle handle, Caller who, Change change, Key key);
}
