package io.ovation.server.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.event.Event;
import io.ovation.server.event.EventEnvelope;
import io.ovation.server.event.EventFilter;
import io.ovation.server.event.EventLog;
import io.ovation.server.event.EventTypes;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Events: what has happened, as a list and as a stream. */
@Path("/v1")
@Allow(
        value = {Role.PLATFORM, Role.ADMIN},
        scope = Scope.EVENTS)
@RunOnVirtualThread
public class EventResource {
    private static final long SEND_SECONDS = 10;

    private final EventLog log;
    private final EventTypes types;
    private final EventEnvelope envelope;
    private final EventFollower follower;
    private final ObjectMapper json;

    EventResource(EventLog log, EventTypes types, EventEnvelope envelope, EventFollower follower, ObjectMapper json) {
        this.log = log;
        this.types = types;
        this.envelope = envelope;
        this.follower = follower;
        this.json = json;
    }

    /** Lists events, newest first or, with {@code order=oldest}, from a cursor on. */
    @GET
    @Path("events")
    public Page<EventView> list(
            @QueryParam("types") @Nullable String wantedTypes,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("order") @Nullable String order,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int most = Page.limit(limit);
        boolean newestFirst = order == null || order.equals("newest");
        if (!newestFirst && !"oldest".equals(order)) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("order").detail("order is newest or oldest");
        }
        List<String> wanted = EventFollower.list(wantedTypes);
        EventFilter.asked(types, wanted, subject == null ? null : List.of(subject), null);
        long[] key = Cursor.read(cursor, 1);
        long from = key != null ? key[0] : newestFirst ? Long.MAX_VALUE : 0;
        List<Event> events = log.page(from, newestFirst, wanted, subject, most + 1);
        Page<Event> page = Page.of(events, most, Event::cursor);
        return new Page<>(page.items().stream().map(this::view).toList(), page.nextCursor(), page.hasMore());
    }

    /** Shows one event. */
    @GET
    @Path("events/{event}")
    public EventView get(@PathParam("event") String event) {
        return view(log.find(PublicId.uuid(Event.PREFIX, event))
                .orElseThrow(() ->
                        Problem.of(ProblemCode.NOT_FOUND).detail("There is no such event, or it is no longer kept")));
    }

    /** Lists the types of event there are. */
    @GET
    @Path("event-types")
    public TypeList types() {
        return new TypeList(types.all().stream()
                .map(type -> new TypeView(type.name(), type.subject(), type.summary()))
                .toList());
    }

    /**
     * Streams events as Server-Sent Events, from a cursor or the Last-Event-ID on, else from now on. Each event's id is its
     * cursor, its name the type and its data the event.
     */
    @GET
    @Path("events/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(
            @QueryParam("types") @Nullable String wantedTypes,
            @QueryParam("subjects") @Nullable String subjects,
            @QueryParam("cursor") @Nullable String cursor,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse)
            throws InterruptedException {
        EventFollower.Wish wish = follower.wish(lastEventId != null ? lastEventId : cursor, wantedTypes, subjects);
        follower.enter();
        try (sink) {
            SseReader reader = new SseReader(sink, sse);
            // Says at once that the stream is open, and from where.
            if (reader.quiet(Cursor.of(wish.after()))) {
                follower.follow(wish, reader);
            }
        } finally {
            follower.leave();
        }
    }

    private EventView view(Event event) {
        try {
            return new EventView(
                    "1.0",
                    event.publicId(),
                    envelope.source(),
                    event.type(),
                    event.subject(),
                    event.at(),
                    "application/json",
                    Long.toString(event.sequence()),
                    event.cursor(),
                    json.readTree(event.data()));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("An event in the log is not JSON", broken);
        }
    }

    /** Writes a stream of Server-Sent Events; a client that takes nothing for ten seconds is cut off and may come back. */
    private final class SseReader implements EventFollower.Reader {
        private final SseEventSink sink;
        private final Sse sse;

        SseReader(SseEventSink sink, Sse sse) {
            this.sink = sink;
            this.sse = sse;
        }

        @Override
        public boolean take(Event event) {
            return send(sse.newEventBuilder()
                    .id(event.cursor())
                    .name(event.type())
                    .data(envelope.json(event))
                    .build());
        }

        @Override
        public boolean quiet(String cursor) {
            return send(sse.newEventBuilder().id(cursor).comment("quiet").build());
        }

        @Override
        public boolean isOpen() {
            return !sink.isClosed();
        }

        private boolean send(jakarta.ws.rs.sse.OutboundSseEvent event) {
            try {
                sink.send(event).toCompletableFuture().get(SEND_SECONDS, TimeUnit.SECONDS);
                return true;
            } catch (ExecutionException | TimeoutException | IllegalStateException gone) {
                return false;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /**
     * An event as CloudEvents 1.0 has it.
     *
     * @param source the platform
     * @param subject public id of what it happened to
     * @param time when it happened, by the business clock
     * @param sequence its number among the events of its subject, from 1 without gaps
     * @param cursor what reads on after it
     * @param data as the type describes it
     */
    public record EventView(
            String specversion,
            String id,
            String source,
            String type,
            String subject,
            Instant time,
            String datacontenttype,
            String sequence,
            String cursor,
            JsonNode data) {}

    /** The types of event. */
    public record TypeList(List<TypeView> items) {}

    /**
     * A type of event.
     *
     * @param subject what its events happen to
     */
    public record TypeView(String name, String subject, String summary) {}
}
