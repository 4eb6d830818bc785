package io.ovation.server.video;

import java.util.Optional;

/**
 * Somebody who can let a viewer see a video that is not for everyone: a feature provides a bean (memberships do). One that lets
 * in is enough; a creator always sees their own. Blocking; any thread.
 */
public interface VideoAccess {
    /**
     * Why this viewer may not watch this video now; empty when they may. Asked only while the video is not for everyone.
     *
     * @param viewer user number; 0 for somebody who is not signed in
     */
    Optional<VideoLock> lock(long viewer, Video video);

    /**
     * The number of a creator's own tier.
     *
     * @param creator user number
     * @param tierId public id
     * @throws io.ovation.server.api.Problem {@code field_invalid} when it is none of theirs
     */
    long tierOf(long creator, String tierId);
}
