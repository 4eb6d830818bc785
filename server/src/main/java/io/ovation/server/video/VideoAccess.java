package io.ovation.server.video;

/**
 * Somebody who can let a viewer see a video that is not for everyone: a feature provides a bean (memberships do). One that lets
 * in is enough; a creator always sees their own.
 */
public interface VideoAccess {
    /**
     * Whether this viewer may watch this video of members.
     *
     * @param viewer user number
     */
    boolean lets(long viewer, Video video);
}
