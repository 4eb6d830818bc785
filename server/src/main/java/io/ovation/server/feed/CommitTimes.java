package io.ovation.server.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * When the newest batches were made durable here, so that a trace of one request can show the commit that it waited for. Holds the
 * last {@value #KEPT} batches. Any thread; never blocks.
 */
@ApplicationScoped
class CommitTimes {
    static final int KEPT = 256;

    private final AtomicReferenceArray<@Nullable Commit> commits = new AtomicReferenceArray<>(KEPT);

    /**
     * One commit.
     *
     * @param beginNanos wall time at which the store was asked, nanoseconds since 1970
     * @param endNanos wall time at which it had answered
     */
    record Commit(long sequence, long beginNanos, long endNanos, int entries, int bytes) {}

    void note(Commit commit) {
        commits.set((int) (commit.sequence() % KEPT), commit);
    }

    /** The commit of a batch, when it happened here and not long ago. */
    @Nullable
    Commit find(long sequence) {
        Commit found = commits.get((int) (sequence % KEPT));
        return found != null && found.sequence() == sequence ? found : null;
    }
}
