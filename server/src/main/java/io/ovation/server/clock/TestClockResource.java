package io.ovation.server.clock;

import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.IdempotencyKeys;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.api.RequestIds;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.ovation.server.identity.Secrets;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/test-clocks}: moves the whole platform's time, in the sandbox. Whoever is signed in has clocks of their own, which
 * all show and move the same time.
 */
@Path("/v1/test-clocks")
@Allow(
        value = {Role.VIEWER, Role.PLATFORM},
        scope = Scope.CLOCKS)
@RunOnVirtualThread
@Refuses(ProblemCode.SANDBOX_ONLY)
public class TestClockResource {
    private static final int LONGEST_NAME = 100;
    private static final long PATIENCE_SECONDS = 20;

    private final TestClocks store;
    private final TestClockMoves moves;
    private final Clocks clocks;
    private final Callers callers;
    private final Secrets secrets;
    private final IdempotencyKeys keys;

    TestClockResource(
            TestClocks store,
            TestClockMoves moves,
            Clocks clocks,
            Callers callers,
            Secrets secrets,
            IdempotencyKeys keys) {
        this.store = store;
        this.moves = moves;
        this.clocks = clocks;
        this.callers = callers;
        this.secrets = secrets;
        this.keys = keys;
    }

    /** Makes a test clock. It shows the platform's time as it is; nothing moves yet. */
    @POST
    @APIResponseSchema(value = View.class, responseCode = "201")
    public Response create(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Create body) {
        Caller caller = caller();
        String name = body == null || body.name() == null ? "" : body.name();
        if (name.length() > LONGEST_NAME) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("name")
                    .detail("A name has at most " + LONGEST_NAME + " characters");
        }
        Created created = keys.onceIn(
                caller,
                RequestIds.required(key),
                Fingerprints.of("test-clock", name),
                Created.class,
                handle -> new Created(
                        TestClocks.create(handle, caller, name, clocks.wall()).number()));
        return Response.status(Response.Status.CREATED)
                .entity(view(store.get(caller, created.number())))
                .build();
    }

    /** The caller's test clocks, newest first. */
    @GET
    public Page<View> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page<TestClock> page = store.page(caller(), cursor, Page.limit(limit));
        return new Page<>(page.items().stream().map(this::view).toList(), page.nextCursor(), page.hasMore());
    }

    /** A test clock: the time, and whether it is still on its way. */
    @GET
    @Path("{id}")
    public View get(@PathParam("id") String id) {
        return view(store.get(caller(), PublicId.number(TestClock.PREFIX, id)));
    }

    /**
     * Moves time forward, day by day, with everything that falls due on the way. Answered with 200 when that is done, and with
     * 202 when it takes longer than twenty seconds: ask for the clock until it is ready.
     */
    @POST
    @Path("{id}/advances")
    @APIResponseSchema(value = View.class, responseCode = "200")
    public Response advance(
            @PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Advance body) {
        Caller caller = caller();
        TestClock clock = store.get(caller, PublicId.number(TestClock.PREFIX, id));
        String checkedKey = RequestIds.required(key);
        Integer days = body == null ? null : body.days();
        Instant to = body == null ? null : body.to();
        TestClock.Move move = store.move(clock, checkedKey, TestClocks.fingerprint(days, to), target(days, to));
        boolean isDone = move.doneAt() != null || isDoneSoon(move);
        return Response.status(isDone ? Response.Status.OK : Response.Status.ACCEPTED)
                .entity(view(store.get(caller, clock.number())))
                .build();
    }

    private UnaryOperator<Duration> target(@Nullable Integer days, @Nullable Instant to) {
        if (days == null && to != null) {
            Instant moment = to;
            return from -> offsetOf(moment, from);
        }
        if (days == null || to != null) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("days")
                    .detail("Say how far: days, or the time to move to")
                    .cure("{\"days\": 14} or {\"to\": \"2027-01-31T12:00:00Z\"}");
        }
        long whole = days;
        if (whole < 1 || whole > TestClocks.FARTHEST.toDays()) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("days")
                    .detail("days is from 1 to " + TestClocks.FARTHEST.toDays());
        }
        return from -> from.plusDays(whole);
    }

    private Duration offsetOf(Instant to, Duration from) {
        Duration target = Duration.between(clocks.wall(), to);
        if (target.compareTo(from) <= 0) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("to")
                    .detail("Time does not go back; it is " + clocks.wall().plus(from) + " by now");
        }
        if (target.minus(from).compareTo(TestClocks.FARTHEST) > 0) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("to")
                    .detail("One move goes at most " + TestClocks.FARTHEST.toDays() + " days");
        }
        return target;
    }

    private boolean isDoneSoon(TestClock.Move move) {
        try {
            moves.begin(move.number()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException later) {
            return false;
        }
    }

    private Caller caller() {
        secrets.mode().requireTest();
        return callers.current();
    }

    private View view(TestClock clock) {
        TestClock.Move last = clock.last();
        return new View(
                clock.id(),
                clock.name(),
                clock.isAdvancing() ? "advancing" : "ready",
                clocks.business(),
                clocks.wall(),
                clocks.offset().toDays(),
                last == null ? null : new LastAdvance(last.from(), last.to(), last.doneAt()),
                clock.createdAt());
    }

    /**
     * A clock to make.
     *
     * @param name for people; may be left out
     */
    public record Create(
            @Schema(maxLength = 100, examples = "Month end") @Nullable
            String name) {}

    /**
     * How far to move: one of the two.
     *
     * @param days 1 to 366
     * @param to business time to move to
     */
    public record Advance(
            @Schema(minimum = "1", maximum = "366", examples = "14") @Nullable
            Integer days,

            @Nullable Instant to) {}

    /**
     * A test clock as the API shows it.
     *
     * @param status ready, or advancing while what falls due is being done
     * @param businessTime the platform's time, the same on every test clock
     * @param daysAhead how many whole days that is ahead of the wall clock
     * @param lastAdvance what this clock was last asked to move; left out when nothing
     */
    public record View(
            String id,
            String name,

            @Schema(enumeration = {"ready", "advancing"}) String status,

            Instant businessTime,
            Instant wallTime,
            long daysAhead,
            @Nullable LastAdvance lastAdvance,
            Instant createdAt) {}

    /**
     * A move of time.
     *
     * @param from business time at its beginning
     * @param to business time that it reaches
     * @param doneAt wall clock; left out while it is under way
     */
    public record LastAdvance(
            Instant from, Instant to, @Nullable Instant doneAt) {}

    /** What is kept of a creation for the same key. */
    record Created(long number) {}
}
