package io.ovation.server.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.Unpooled;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemBody;
import io.ovation.server.live.room.Room;
import io.ovation.server.live.room.RoomViewer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.http.impl.ws.WebSocketFrameImpl;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One socket in a room. Frames are written as the bytes that all viewers share. When the socket's queue is full the
 * viewer is behind: it drops frames, and asks the room for a fresh snapshot as soon as the queue has drained. Its own
 * messages are not read meanwhile, so answers cannot pile up either.
 *
 * <p>Everything happens on the socket's event loop.
 */
final class SocketViewer implements RoomViewer {
    /** How much may wait for a slow reader, in bytes. */
    static final int WRITE_QUEUE_BYTES = 256 * 1024;

    private static final short NORMAL_CLOSURE = 1000;
    private static final short GOING_AWAY = 1001;

    private final ServerWebSocket socket;
    private final Executor loop;
    private final Room room;
    private final ObjectMapper json;
    private final long user;
    private boolean fresh;
    private boolean closed;

    SocketViewer(ServerWebSocket socket, Executor loop, Room room, long user, ObjectMapper json) {
        this.socket = socket;
        this.loop = loop;
        this.room = room;
        this.json = json;
        this.user = user;
        socket.setWriteQueueMaxSize(WRITE_QUEUE_BYTES);
        socket.drainHandler(drained -> drained());
        socket.closeHandler(gone -> closed());
        socket.exceptionHandler(broken -> closed());
    }

    @Override
    public long user() {
        return user;
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public void frame(byte[] frame) {
        if (!fresh || closed) {
            return;
        }
        if (socket.writeQueueFull()) {
            fresh = false;
            socket.pause();
            return;
        }
        write(frame);
    }

    @Override
    public void fresh(byte[] snapshot) {
        if (!closed) {
            fresh = true;
            write(snapshot);
        }
    }

    @Override
    public void ended() {
        if (!closed) {
            socket.close(NORMAL_CLOSURE, "ended");
        }
    }

    @Override
    public void away() {
        if (!closed) {
            socket.close(GOING_AWAY, "come back");
        }
    }

    /** Answers one message of this viewer. */
    void answer(ObjectNode answer) {
        if (closed) {
            return;
        }
        try {
            write(json.writeValueAsBytes(answer));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An answer cannot be written as JSON", impossible);
        }
        if (socket.writeQueueFull()) {
            socket.pause();
        }
    }

    ObjectNode accepted(String clientId, Object result) {
        ObjectNode answer = acknowledgement(clientId, true);
        answer.setAll((ObjectNode) json.valueToTree(result));
        return answer;
    }

    ObjectNode refused(@Nullable String clientId, Problem problem) {
        ObjectNode answer =
                clientId == null ? json.createObjectNode().put("type", "error") : acknowledgement(clientId, false);
        answer.set("problem", json.valueToTree(ProblemBody.of(problem, null)));
        return answer;
    }

    private ObjectNode acknowledgement(String clientId, boolean ok) {
        return json.createObjectNode()
                .put("type", "ack")
                .put("client_id", clientId)
                .put("ok", ok);
    }

    private void write(byte[] message) {
        socket.writeFrame(new WebSocketFrameImpl(WebSocketFrameType.TEXT, Unpooled.wrappedBuffer(message), true));
    }

    private void drained() {
        if (closed) {
            return;
        }
        socket.resume();
        if (!fresh) {
            room.join(this, -1);
        }
    }

    private void closed() {
        if (!closed) {
            closed = true;
            room.leave(this);
        }
    }
}
