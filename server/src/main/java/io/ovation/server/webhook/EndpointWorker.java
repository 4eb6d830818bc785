package io.ovation.server.webhook;

import io.micrometer.core.instrument.Counter;
import io.ovation.server.event.Event;
import io.ovation.server.event.EventLog;
import io.ovation.server.event.EventTail;
import io.ovation.server.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers to one endpoint, on a virtual thread of its own: what is slow or broken here is felt nowhere else. Events go out in
 * the order of the log, a bounded number at once. What became of them is written together with how far delivery has come, while
 * the next go out, so after a crash some are sent again and none is lost. An event that fails gets a row and is tried again while newer
 * ones go on; an endpoint that wants order waits for it instead. When one attempt after the other fails, newer events
 * wait in the log until one succeeds.
 */
final class EndpointWorker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointWorker.class);
    private static final int GONE = 410;
    private static final int FAILURES_THAT_STOP = 10;
    private static final int MOST_OPEN = 4_096;
    private static final int AT_ONCE = 256;
    private static final int FLUSH_AT = 500;
    private static final int MOST_UNWRITTEN = 8 * FLUSH_AT;
    private static final long FLUSH_MILLIS = 100;
    private static final long NAP_MILLIS = 20;
    private static final long IDLE_MILLIS = 250;
    private static final long PAUSE_AFTER_FAULT_MILLIS = 500;
    private static final long END_PATIENCE_NANOS = 1_000_000_000L;

    private record Outcome(Event event, @Nullable Delivery before, WebhookSender.Answer answer) {}

    private final DeliveryStore deliveries;
    private final DeliveryWriter writer;
    private final EventLog log;
    private final EventTail tail;
    private final WebhookSender sender;
    private final RetrySchedule schedule;
    private final WebhookSettings settings;
    private final BooleanSupplier mayRun;
    private final Counter taken;
    private final Counter failed;

    private volatile @Nullable WebhookEndpoint changed;
    private WebhookEndpoint endpoint;
    private boolean look = true;

    private final LinkedBlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    /** First attempts under way. */
    private final NavigableSet<Long> open = new TreeSet<>();
    /** Further attempts under way. */
    private final Set<Long> again = new HashSet<>();
    /** Settled before this worker began, ahead of where delivery had come. */
    private final Set<Long> settled = new HashSet<>();

    private long looked;
    private long flushedNanos = System.nanoTime();
    private int failures;
    private @Nullable Instant failingSince;
    private @Nullable String disable;
    private int waiting;
    private @Nullable Instant nextDue;

    EndpointWorker(
            WebhookEndpoint endpoint,
            Database database,
            DeliveryStore deliveries,
            EventLog log,
            EventTail tail,
            WebhookSender sender,
            WebhookSettings settings,
            Counter taken,
            Counter failed,
            BooleanSupplier mayRun) {
        this.endpoint = endpoint;
        this.deliveries = deliveries;
        this.writer = new DeliveryWriter(endpoint, database);
        this.log = log;
        this.tail = tail;
        this.sender = sender;
        this.schedule = RetrySchedule.of(settings);
        this.settings = settings;
        this.taken = taken;
        this.failed = failed;
        this.mayRun = mayRun;
        this.looked = endpoint.position();
        this.failingSince = endpoint.failingSince();
    }

    /** The endpoint as it stands in SQL by now; also looks for what was asked to be sent again. Any thread. */
    void refresh(WebhookEndpoint now) {
        changed = now;
    }

    /** How many events of the log this endpoint has not settled, as last written. Any thread. */
    long lag() {
        return Math.max(0, tail.head() - writer.position());
    }

    @Override
    public void run() {
        boolean isReady = false;
        while (mayRun.getAsBoolean()) {
            try {
                if (!isReady) {
                    settled.addAll(deliveries.settledAfter(endpoint.number(), endpoint.position()));
                    isReady = true;
                }
                step();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException fault) {
                if (!mayRun.getAsBoolean()) {
                    return;
                }
                LOG.warn("Webhooks of {} wait: {}", endpoint.id(), fault.toString());
                try {
                    Thread.sleep(PAUSE_AFTER_FAULT_MILLIS);
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        }
    }

    private void step() throws InterruptedException {
        WebhookEndpoint now = changed;
        if (now != null) {
            changed = null;
            change(now);
        }
        take();
        look |= writer.settle();
        if (isTimeToFlush() && !writer.isBusy()) {
            write();
        }
        boolean busy = false;
        if (endpoint.status() == WebhookEndpoint.Status.ENABLED && disable == null) {
            busy = retry();
            busy |= sendNew();
        }
        if (!busy) {
            rest();
        }
    }

    /** A change by somebody is a new beginning for an endpoint that failed. */
    private void change(WebhookEndpoint now) {
        if (now.version() != endpoint.version()) {
            failures = 0;
            disable = null;
            failingSince = now.failingSince();
            writer.changed(failingSince);
        }
        endpoint = now;
        look = true;
    }

    /** Waits for an answer, or for something new to send. */
    private void rest() throws InterruptedException {
        if (!open.isEmpty() || !again.isEmpty() || !writer.isEmpty()) {
            Outcome outcome = outcomes.poll(NAP_MILLIS, TimeUnit.MILLISECONDS);
            if (outcome != null) {
                settle(outcome);
            }
        } else if (mayGoOn()) {
            tail.await(
                    looked,
                    Duration.ofMillis(Math.min(IDLE_MILLIS, settings.look().toMillis())));
        } else {
            Thread.sleep(Math.min(IDLE_MILLIS, settings.look().toMillis()));
        }
    }

    private int free() {
        return (endpoint.ordered() ? 1 : settings.concurrency()) - open.size() - again.size();
    }

    /** Whether newer events may go out while some wait for another attempt. */
    private boolean mayGoOn() {
        if (endpoint.status() != WebhookEndpoint.Status.ENABLED || disable != null) {
            return false;
        }
        if (endpoint.ordered()) {
            return waiting == 0;
        }
        return waiting == 0 || waiting < settings.mostWaiting() && failures < FAILURES_THAT_STOP;
    }

    private boolean sendNew() {
        if (free() <= 0
                || !mayGoOn()
                || writer.size() >= MOST_UNWRITTEN
                || !open.isEmpty() && looked - open.first() >= MOST_OPEN) {
            return false;
        }
        List<Event> events = tail.after(looked, Math.min(AT_ONCE, 8 * free()));
        boolean sent = false;
        for (Event event : events) {
            if (free() <= 0 || !mayGoOn()) {
                break;
            }
            looked = event.position();
            if (!settled.remove(event.position()) && isWanted(event)) {
                open.add(event.position());
                send(event, null);
                sent = true;
            }
        }
        return sent || !events.isEmpty() && free() > 0;
    }

    private boolean isWanted(Event event) {
        return event.type().equals(WebhookEvents.PING.name())
                ? event.subject().equals(endpoint.id())
                : endpoint.filter().wants(event);
    }

    /** Sends what is due again; what is under way must be settled and written first, so that rows and memory agree. */
    private boolean retry() {
        Instant now = Instant.now();
        boolean due = waiting > 0 && nextDue != null && !now.isBefore(nextDue);
        if (!look && !due || free() <= 0 || !again.isEmpty()) {
            return false;
        }
        flush();
        look = false;
        DeliveryStore.Waiting now0 = deliveries.waiting(endpoint.number());
        waiting = now0.count();
        nextDue = now0.next();
        if (waiting == 0) {
            return false;
        }
        List<Delivery> found = endpoint.ordered()
                ? deliveries.oldestWaiting(endpoint.number()).stream()
                        .peek(oldest -> nextDue = oldest.nextAttemptAt())
                        .filter(oldest -> oldest.nextAttemptAt() != null
                                && !oldest.nextAttemptAt().isAfter(now))
                        .toList()
                : deliveries.due(endpoint.number(), now, free());
        if (found.isEmpty()) {
            return false;
        }
        Map<Long, Event> events = new HashMap<>();
        log.at(found.stream().map(Delivery::position).toList()).forEach(event -> events.put(event.position(), event));
        for (Delivery delivery : found) {
            Event event = events.get(delivery.position());
            if (event == null) {
                writer.add(forgotten(delivery, now));
                waiting--;
            } else if (!open.contains(delivery.position())) {
                again.add(delivery.position());
                send(event, delivery);
            }
        }
        return true;
    }

    private void send(Event event, @Nullable Delivery before) {
        sender.send(endpoint, event, answer -> outcomes.add(new Outcome(event, before, answer)));
    }

    private void take() {
        List<Outcome> told = new ArrayList<>();
        outcomes.drainTo(told);
        told.forEach(this::settle);
    }

    private void settle(Outcome outcome) {
        long position = outcome.event().position();
        open.remove(position);
        again.remove(position);
        Instant now = Instant.now();
        WebhookSender.Answer answer = outcome.answer();
        Delivery before = outcome.before();
        int attempts = before == null ? 1 : before.attempts() + 1;
        Instant firstAt = before == null ? now.minusMillis(answer.tookMillis()) : before.firstAt();
        Instant next = null;
        if (answer.taken()) {
            taken.increment();
            if (failures >= FAILURES_THAT_STOP) {
                writer.hurry();
            }
            failures = 0;
            if (failingSince != null) {
                failingSince = null;
                writer.failing(null);
            }
        } else {
            failed.increment();
            failures++;
            if (failingSince == null) {
                failingSince = now;
                writer.failing(now);
            }
            next = schedule.next(
                            firstAt, attempts, now, ThreadLocalRandom.current().nextDouble(), answer.wish())
                    .orElse(null);
            giveUpOnEndpoint(answer, now);
        }
        waiting += (next == null ? 0 : 1) - (before == null ? 0 : 1);
        if (next != null && (nextDue == null || next.isBefore(nextDue))) {
            nextDue = next;
        }
        writer.add(new Delivery(
                endpoint.number(),
                position,
                outcome.event().id(),
                outcome.event().type(),
                answer.taken()
                        ? Delivery.State.DELIVERED
                        : next == null ? Delivery.State.DEAD : Delivery.State.RETRYING,
                attempts,
                firstAt,
                now,
                next,
                answer.statusCode(),
                answer.error(),
                answer.tookMillis()));
    }

    private void giveUpOnEndpoint(WebhookSender.Answer answer, Instant now) {
        if (answer.statusCode() != null && answer.statusCode() == GONE) {
            giveUp("gone");
        } else if (failingSince != null && !now.isBefore(failingSince.plus(settings.giveUpAfter()))) {
            giveUp("failed_for_too_long");
        }
    }

    private void giveUp(String reason) {
        disable = reason;
        writer.disable(reason);
    }

    private static Delivery forgotten(Delivery delivery, Instant now) {
        return new Delivery(
                delivery.endpoint(),
                delivery.position(),
                delivery.event(),
                delivery.type(),
                Delivery.State.DEAD,
                delivery.attempts(),
                delivery.firstAt(),
                now,
                null,
                delivery.statusCode(),
                "the event is no longer kept",
                0);
    }

    private long reached() {
        return open.isEmpty() ? looked : open.first() - 1;
    }

    private boolean isTimeToFlush() {
        boolean any = writer.hasNews();
        long waited = (System.nanoTime() - flushedNanos) / 1_000_000;
        return writer.waiting() >= FLUSH_AT
                || any && waited >= FLUSH_MILLIS
                || any && open.isEmpty() && again.isEmpty()
                || reached() > writer.position() && waited >= 1_000;
    }

    /** Begins to write what became of deliveries and how far they have come, together. */
    private void write() {
        writer.write(reached(), endpoint);
        flushedNanos = System.nanoTime();
    }

    /** Writes all that is known and waits for that; blocks on SQL. */
    private void flush() {
        look |= writer.await();
        if (writer.hasNews() || reached() > writer.position()) {
            write();
            look |= writer.await();
        }
    }

    /**
     * Waits a moment for what is under way and writes what is known; what is still under way then is sent again by whoever
     * goes on.
     */
    void end() {
        long patient = System.nanoTime() + END_PATIENCE_NANOS;
        try {
            while (!(open.isEmpty() && again.isEmpty()) && System.nanoTime() - patient < 0) {
                Outcome outcome = outcomes.poll(NAP_MILLIS, TimeUnit.MILLISECONDS);
                if (outcome != null) {
                    settle(outcome);
                }
            }
            flush();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.warn(
                    "The last deliveries of {} are not written and are sent again: {}",
                    endpoint.id(),
                    fault.toString());
        }
    }
}
