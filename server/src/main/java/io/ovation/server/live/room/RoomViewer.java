package io.ovation.server.live.room;

import java.util.concurrent.Executor;

/**
 * One connection that watches a room.
 *
 * <p>A viewer that cannot take a frame drops it and remembers that it is behind; when it can read again it calls
 * {@link Room#join} once more and gets a fresh snapshot. So it misses ticks, and never a settled fact.
 */
public interface RoomViewer {
    /** Number of the user who watches; 0 for a guest. */
    default long user() {
        return 0;
    }

    /** Runs what concerns this viewer, in order. Viewers that share an event loop return the same object. */
    Executor loop();

    /**
     * A frame; to be dropped before the first {@link #fresh} and while the viewer is behind. The bytes are shared by all
     * viewers and must not be changed. On {@link #loop()}.
     *
     * @param frame UTF-8 JSON
     */
    void frame(byte[] frame);

    /**
     * Everything a viewer has to know, from which later frames go on. On {@link #loop()}.
     *
     * @param snapshot UTF-8 JSON: a snapshot, or the first of the frames that were missed
     */
    void fresh(byte[] snapshot);

    /** The show is over and its last frame was handed over. On {@link #loop()}. */
    void ended();

    /** This server goes away and the show goes on: the viewer should come back. On {@link #loop()}. */
    void away();
}
