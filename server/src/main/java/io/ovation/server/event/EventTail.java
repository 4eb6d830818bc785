package io.ovation.server.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ovation.server.store.Background;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the log in memory, read once for everybody who follows it: webhooks, streams, Kafka. Whoever is further
 * behind than {@link #KEPT} events reads SQL by itself and so delays nobody. Any thread; may block on SQL.
 */
@ApplicationScoped
public class EventTail {
    /** How many of the newest events stay in memory. */
    static final int KEPT = 8_192;

    private static final Logger LOG = LoggerFactory.getLogger(EventTail.class);
    private static final int AT_ONCE = 2_000;
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofMillis(500);

    private final EventLog log;
    private final @Nullable Event[] ring = new Event[KEPT];
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    /** The first position in the ring and the newest known one; guarded by the lock. */
    private long first = 1;

    private long head;
    private final Background background = new Background(
            "event-tail",
            PAUSE_AFTER_FAULT,
            fault -> LOG.warn("The log of events could not be read and is tried again: {}", fault.toString()),
            this::follow);

    /** The tail of a log, with its end among the metrics. */
    public EventTail(EventLog log, MeterRegistry metrics) {
        this.log = log;
        Gauge.builder("ovation.events.position", this, EventTail::head)
                .description("The newest event in the log, as this server knows it")
                .register(metrics);
    }

    void begin(@Observes @Priority(1_100) StartupEvent event) {
        start();
    }

    void end(@Observes @Priority(8_900) ShutdownEvent event) {
        stop();
    }

    /** Begins to follow the log from its end. Blocks on SQL once. */
    public synchronized void start() {
        if (!background.isRunning()) {
            lock.lock();
            try {
                head = log.head();
                first = head + 1;
            } finally {
                lock.unlock();
            }
            background.start();
        }
    }

    /** Ends that; followers that wait are woken. */
    public synchronized void stop() {
        background.stop();
        lock.lock();
        try {
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The newest position. */
    public long head() {
        lock.lock();
        try {
            return head;
        } finally {
            lock.unlock();
        }
    }

    /** Events after a position in order, as many as are there up to a limit; from memory when they are recent. */
    public List<Event> after(long position, int limit) {
        lock.lock();
        try {
            if (position >= head) {
                return List.of();
            }
            if (position + 1 >= first) {
                List<Event> events = new ArrayList<>();
                for (long each = position + 1; each <= head && events.size() < limit; each++) {
                    Event event = ring[(int) (each % KEPT)];
                    if (event != null) {
                        events.add(event);
                    }
                }
                return events;
            }
        } finally {
            lock.unlock();
        }
        return log.after(position, limit);
    }

    /** Waits until there is an event after a position, at most this long; returns whether there is. */
    public boolean await(long position, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (head <= position) {
                if (left <= 0) {
                    return false;
                }
                left = grown.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private Duration follow() {
        List<Event> fresh = log.after(head(), AT_ONCE);
        if (!fresh.isEmpty()) {
            add(fresh);
        }
        return fresh.size() == AT_ONCE ? Duration.ZERO : PAUSE;
    }

    private void add(List<Event> fresh) {
        lock.lock();
        try {
            for (Event event : fresh) {
                ring[(int) (event.position() % KEPT)] = event;
            }
            head = fresh.getLast().position();
            first = Math.max(first, head - KEPT + 1);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
