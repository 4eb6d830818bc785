package io.ovation.server.webhook;

import io.ovation.server.event.Events;
import io.ovation.server.store.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what became of an endpoint's deliveries, one transaction at a time, beside the worker that goes on sending. A
 * transaction holds the deliveries that were settled since the one before, how far delivery has come, and what changed about
 * the endpoint, together. One that fails is written again with what came since; nothing is forgotten. One thread uses it; only
 * {@link #position} may be asked by any.
 */
final class DeliveryWriter {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWriter.class);

    private final Database database;
    private News news;
    private @Nullable Write underWay;
    private volatile long position;

    /** What is to be written; grows until it is handed to a transaction. */
    private static final class News {
        private final Map<Long, Delivery> rows = new LinkedHashMap<>();
        private @Nullable Instant failingSince;
        private boolean isFailureNew;
        private boolean hurry;
        private @Nullable String disable;

        News(@Nullable Instant failingSince) {
            this.failingSince = failingSince;
        }

        boolean isEmpty() {
            return rows.isEmpty() && !isFailureNew && !hurry && disable == null;
        }

        /** What was not written, with what has come since. */
        static News joined(News before, News since) {
            News all = new News(since.failingSince);
            all.rows.putAll(before.rows);
            all.rows.putAll(since.rows);
            all.isFailureNew = before.isFailureNew || since.isFailureNew;
            all.hurry = before.hurry || since.hurry;
            all.disable = since.disable == null ? before.disable : since.disable;
            return all;
        }
    }

    private record Write(News news, long position, CompletableFuture<Void> done) {}

    DeliveryWriter(WebhookEndpoint endpoint, Database database) {
        this.database = database;
        this.news = new News(endpoint.failingSince());
        this.position = endpoint.position();
    }

    /** What became of a delivery. */
    void add(Delivery delivery) {
        news.rows.put(delivery.position(), delivery);
    }

    /** Since when the endpoint has been failing; null when it answers again. */
    void failing(@Nullable Instant since) {
        news.failingSince = since;
        news.isFailureNew = true;
    }

    /** The endpoint answers again after it was waited for: what waits for another attempt need not wait longer. */
    void hurry() {
        news.hurry = true;
    }

    /** Somebody changed the endpoint: what was to be told about its failing no longer counts. */
    void changed(@Nullable Instant failingSince) {
        news.failingSince = failingSince;
        news.disable = null;
    }

    /** The endpoint is given up. */
    void disable(String reason) {
        news.disable = reason;
    }

    /** How far delivery has come, as last written. Any thread. */
    long position() {
        return position;
    }

    /** How many deliveries wait to be handed to a transaction. */
    int waiting() {
        return news.rows.size();
    }

    /** How many deliveries are not known to be written. */
    int size() {
        return waiting() + (underWay == null ? 0 : underWay.news.rows.size());
    }

    /** Whether something waits to be handed to a transaction. */
    boolean hasNews() {
        return !news.isEmpty();
    }

    /** Whether all is written. */
    boolean isEmpty() {
        return underWay == null && news.isEmpty();
    }

    /** Whether a transaction is under way. */
    boolean isBusy() {
        return underWay != null;
    }

    /**
     * Begins a transaction with all that waits.
     *
     * @param reached every event up to it is settled
     * @param endpoint as it stands by now
     */
    void write(long reached, WebhookEndpoint endpoint) {
        if (underWay != null) {
            throw new IllegalStateException("The transaction before is still under way");
        }
        News taken = news;
        news = new News(taken.failingSince);
        CompletableFuture<Void> done = new CompletableFuture<>();
        underWay = new Write(taken, reached, done);
        Thread.ofVirtual().name("webhook-writes-" + endpoint.id()).start(() -> {
            try {
                transact(taken, reached, endpoint);
                done.complete(null);
            } catch (Throwable fault) {
                done.completeExceptionally(fault);
            }
        });
    }

    /**
     * Learns what became of the transaction under way, if that has ended; returns whether deliveries were hurried by it.
     *
     * @throws RuntimeException what it failed with; all of it waits again
     */
    boolean settle() {
        Write write = underWay;
        return write != null && write.done.isDone() && settle(write);
    }

    /** The same, and waits for its end. */
    boolean await() {
        Write write = underWay;
        return write != null && settle(write);
    }

    private boolean settle(Write write) {
        underWay = null;
        try {
            write.done.join();
        } catch (CompletionException failed) {
            news = News.joined(write.news, news);
            throw failed.getCause() instanceof RuntimeException fault ? fault : failed;
        }
        position = write.position;
        return write.news.hurry;
    }

    private void transact(News taken, long reached, WebhookEndpoint endpoint) {
        Collection<Delivery> rows = List.copyOf(taken.rows.values());
        @Nullable Instant since = taken.failingSince;
        @Nullable String reason = taken.disable;
        Instant now = Instant.now();
        database.useTransaction(handle -> {
            DeliveryStore.write(handle, rows);
            EndpointStore.reached(handle, endpoint.number(), reached, since);
            if (taken.hurry) {
                DeliveryStore.hurry(handle, endpoint.number(), now);
            }
            if (reason != null && EndpointStore.disable(handle, endpoint.number(), reason)) {
                Events.append(handle, WebhookEvents.disabled(endpoint, reason, since == null ? now : since, now));
                LOG.warn("Webhook endpoint {} is disabled: {}", endpoint.id(), reason);
            }
        });
    }
}
