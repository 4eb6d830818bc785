package io.ovation.audience.platform;

import java.net.URLEncoder;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A viewer's connection to a room. What comes in is counted and let go, so that a viewer costs next to nothing; what goes
 * out is sent in order, and dropped when too much waits.
 */
public final class RoomSocket {
    private static final int MOST_WAITING = 32;

    private final WebSocket socket;
    private final AtomicLong received;
    private final Listener listener;
    private CompletableFuture<?> lastSend = CompletableFuture.completedFuture(null);
    private int waiting;

    private RoomSocket(WebSocket socket, Listener listener, AtomicLong received) {
        this.socket = socket;
        this.listener = listener;
        this.received = received;
    }

    /**
     * Opens a room; blocks until it is open.
     *
     * @param received where messages are counted
     * @param token of the viewer, null for a guest
     */
    public static RoomSocket open(Platform platform, String liveId, @Nullable String token, AtomicLong received)
            throws Unreachable, InterruptedException {
        String query = token == null ? "" : "?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        Listener listener = new Listener(received);
        try {
            WebSocket socket = platform.http()
                    .newWebSocketBuilder()
                    .connectTimeout(java.time.Duration.ofSeconds(5))
                    .buildAsync(platform.socketUri("/v1/lives/" + liveId + "/socket" + query), listener)
                    .get(10, TimeUnit.SECONDS);
            return new RoomSocket(socket, listener, received);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new Unreachable("The room " + liveId + " does not open", e);
        }
    }

    /** Whether the connection can still be used, as far as this side knows. */
    public boolean isOpen() {
        return !listener.ended && !socket.isOutputClosed();
    }

    /** Messages received so far by all who share the counter. */
    public long received() {
        return received.get();
    }

    /** Sends a message after those before it; false when the connection is gone or too much waits. */
    public synchronized boolean send(String message) {
        if (!isOpen() || waiting >= MOST_WAITING) {
            return false;
        }
        waiting++;
        lastSend = lastSend.handle((done, failure) -> null)
                .thenCompose(ready -> socket.sendText(message, true))
                .whenComplete((done, failure) -> sent());
        return true;
    }

    private synchronized void sent() {
        waiting--;
    }

    /** Closes the connection without waiting. */
    public void close() {
        listener.ended = true;
        socket.abort();
    }

    private static final class Listener implements WebSocket.Listener {
        private final AtomicLong received;
        private volatile boolean ended;

        private Listener(AtomicLong received) {
            this.received = received;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            if (last) {
                received.incrementAndGet();
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
            ended = true;
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            ended = true;
        }
    }
}
