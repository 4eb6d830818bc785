package io.ovation.server.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.ovation.economics.EventKind;
import io.ovation.economics.MoneyEvent;
import io.ovation.ledger.OutcomeCode;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What operators see of every money event on its way into the books: how many of each kind ended how, how long the durable answer
 * took, and, in a trace, the entry with the commit it waited for. Any thread; never blocks.
 */
@ApplicationScoped
class MoneyWatch {
    static final String OPERATIONS = "ovation.money.operations";
    static final String ANSWER = "ovation.money.answer";

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final Tracer tracer;
    private final CommitTimes commits;
    private final Map<EventKind, Meters> meters = new EnumMap<>(EventKind.class);

    /** How a money event can end. */
    enum Result {
        /** It is in the books. */
        ACCEPTED,
        /** It was in the books already, from the same request. */
        REPEATED,
        /** The ledger said no. */
        REJECTED,
        /** Certainly not applied: the queue is full or nobody holds the ledger. */
        BUSY,
        /** Nobody knows; the caller asks again. */
        UNKNOWN,
        /** A fault of ours. */
        FAULT
    }

    private record Meters(Map<Result, Counter> results, Timer answer) {}

    MoneyWatch(MeterRegistry registry, Tracer tracer, CommitTimes commits) {
        this.tracer = tracer;
        this.commits = commits;
        for (EventKind kind : EventKind.values()) {
            Map<Result, Counter> results = new EnumMap<>(Result.class);
            for (Result result : Result.values()) {
                results.put(
                        result,
                        Counter.builder(OPERATIONS)
                                .description("Money events by how they ended")
                                .tag("event", name(kind))
                                .tag("result", result.name().toLowerCase(Locale.ROOT))
                                .register(registry));
            }
            Timer answer = Timer.builder(ANSWER)
                    .description("How long a money event waits for its durable answer")
                    .tag("event", name(kind))
                    .serviceLevelObjectives(BUCKETS)
                    .register(registry);
            meters.put(kind, new Meters(results, answer));
        }
    }

    /** An event that has just been handed to the ledger; end it once. */
    Watched begin(MoneyEvent event) {
        Span span = tracer.spanBuilder("ledger " + name(event.kind()))
                .setSpanKind(SpanKind.INTERNAL)
                .startSpan();
        if (span.isRecording()) {
            span.setAttribute("ovation.event", name(event.kind()))
                    .setAttribute(
                            "ovation.entry", PublicId.of("ent", event.header().id()))
                    .setAttribute("ovation.market", event.header().market());
        }
        return new Watched(event.kind(), span, System.nanoTime());
    }

    /** As in metrics, spans and events: {@code gift_sent}. */
    static String name(EventKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** One event on its way. */
    final class Watched {
        private final EventKind kind;
        private final Span span;
        private final long begin;

        private Watched(EventKind kind, Span span, long begin) {
            this.kind = kind;
            this.span = span;
            this.begin = begin;
        }

        /** The ledger has answered, and the answer is durable. */
        void answered(OutcomeCode code, long sequence) {
            Result result = code == OutcomeCode.ACCEPTED
                    ? Result.ACCEPTED
                    : code.isApplied() ? Result.REPEATED : Result.REJECTED;
            count(result);
            if (span.isRecording()) {
                span.setAttribute("ovation.outcome", code.name().toLowerCase(Locale.ROOT))
                        .setAttribute("ovation.sequence", sequence);
                showCommit(sequence);
            }
            span.end();
        }

        /** There is no answer. */
        void failed(RuntimeException failure) {
            ProblemCode code = failure instanceof Problem problem ? problem.code() : ProblemCode.INTERNAL_FAULT;
            count(
                    switch (code) {
                        case TOO_MANY_REQUESTS, BUSY -> Result.BUSY;
                        case OUTCOME_UNKNOWN -> Result.UNKNOWN;
                        default -> Result.FAULT;
                    });
            span.setStatus(StatusCode.ERROR, code.code());
            span.end();
        }

        private void count(Result result) {
            @Nullable Meters of = meters.get(kind);
            if (of != null) {
                @Nullable Counter counter = of.results().get(result);
                if (counter != null) {
                    counter.increment();
                }
                of.answer().record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
            }
        }

        private void showCommit(long sequence) {
            CommitTimes.@Nullable Commit commit = commits.find(sequence);
            if (commit != null) {
                tracer.spanBuilder("journal commit")
                        .setParent(Context.current().with(span))
                        .setStartTimestamp(commit.beginNanos(), TimeUnit.NANOSECONDS)
                        .setAttribute("ovation.sequence", sequence)
                        .setAttribute("ovation.batch.entries", commit.entries())
                        .setAttribute("ovation.batch.bytes", commit.bytes())
                        .startSpan()
                        .end(commit.endNanos(), TimeUnit.NANOSECONDS);
            }
        }
    }
}
