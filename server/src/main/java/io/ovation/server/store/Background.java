package io.ovation.server.store;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work that is repeated, with pauses, on a virtual thread of its own until it is stopped. A fault is told to somebody and
 * does not end it. Starting what runs and stopping what does not is nothing. Any thread.
 */
public final class Background {
    /** One round of the work. */
    @FunctionalInterface
    public interface Step {
        /**
         * Does it; returns the pause before the next one, zero for none. May block.
         *
         * @throws InterruptedException when it was stopped
         * @throws Exception any fault: the step is tried again
         */
        Duration run() throws Exception;
    }

    private final String name;
    private final Duration pauseAfterFault;
    private final Consumer<Exception> onFault;
    private final Step step;
    private final Runnable end;
    private volatile @Nullable Thread thread;

    /**
     * Work that does not run yet.
     *
     * @param name of its thread
     * @param pauseAfterFault before the step that failed is tried again
     * @param onFault is told of a step that failed, unless it failed because the work was stopped
     */
    public Background(String name, Duration pauseAfterFault, Consumer<Exception> onFault, Step step) {
        this(name, pauseAfterFault, onFault, step, () -> {});
    }

    /**
     * The same, with what is left to do on its thread when it was stopped.
     *
     * @param end runs once after the last step, with the interruption taken back; throws nothing
     */
    public Background(String name, Duration pauseAfterFault, Consumer<Exception> onFault, Step step, Runnable end) {
        this.name = name;
        this.pauseAfterFault = pauseAfterFault;
        this.onFault = onFault;
        this.step = step;
        this.end = end;
    }

    /** Begins with a first step at once. */
    public synchronized void start() {
        if (thread == null) {
            Thread fresh = Thread.ofVirtual().name(name).unstarted(this::run);
            thread = fresh;
            fresh.start();
        }
    }

    /** Ends it: a pause at once, a step as soon as it notices that its thread is interrupted. Does not wait. */
    public void stop() {
        stop(Duration.ZERO);
    }

    /** The same, and waits for its end, but not longer than this. */
    public synchronized void stop(Duration patience) {
        Thread running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        running.interrupt();
        if (patience.isPositive()) {
            try {
                running.join(patience);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether it was started and not stopped. */
    public boolean isRunning() {
        return thread != null;
    }

    /** Within a long step: whether it should go on. */
    public boolean isWanted() {
        return thread == Thread.currentThread();
    }

    private void run() {
        try {
            while (isWanted()) {
                Thread.sleep(once());
            }
        } catch (InterruptedException stopped) {
            Thread.interrupted();
        }
        end.run();
    }

    private Duration once() throws InterruptedException {
        try {
            return step.run();
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception fault) {
            if (isWanted()) {
                onFault.accept(fault);
            }
            return pauseAfterFault;
        }
    }
}
