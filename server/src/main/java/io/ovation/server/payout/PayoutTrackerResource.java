package io.ovation.server.payout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.event.Event;
import io.ovation.server.event.EventTail;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The live tracker of a payout: once, or as a stream that tells each step as it happens. */
@Path("/v1/payouts/{id}/tracker")
@Allow({Role.VIEWER, Role.SUPPORT, Role.FINANCE})
@RunOnVirtualThread
public class PayoutTrackerResource {
    private static final int MOST_STREAMS = 500;
    private static final int AT_ONCE = 500;
    private static final long SEND_SECONDS = 10;
    private static final Duration QUIET = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Semaphore STREAMS = new Semaphore(MOST_STREAMS);

    private final Payouts payouts;
    private final PayoutTracker tracker;
    private final Callers callers;
    private final EventTail tail;
    private final ObjectMapper json;

    PayoutTrackerResource(Payouts payouts, PayoutTracker tracker, Callers callers, EventTail tail, ObjectMapper json) {
        this.payouts = payouts;
        this.tracker = tracker;
        this.callers = callers;
        this.tail = tail;
        this.json = json;
    }

    /** Every step of a payout with when it was, or when it should be. */
    @GET
    public PayoutTracker.Track track(@PathParam("id") String id) {
        return tracker.of(payout(id));
    }

    /**
     * The same as Server-Sent Events: one at once and one after each step, named {@code track}. Ends after half an hour, and
     * may be asked for again.
     *
     * @param most after how many it ends; as many as there are when left out
     */
    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(
            @PathParam("id") String id,
            @QueryParam("most") @Nullable Integer most,
            @Context SseEventSink sink,
            @Context Sse sse)
            throws InterruptedException {
        long number = payout(id).number();
        if (!STREAMS.tryAcquire()) {
            throw Problem.of(ProblemCode.BUSY)
                    .detail("Too many trackers are open")
                    .cure("Ask for the tracker itself");
        }
        try (sink) {
            follow(number, most == null ? Integer.MAX_VALUE : most, sink, sse);
        } finally {
            STREAMS.release();
        }
    }

    private void follow(long number, int most, SseEventSink sink, Sse sse) throws InterruptedException {
        long position = tail.head();
        long until = System.nanoTime() + LONGEST.toNanos();
        boolean news = true;
        int told = 0;
        while (System.nanoTime() < until && !sink.isClosed()) {
            OutboundSseEvent event = news
                    ? sse.newEventBuilder()
                            .name("track")
                            .data(text(tracker.of(payouts.find(number))))
                            .build()
                    : sse.newEventBuilder().comment("quiet").build();
            told += news ? 1 : 0;
            if (!send(sink, event) || told >= most) {
                return;
            }
            news = false;
            if (!tail.await(position, QUIET)) {
                continue;
            }
            String subject = PublicId.of(Payout.PREFIX, number);
            for (List<Event> events = tail.after(position, AT_ONCE);
                    !events.isEmpty();
                    events = tail.after(position, AT_ONCE)) {
                news |= events.stream().anyMatch(each -> each.subject().equals(subject));
                position = events.getLast().position();
            }
        }
    }

    private static boolean send(SseEventSink sink, OutboundSseEvent event) throws InterruptedException {
        try {
            sink.send(event).toCompletableFuture().get(SEND_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | IllegalStateException gone) {
            return false;
        }
    }

    private Payout payout(String id) {
        Caller caller = callers.user();
        return payouts.get(
                caller.userNumber(),
                caller.is(Role.FINANCE) || caller.is(Role.SUPPORT),
                PublicId.number(Payout.PREFIX, id));
    }

    private String text(PayoutTracker.Track track) {
        try {
            return json.writeValueAsString(track);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of texts is JSON", impossible);
        }
    }
}
