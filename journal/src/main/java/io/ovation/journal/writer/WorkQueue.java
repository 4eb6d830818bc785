package io.ovation.journal.writer;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The bounded queue in front of the writer: many threads offer, one polls and parks. */
final class WorkQueue {

    private final ConcurrentLinkedQueue<Work> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final int bound;
    private volatile @Nullable Thread parked;

    WorkQueue(int bound) {
        this.bound = bound;
    }

    /** Most entries that wait. */
    int bound() {
        return bound;
    }

    /** How many entries wait, about. */
    int size() {
        return size.get();
    }

    /** Adds work unless the queue is full. */
    boolean offer(Work work) {
        if (size.addAndGet(work.entries()) > bound) {
            size.addAndGet(-work.entries());
            return false;
        }
        queue.add(work);
        wake();
        return true;
    }

    /** Adds work that was counted before and comes back; never refused. */
    void putBack(Work work) {
        size.addAndGet(work.entries());
        queue.add(work);
        wake();
    }

    @Nullable
    Work poll() {
        Work work = queue.poll();
        if (work != null) {
            size.addAndGet(-work.entries());
        }
        return work;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Wakes the writer if it sleeps. */
    void wake() {
        Thread sleeper = parked;
        if (sleeper != null) {
            LockSupport.unpark(sleeper);
        }
    }

    /** The writer sleeps until work comes, it is unparked, or the time is over. */
    void park(long nanos) {
        parked = Thread.currentThread();
        if (queue.isEmpty()) {
            LockSupport.parkNanos(this, nanos);
        }
        parked = null;
    }
}
