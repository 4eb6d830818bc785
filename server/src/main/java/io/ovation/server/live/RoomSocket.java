package io.ovation.server.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.ProblemMappers;
import io.ovation.server.api.ProblemWriter;
import io.ovation.server.api.PublicId;
import io.ovation.server.identity.Admission;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Users;
import io.quarkus.arc.All;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The room socket, {@code GET /v1/lives/{id}/socket?token=&after=}: lets viewers and guests into a room and reads what
 * they send. The protocol stands in {@code docs/api/room-socket.md}. Everything here runs on event loops.
 */
@ApplicationScoped
class RoomSocket {
    private static final Logger LOG = Logger.getLogger(RoomSocket.class);

    /** Before the endpoints. */
    private static final int ROUTE_ORDER = 100;

    /** Messages of one socket that may wait for their answer. */
    private static final int MAX_UNANSWERED = 256;

    private static final int MAX_CLIENT_ID = 200;
    private static final short NORMAL_CLOSURE = 1000;

    private final Lives lives;
    private final Callers callers;
    private final Admission admission;
    private final Users users;
    private final Comments comments;
    private final ObjectMapper json;
    private final ProblemWriter problems;
    private final Map<String, SocketAction> actions = new HashMap<>();

    RoomSocket(
            Lives lives,
            Callers callers,
            Admission admission,
            Users users,
            Comments comments,
            ObjectMapper json,
            ProblemWriter problems,
            @All List<SocketAction> actions) {
        this.lives = lives;
        this.callers = callers;
        this.admission = admission;
        this.users = users;
        this.comments = comments;
        this.json = json;
        this.problems = problems;
        actions.forEach(action -> this.actions.put(action.type(), action));
    }

    void routes(@Observes Router router) {
        router.get("/v1/lives/:live/socket").order(ROUTE_ORDER).handler(this::knock);
    }

    private record Guest(Caller caller, long live, long after) {}

    private void knock(RoutingContext context) {
        Guest guest;
        try {
            guest = new Guest(
                    caller(context),
                    PublicId.number(Live.PREFIX, context.pathParam("live")),
                    after(context.request().getParam("after")));
            if (!isUpgrade(context)) {
                throw Problem.of(ProblemCode.BAD_REQUEST)
                        .detail("This address speaks WebSocket")
                        .cure("Connect with a WebSocket client");
            }
        } catch (Problem problem) {
            problems.end(context, problem);
            return;
        }
        Show show = lives.running(guest.live());
        if (show != null && isKnown(guest.caller())) {
            enter(context, show, guest);
            return;
        }
        context.request().pause();
        ContextInternal loop = (ContextInternal) context.vertx().getOrCreateContext();
        Thread.startVirtualThread(() -> {
            Optional<LiveView> over = lookUp(guest);
            loop.runOnContext(ready -> {
                context.request().resume();
                enterOrSayOver(context, guest, over);
            });
        });
    }

    private Caller caller(RoutingContext context) {
        Caller caller;
        try {
            caller = callers.ofToken(context.request().getParam("token"));
        } catch (Problem refused) {
            admission.admitRefused(context);
            throw refused;
        }
        admission.admit(context, caller);
        return caller;
    }

    /** Loads what is not in memory; the view of a show that is over. */
    private Optional<LiveView> lookUp(Guest guest) {
        try {
            if (guest.caller().userNumber() != 0) {
                users.find(guest.caller().userNumber());
            }
            return lives.find(guest.live()).map(lives::view);
        } catch (RuntimeException fault) {
            LOG.error("A show could not be looked up", fault);
            return Optional.empty();
        }
    }

    private void enterOrSayOver(RoutingContext context, Guest guest, Optional<LiveView> found) {
        Show show = lives.running(guest.live());
        if (show != null) {
            enter(context, show, guest);
        } else if (found.isPresent()) {
            sayOver(context, found.get());
        } else {
            problems.end(context, Lives.notFound());
        }
    }

    private void enter(RoutingContext context, Show show, Guest guest) {
        @Nullable String token = context.request().getParam("token");
        context.request().toWebSocket().onSuccess(socket -> {
            ContextInternal loop = (ContextInternal) context.vertx().getOrCreateContext();
            SocketViewer viewer = new SocketViewer(
                    socket, loop.nettyEventLoop(), show.room(), guest.caller().userNumber(), json);
            Reader reader = new Reader(viewer, token, show);
            socket.textMessageHandler(reader::read);
            show.room().join(viewer, guest.after());
        });
    }

    private void sayOver(RoutingContext context, LiveView live) {
        context.request().toWebSocket().onSuccess(socket -> sayOver(socket, live));
    }

