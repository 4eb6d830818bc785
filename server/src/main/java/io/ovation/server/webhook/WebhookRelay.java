package io.ovation.server.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ovation.server.event.EventLog;
import io.ovation.server.event.EventTail;
import io.ovation.server.event.RelayLease;
import io.ovation.server.store.Background;
import io.ovation.server.store.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one {@link EndpointWorker} for each endpoint while this server holds the lease on webhooks; of several servers on a
 * database one does, and another goes on within ten seconds when it is gone.
 */
@ApplicationScoped
class WebhookRelay {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookRelay.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

    private record Running(EndpointWorker worker, AtomicBoolean wanted, Thread thread) {}

    private final Database database;
    private final EndpointStore endpoints;
    private final DeliveryStore deliveries;
    private final EventLog log;
    private final EventTail tail;
    private final WebhookSender sender;
    private final WebhookSettings settings;
    private final RelayLease lease;
    private final Counter taken;
    private final Counter failed;
    private final Map<Long, Running> workers = new HashMap<>();
    private final Background background;
    private volatile int working;
    private volatile long lag;

    WebhookRelay(
            Database database,
            EndpointStore endpoints,
            DeliveryStore deliveries,
            EventLog log,
            EventTail tail,
            WebhookSender sender,
            WebhookSettings settings,
            MeterRegistry metrics) {
        this.database = database;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.log = log;
        this.tail = tail;
        this.sender = sender;
        this.settings = settings;
        this.lease = new RelayLease(database, "webhooks");
        this.background = new Background(
                "webhooks",
                settings.look(),
                fault -> LOG.warn("Webhook endpoints could not be read and are tried again: {}", fault.toString()),
                this::hold,
                this::giveBack);
        this.taken = attempts(metrics, "taken");
        this.failed = attempts(metrics, "failed");
        Gauge.builder("ovation.webhook.endpoints", this, relay -> relay.working)
                .description("Webhook endpoints that this server delivers to")
                .register(metrics);
        Gauge.builder("ovation.webhook.lag", this, relay -> relay.lag)
                .description("Events that the endpoint furthest behind of those enabled has not settled")
                .baseUnit("events")
                .register(metrics);
    }

    private static Counter attempts(MeterRegistry metrics, String outcome) {
        return Counter.builder("ovation.webhook.attempts")
                .description("Attempts to deliver an event to a webhook endpoint")
                .tag("outcome", outcome)
                .register(metrics);
    }

    void begin(@Observes @Priority(3_000) StartupEvent event) {
        start();
    }

    void end(@Observes @Priority(500) ShutdownEvent event) {
        stop();
    }

    void start() {
        background.start();
    }

    /** Ends every worker, which takes at most a moment, and gives the lease back. */
    void stop() {
        background.stop(STOP_PATIENCE);
    }

    private Duration hold() {
        if (lease.renew()) {
            look();
        } else {
            dismiss();
        }
        return settings.look();
    }

    private void giveBack() {
        dismiss();
        try {
            lease.release();
        } catch (RuntimeException away) {
            LOG.debug("The lease on webhooks ends by itself", away);
        }
    }

    private void look() {
        workers.values().removeIf(running -> !running.thread().isAlive());
        Map<Long, WebhookEndpoint> found = new HashMap<>();
        endpoints.all().forEach(endpoint -> found.put(endpoint.number(), endpoint));
        long furthest = 0;
        Iterator<Map.Entry<Long, Running>> each = workers.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Long, Running> known = each.next();
            WebhookEndpoint now = found.remove(known.getKey());
            if (now == null) {
                known.getValue().wanted().set(false);
                each.remove();
            } else {
                known.getValue().worker().refresh(now);
                if (now.status() == WebhookEndpoint.Status.ENABLED) {
                    furthest = Math.max(furthest, known.getValue().worker().lag());
                }
            }
        }
        found.values().forEach(this::employ);
        working = workers.size();
        lag = furthest;
    }

    private void employ(WebhookEndpoint endpoint) {
        AtomicBoolean wanted = new AtomicBoolean(true);
        EndpointWorker worker = new EndpointWorker(
                endpoint,
                database,
                deliveries,
                log,
                tail,
                sender,
                settings,
                taken,
                failed,
                () -> wanted.get() && lease.isHeld());
        Thread runner = Thread.ofVirtual().name("webhook-" + endpoint.id()).start(() -> {
            worker.run();
            if (lease.isHeld()) {
                worker.end();
            }
        });
        workers.put(endpoint.number(), new Running(worker, wanted, runner));
    }

    private void dismiss() {
        workers.values().forEach(running -> running.wanted().set(false));
        long patient = System.nanoTime() + STOP_PATIENCE.toNanos();
        for (Running running : workers.values()) {
            try {
                long left = patient - System.nanoTime();
                if (left > 0) {
                    running.thread().join(Duration.ofNanos(left));
                }
            } catch (InterruptedException hurried) {
                break;
            }
        }
        workers.clear();
        working = 0;
        lag = 0;
    }
}
