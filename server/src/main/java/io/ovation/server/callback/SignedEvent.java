package io.ovation.server.callback;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One event whose signature was checked.
 *
 * @param id the source's id of the event: the same in every delivery
 * @param kind the source's name of what happened
 * @param consequence what it changes here; null when it is about nothing of ours
 */
public record SignedEvent(String id, String kind, @Nullable Consequence consequence) {
    /** There is nothing left to do. */
    public static final Runnable DONE = () -> {};

    /** An event about something we do not know, or of a kind that we do not listen to: answered 2xx and not kept. */
    public static SignedEvent notOurs(String id, String kind) {
        return new SignedEvent(id, kind, null);
    }

    /** What an event changes. Events may come late, twice and in any order, so it is a step of a state machine. */
    @FunctionalInterface
    public interface Consequence {
        /**
         * Writes down what was told, in the transaction that remembers the event.
         *
         * @return what goes on once that is durable; when it fails, a sweeper must find the work in what was written
         */
        Runnable in(Handle handle);
    }
}
