package io.ovation.client.room;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a {@link Room}: puts the parts of messages together, sends one message after the other, and tells its end
 * once. After that it is told of nothing any more.
 */
final class Connection implements WebSocket.Listener {
    private static final int LONGEST_MESSAGE = 4 << 20;
    private static final int ABNORMAL = 1006;

    private final Room room;
    private final StringBuilder parts = new StringBuilder();
    private CompletableFuture<?> lastSend = CompletableFuture.completedFuture(null);
    private volatile @Nullable WebSocket socket;
    private boolean ended;

    Connection(Room room) {
        this.room = room;
    }

    /** What to send on: known when the handshake is over, which may be before {@link #onOpen} is told. */
    void use(WebSocket opened) {
        socket = opened;
    }

    @Override
    public void onOpen(WebSocket opened) {
        use(opened);
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        if (parts.length() + data.length() > LONGEST_MESSAGE) {
            end(ABNORMAL);
            from.abort();
            return null;
        }
        if (last && parts.isEmpty()) {
            room.heard(this, data.toString());
        } else {
            parts.append(data);
            if (last) {
                String text = parts.toString();
                parts.setLength(0);
                room.heard(this, text);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(ABNORMAL);
    }

    /** Sends a message after those before it. */
    synchronized void send(String message) {
        WebSocket open = socket;
        if (open == null || ended) {
            return;
        }
        lastSend = lastSend.handle((done, failure) -> failure)
                .thenCompose(failure -> failure == null
                        ? open.sendText(message, true)
                        : CompletableFuture.<WebSocket>failedFuture(failure))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        end(ABNORMAL);
                    }
                });
    }

    /** Ends the connection without telling. */
    void abort() {
        synchronized (this) {
            ended = true;
        }
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    synchronized boolean isEnded() {
        return ended;
    }

    private void end(int code) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        room.broken(this, code);
    }
}
