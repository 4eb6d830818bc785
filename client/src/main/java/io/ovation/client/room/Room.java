package io.ovation.client.room;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ovation.client.gift.Gift;
import io.ovation.client.gift.GiftRequest;
import io.ovation.client.http.Door;
import io.ovation.client.http.IdempotencyKey;
import io.ovation.client.http.Json;
import io.ovation.client.http.Route;
import io.ovation.client.http.Transport;
import io.ovation.client.live.Lives;
import io.ovation.client.problem.OvationException;
import io.ovation.client.problem.Problem;
import io.ovation.client.problem.ProblemException;
import io.ovation.client.problem.StoppedWaitingException;
import io.ovation.client.problem.UnreachableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stay in a room. When the connection breaks it is opened again, with the number of the last message, so that what was missed
 * is told or a snapshot comes; gifts that were not answered are repeated with the same id, and so are sent once. A comment that
 * may have been said fails instead: said twice is worse than not known. Any thread; nothing blocks.
 */
public final class Room implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Room.class.getName());
    private static final int MOST_UNANSWERED = 200;
    private static final int LONGEST_MESSAGE = 16 * 1024;
    private static final int OVER = 1000;
    private static final long LOOK_SECONDS = 15;
    private static final Duration SILENCE = Duration.ofSeconds(45);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final Door door;
    private final Transport transport;
    private final String liveId;
    private final RoomListener listener;
    private final Map<String, Asked<?>> unanswered = new LinkedHashMap<>();
    private final CompletableFuture<Room> opened = new CompletableFuture<>();
    private final ScheduledFuture<?> watch;
    private @Nullable Connection connection;
    private boolean connected;
    private boolean over;
    private boolean tokenRenewed;
    private long after = -1;
    private int failures;
    private long lastHeardNanos = System.nanoTime();

    private Room(Door door, String liveId, RoomListener listener) {
        this.door = door;
        this.transport = door.transport();
        this.liveId = liveId;
        this.listener = listener;
        this.watch = transport.clock().scheduleAtFixedRate(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** Goes in; does not wait until the door has opened. */
    public static Room enter(Door door, String liveId, RoomListener listener) {
        Room room = new Room(door, liveId, listener);
        room.connect();
        return room;
    }

    /** Done when the room has said its first word, a snapshot; failed when it cannot be entered. */
    public CompletableFuture<Room> opened() {
        return opened;
    }

    /** Waits until the room has said its first word; blocks. */
    public Room awaitOpen() {
        try {
            return opened.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedWaitingException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof OvationException known
                    ? known
                    : new UnreachableException("Room " + liveId + " does not open", e);
        }
    }

    /** Whether there is a connection now. */
    public synchronized boolean isOpen() {
        return connected && !over;
    }

    /** Whether the show has ended, the room was closed, or it cannot be entered. */
    public synchronized boolean isOver() {
        return over;
    }

    /** Sends a gift; done when it is durable. */
    public CompletableFuture<Gift> gift(GiftRequest gift) {
        return gift(gift, IdempotencyKey.fresh());
    }

    /** Sends a gift under an idempotency key of your own. */
    public CompletableFuture<Gift> gift(GiftRequest gift, String clientId) {
        return ask("gift", (ObjectNode) Json.node(gift), clientId, true, Gift.class);
    }

    /** Says something. */
    public CompletableFuture<Lives.Said> comment(String text) {
        return ask("comment", Door.body("text", text), IdempotencyKey.fresh(), false, Lives.Said.class);
    }

    /** Likes so often, 1 to 50; false when there is no connection to say it on. There is no answer: the next frame shows it. */
    public boolean like(int count) {
        Connection now;
        synchronized (this) {
            now = connection;
            if (now == null || !connected || over) {
                return false;
            }
        }
        now.send(Door.body("type", "like", "count", count).toString());
        return true;
    }

    private <T> CompletableFuture<T> ask(
            String type, ObjectNode message, String clientId, boolean repeatable, Class<T> answer) {
        String text = message.put("type", type).put("client_id", clientId).toString();
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_MESSAGE) {
            throw new IllegalArgumentException("A message to a room has at most " + LONGEST_MESSAGE + " bytes");
        }
        Asked<T> asked = new Asked<>(text, repeatable, answer);
        Connection now = null;
        synchronized (this) {
            if (over) {
                asked.failed(new UnreachableException("Not sent: this stay in the room is over"));
            } else if (unanswered.size() >= MOST_UNANSWERED) {
                asked.failed(new UnreachableException("Not sent: " + MOST_UNANSWERED + " messages wait for answers"));
            } else if (unanswered.putIfAbsent(clientId, asked) != null) {
                asked.failed(new UnreachableException("Not sent: a message with this id waits for its answer"));
            } else if (connected) {
                now = connection;
                asked.sending();
            }
        }
        if (now != null) {
            now.send(text);
        }
        return asked.answer();
    }

    private void connect() {
        Connection fresh = new Connection(this);
        synchronized (this) {
            if (over) {
                return;
            }
            connection = fresh;
            connected = false;
        }
        CompletableFuture<@Nullable String> bearer = door.credential().bearer();
        bearer.thenCompose(token -> transport
                        .http()
                        .newWebSocketBuilder()
                        .connectTimeout(transport.settings().connectTimeout())
                        .buildAsync(transport.socket(address(token)), fresh))
                .whenComplete((socket, failure) -> {
                    if (failure == null) {
                        fresh.use(socket);
                        entered(fresh);
                    } else {
                        refused(fresh, unwrapped(failure), bearer);
                    }
                });
    }

    private synchronized Route address(@Nullable String token) {
        return Route.of("lives", liveId, "socket").with("token", token).with("after", after < 0 ? null : after);
    }

    private void entered(Connection by) {
        List<String> waiting = new ArrayList<>();
        synchronized (this) {
            if (over || by != connection) {
                by.abort();
                return;
            }
            if (by.isEnded()) {
                return;
            }
            connected = true;
            failures = 0;
            lastHeardNanos = System.nanoTime();
            for (Asked<?> asked : unanswered.values()) {
                asked.sending();
                waiting.add(asked.message());
            }
        }
        waiting.forEach(by::send);
    }

    private void refused(Connection by, Throwable cause, CompletableFuture<@Nullable String> bearer) {
        if (cause instanceof OvationException known) {
            end(known);
            return;
        }
        int status = cause instanceof WebSocketHandshakeException handshake
                ? handshake.getResponse().statusCode()
                : 0;
        String token = bearer.join();
        if (status == 401 && token != null && !tokenRenewed && door.credential().rejected(token)) {
            tokenRenewed = true;
            connect();
        } else if (status >= 400 && status < 500 && status != 429) {
            end(ProblemException.of(Problem.ofStatus(status), null));
        } else {
            lost(by, "The room " + liveId + " does not open: " + cause);
        }
    }

    /** What a connection says; nothing of one that was given up. */
    void heard(Connection by, String text) {
        Head head = Head.of(text);
        synchronized (this) {
            if (over || by != connection) {
                return;
            }
            lastHeardNanos = System.nanoTime();
            tokenRenewed = false;
            if (head.sequence() >= 0) {
                after = head.sequence();
            }
        }
        opened.complete(this);
        switch (head.type()) {
            case "snapshot" -> tell(() -> listener.snapshot(new RoomView(text, head.sequence())));
            case "frame" -> tell(() -> listener.frame(new RoomView(text, head.sequence())));
            case "ack" -> acknowledged(by, text);
            case "error" -> misunderstood(by, text);
            default -> {}
        }
    }

    private void acknowledged(Connection by, String text) {
        JsonNode acknowledgement;
        try {
            acknowledgement = Json.tree(text);
        } catch (JsonProcessingException e) {
            return;
        }
        String id = acknowledgement.path("client_id").asText();
        Asked<?> asked;
        synchronized (this) {
            asked = unanswered.get(id);
        }
        if (asked == null) {
            return;
        }
        if (acknowledgement.path("ok").asBoolean()) {
            forget(id);
            asked.accepted(acknowledgement);
            return;
        }
        JsonNode told = acknowledgement.path("problem");
        Problem problem = Json.problem(told, told.path("status").asInt(500));
        boolean staleToken = problem.status() == 401 && renews();
        if ((staleToken || passes(problem))
                && asked.mayTryAgain(transport.settings().tries())) {
            asked.refused();
            if (staleToken) {
                reopen(by);
            } else {
                later(() -> again(id, asked), pause(2));
            }
        } else {
            forget(id);
            asked.failed(ProblemException.of(problem, null));
        }
    }

    private synchronized void forget(String id) {
        unanswered.remove(id);
    }

    /** Whether what was refused may be taken a little later: nothing happened, or the same id finds out. */
    private static boolean passes(Problem problem) {
        return problem.status() == 503
                || problem.status() == 429
                || problem.code().equals("idempotency_in_flight");
    }

    /** A token runs out while a socket stays open: the next connection carries a new one. */
    private boolean renews() {
        CompletableFuture<@Nullable String> bearer = door.credential().bearer();
        String token = bearer.isDone() && !bearer.isCompletedExceptionally() ? bearer.join() : null;
        return token != null && door.credential().rejected(token);
    }

    private void misunderstood(Connection by, String text) {
        LOG.log(Level.DEBUG, "The room refused a message: {0}", text);
        try {
            if (Json.tree(text).path("problem").path("status").asInt() == 401 && renews()) {
                reopen(by);
            }
        } catch (JsonProcessingException broken) {
            LOG.log(Level.WARNING, "The room said what cannot be read: {0}", text);
        }
    }

    private void reopen(Connection by) {
        by.abort();
        lost(by, "Room " + liveId + " does not open with a new token");
    }

    private void again(String id, Asked<?> asked) {
        Connection now;
        synchronized (this) {
            now = connection;
            if (over || now == null || !connected || unanswered.get(id) != asked) {
                return;
            }
            asked.sending();
        }
        now.send(asked.message());
    }

    /** A connection ended. */
    void broken(Connection by, int code) {
        if (code == OVER) {
            synchronized (this) {
                if (by != connection) {
                    return;
                }
            }
            end(null);
            return;
        }
        lost(by, "The connection to room " + liveId + " broke and could not be opened again");
    }

    private void lost(Connection by, String trouble) {
        List<Asked<?>> unknown = new ArrayList<>();
        boolean wasConnected;
        boolean enough;
        int failed;
        synchronized (this) {
            if (over || by != connection) {
                return;
            }
            wasConnected = connected;
            connected = false;
            failed = ++failures;
            enough = opened.isDone()
                    ? System.nanoTime() - lastHeardNanos > PATIENCE.toNanos()
                    : failed >= transport.settings().tries();
            unanswered.values().removeIf(asked -> !asked.maySend() && unknown.add(asked));
        }
        unknown.forEach(asked -> asked.failed(
                new UnreachableException("The connection broke before it was answered; it may have arrived")));
        if (enough) {
            end(new UnreachableException(trouble));
            return;
        }
        if (wasConnected) {
            tell(listener::interrupted);
        }
        later(this::connect, pause(failed));
    }

    private static Duration pause(int failed) {
        long ceiling = Math.min(LONGEST_PAUSE_MILLIS, 100L << Math.min(failed, 10));
        return Duration.ofMillis(ceiling / 2 + ThreadLocalRandom.current().nextLong(ceiling / 2 + 1));
    }

    private void later(Runnable work, Duration pause) {
        try {
            transport.clock().schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            end(new UnreachableException("The client was closed", closed));
        }
    }

    /** Asks whether the other side is there when it has been silent, and gives the connection up when it stays so. */
    private void look() {
        Connection now;
        long silent;
        synchronized (this) {
            now = connection;
            if (over || !connected || now == null) {
                return;
            }
            silent = System.nanoTime() - lastHeardNanos;
        }
        if (silent > SILENCE.toNanos()) {
            now.abort();
            lost(now, "The room " + liveId + " fell silent");
        } else if (silent > TimeUnit.SECONDS.toNanos(LOOK_SECONDS)) {
            now.send("{\"type\":\"ping\"}");
        }
    }

    private void end(@Nullable OvationException reason) {
        List<Asked<?>> left;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            connected = false;
            left = new ArrayList<>(unanswered.values());
            unanswered.clear();
        }
        watch.cancel(false);
        UnreachableException unsent = new UnreachableException("The stay in room " + liveId + " is over");
        left.forEach(asked -> asked.failed(reason == null ? unsent : reason));
        opened.completeExceptionally(reason == null ? unsent : reason);
        tell(() -> listener.over(reason));
    }

    private void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, "The listener of a room failed", fault);
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Goes out. What was not answered fails. */
    @Override
    public void close() {
        Connection now;
        synchronized (this) {
            now = connection;
        }
        end(null);
        if (now != null) {
            now.abort();
        }
    }
}
