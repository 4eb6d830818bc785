package io.ovation.server.live;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The door of a room for money: whoever wants to send a gift enters before it asks the ledger, and leaves with the
 * answer. Once closed, nobody enters, and the room ends only when everyone who was inside has left; so no gift is
 * accepted after the room's last frame.
 *
 * <p>Any thread; never waits.
 */
public final class RoomGate {
    private static final long CLOSED = 1L << 62;

    private final AtomicLong inside = new AtomicLong();
    private final AtomicLong lastSequence = new AtomicLong();
    private final CompletableFuture<Long> empty = new CompletableFuture<>();

    /** Lets one in; false when the room is closed. */
    public boolean enter() {
        while (true) {
            long now = inside.get();
            if ((now & CLOSED) != 0) {
                return false;
            }
            if (inside.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }

    /**
     * Lets one out.
     *
     * @param sequence of the journal batch with the gift, or 0 when there is none
     */
    public void leave(long sequence) {
        lastSequence.accumulateAndGet(sequence, Math::max);
        if (inside.decrementAndGet() == CLOSED) {
            empty.complete(lastSequence.get());
        }
    }

    /**
     * Closes the door for good.
     *
     * @return completes when everybody has left, with the sequence of the last gift that was accepted
     */
    public CompletionStage<Long> close() {
        long before = inside.getAndUpdate(now -> now | CLOSED);
        if ((before & ~CLOSED) == 0) {
            empty.complete(lastSequence.get());
        }
        return empty;
    }

    /** Whether gifts are taken. */
    public boolean isOpen() {
        return (inside.get() & CLOSED) == 0;
    }
}
