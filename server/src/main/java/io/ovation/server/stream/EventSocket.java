package io.ovation.server.stream;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.ProblemWriter;
import io.ovation.server.event.Event;
import io.ovation.server.event.EventEnvelope;
import io.ovation.server.identity.Admission;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/events/socket?types=&subjects=&cursor=}: events over a WebSocket, each one text message, from a cursor on. The
 * platform's key comes in the Authorization header.
 */
@ApplicationScoped
class EventSocket {
    private static final Logger LOG = Logger.getLogger(EventSocket.class);

    /** Before the endpoints. */
    private static final int ROUTE_ORDER = 100;

    private static final long SEND_SECONDS = 10;
    private static final short GOING_AWAY = 1001;

    private final EventFollower follower;
    private final EventEnvelope envelope;
    private final Callers callers;
    private final Admission admission;
    private final ProblemWriter problems;

    EventSocket(
            EventFollower follower,
            EventEnvelope envelope,
            Callers callers,
            Admission admission,
            ProblemWriter problems) {
        this.follower = follower;
        this.envelope = envelope;
        this.callers = callers;
        this.admission = admission;
        this.problems = problems;
    }

    void routes(@Observes Router router) {
        router.get("/v1/events/socket").order(ROUTE_ORDER).handler(this::knock);
    }

    private void knock(RoutingContext context) {
        try {
            authorize(context);
        } catch (Problem problem) {
            problems.end(context, problem);
            return;
        }
        context.request().pause();
        io.vertx.core.Context loop = context.vertx().getOrCreateContext();
        Thread.startVirtualThread(() -> {
            Problem refused = null;
            EventFollower.Wish wish = null;
            try {
                wish = follower.wish(
                        context.request().getParam("cursor"),
                        context.request().getParam("types"),
                        context.request().getParam("subjects"));
                follower.enter();
            } catch (Problem problem) {
                refused = problem;
            } catch (RuntimeException fault) {
                LOG.error("A socket of events could not be opened", fault);
                refused = Problem.of(ProblemCode.INTERNAL_FAULT);
            }
            Problem problem = refused;
            EventFollower.Wish wanted = wish;
            loop.runOnContext(ready -> {
                context.request().resume();
                if (problem != null || wanted == null) {
                    problems.end(context, problem == null ? Problem.of(ProblemCode.INTERNAL_FAULT) : problem);
                } else {
                    open(context, wanted);
                }
            });
        });
    }

    private void authorize(RoutingContext context) {
        @Nullable String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        boolean isBearer = header != null && header.regionMatches(true, 0, "Bearer ", 0, 7);
        Caller caller = counted(context, isBearer ? header.substring(7).strip() : null);
        if (caller.kind() == Caller.Kind.GUEST) {
            throw Problem.of(ProblemCode.TOKEN_MISSING).cure("Send Authorization: Bearer with the platform's key");
        }
        if (!caller.is(Role.PLATFORM)) {
            throw Problem.of(ProblemCode.FORBIDDEN).detail("This needs the role platform");
        }
        if (!caller.may(Scope.EVENTS)) {
            throw Problem.of(ProblemCode.SCOPE_MISSING).detail("This key is not good for events");
        }
        @Nullable String upgrade = context.request().getHeader(HttpHeaders.UPGRADE);
        if (upgrade == null || !upgrade.equalsIgnoreCase("websocket")) {
            throw Problem.of(ProblemCode.BAD_REQUEST)
                    .detail("This address speaks WebSocket")
                    .cure("Connect with a WebSocket client, or use GET /v1/events/stream");
        }
    }

    private Caller counted(RoutingContext context, @Nullable String token) {
        Caller caller;
        try {
            caller = callers.ofToken(token);
        } catch (Problem refused) {
            admission.admitRefused(context);
            throw refused;
        }
        admission.admit(context, caller);
        return caller;
    }

    private void open(RoutingContext context, EventFollower.Wish wish) {
        context.request()
                .toWebSocket()
                .onFailure(failed -> follower.leave())
                .onSuccess(socket -> Thread.startVirtualThread(() -> serve(socket, wish)));
    }

    private void serve(ServerWebSocket socket, EventFollower.Wish wish) {
        try {
            follower.follow(wish, new SocketReader(socket));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.warn("A socket of events ends: " + fault);
        } finally {
            follower.leave();
            socket.close(GOING_AWAY, "read on from your last cursor");
        }
    }

    /** Writes to a socket; a client that takes nothing for ten seconds is cut off and may come back. */
    private final class SocketReader implements EventFollower.Reader {
        private final ServerWebSocket socket;

        SocketReader(ServerWebSocket socket) {
            this.socket = socket;
        }

        @Override
        public boolean take(Event event) {
            return done(socket.writeTextMessage(envelope.json(event)));
        }

        @Override
        public boolean quiet(String cursor) {
            return done(socket.writePing(Buffer.buffer(cursor)));
        }

        @Override
        public boolean isOpen() {
            return !socket.isClosed();
        }

        private static boolean done(Future<Void> write) {
            try {
                write.toCompletionStage().toCompletableFuture().get(SEND_SECONDS, TimeUnit.SECONDS);
                return true;
            } catch (ExecutionException | TimeoutException gone) {
                return false;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