    private void sayOver(ServerWebSocket socket, LiveView live) {
        ObjectNode snapshot = json.createObjectNode()
                .put("type", "snapshot")
                .put("sequence", 0)
                .put("viewers", 0)
                .put("likes", live.likes())
                .put("coins", live.coinsReceived());
        snapshot.set("live", json.valueToTree(live));
        snapshot.putArray("top");
        snapshot.putArray("comments");
        snapshot.putArray("streaks");
        snapshot.put("ended", true);
        socket.writeTextMessage(snapshot.toString()).onComplete(told -> socket.close(NORMAL_CLOSURE, "ended"));
    }

    private boolean isKnown(Caller caller) {
        return caller.userNumber() == 0 || users.cached(caller.userNumber()) != null;
    }

    private static boolean isUpgrade(RoutingContext context) {
        @Nullable String upgrade = context.request().getHeader(HttpHeaders.UPGRADE);
        return upgrade != null && upgrade.equalsIgnoreCase("websocket");
    }

    private static long after(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? -1 : Long.parseLong(text);
        } catch (NumberFormatException broken) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("after")
                    .detail("after is the sequence of the last frame you have");
        }
    }

    /** Reads the messages of one socket. On its event loop. */
    private final class Reader {
        private final SocketViewer viewer;
        private final @Nullable String token;
        private final Show show;
        private int unanswered;

        private Reader(SocketViewer viewer, @Nullable String token, Show show) {
            this.viewer = viewer;
            this.token = token;
            this.show = show;
        }

        private void read(String text) {
            @Nullable String clientId = null;
            try {
                if (!(json.readTree(text) instanceof ObjectNode message)) {
                    throw Problem.of(ProblemCode.MALFORMED_JSON).cure("Send one JSON object");
                }
                clientId = clientId(message.remove("client_id"));
                JsonNode type = message.remove("type");
                perform(type == null ? "" : type.asText(), clientId, message);
            } catch (JsonProcessingException broken) {
                viewer.answer(viewer.refused(clientId, ProblemMappers.problem(broken)));
            } catch (Problem problem) {
                viewer.answer(viewer.refused(clientId, problem));
            } catch (RuntimeException fault) {
                viewer.answer(viewer.refused(clientId, ofFault(fault)));
            }
        }

        private void perform(String type, @Nullable String clientId, ObjectNode message) {
            switch (type) {
                case "ping" -> viewer.answer(json.createObjectNode().put("type", "pong"));
                case "like" -> comments.like(show, user().userNumber(), count(message.get("count")));
                default -> {
                    SocketAction action = actions.get(type);
                    if (action == null) {
                        throw Problem.of(ProblemCode.FIELD_INVALID)
                                .field("type")
                                .detail("Known here: ping, like, " + String.join(", ", actions.keySet()));
                    }
                    perform(action, clientId, message);
                }
            }
        }

        private void perform(SocketAction action, @Nullable String clientId, ObjectNode message) {
            if (clientId == null) {
                throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REQUIRED)
                        .field("client_id")
                        .cure("Send a new UUID (version 7 is best) with each message, and the same one with a retry");
            }
            Caller caller = user();
            if (unanswered >= MAX_UNANSWERED) {
                throw Problem.of(ProblemCode.TOO_MANY_REQUESTS).cure("Wait for answers before you send more");
            }
            CompletionStage<?> work = action.perform(caller, show.live(), clientId, message);
            unanswered++;
            work.whenComplete((result, failure) -> viewer.loop().execute(() -> {
                unanswered--;
                viewer.answer(
                        failure == null
                                ? viewer.accepted(clientId, result)
                                : viewer.refused(clientId, problemOf(failure)));
            }));
        }

        /** Who speaks; asked with every message, because tokens expire while sockets stay open. */
        private Caller user() {
            Caller caller = callers.ofToken(token);
            if (caller.kind() == Caller.Kind.GUEST) {
                throw Problem.of(ProblemCode.TOKEN_MISSING).cure("Connect with ?token= to take part");
            }
            if (caller.userNumber() == 0) {
                throw Problem.of(ProblemCode.FORBIDDEN)
                        .detail("Only users take part in a room")
                        .cure("Connect again with a user's token");
            }
            return caller;
        }

        private int count(@Nullable JsonNode count) {
            return count == null ? 1 : count.isInt() ? count.intValue() : 0;
        }

        private @Nullable String clientId(@Nullable JsonNode id) {
            if (id == null) {
                return null;
            }
            if (!id.isTextual() || id.textValue().isBlank() || id.textValue().length() > MAX_CLIENT_ID) {
                throw Problem.of(ProblemCode.FIELD_INVALID)
                        .field("client_id")
                        .detail("A text of 1 to " + MAX_CLIENT_ID + " characters");
            }
            return id.textValue();
        }

        private Problem problemOf(Throwable failure) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            return cause instanceof Problem problem ? problem : ofFault(cause);
        }

        private Problem ofFault(Throwable fault) {
            LOG.error("A message on the room socket failed", fault);
            return Problem.of(ProblemCode.INTERNAL_FAULT).cure("A retry with the same client_id is safe");
        }
    }
}
