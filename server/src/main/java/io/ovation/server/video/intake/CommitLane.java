package io.ovation.server.video.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.store.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of this instance that counts: takes the batches that have arrived while the last commit was under way, and makes one SQL transaction of
 * them. The transaction holds the head of the intake's log, so that of several instances one commits at a time; what others committed in between is read
 * from the log first. Whoever waits for a batch is told after the commit.
 */
@ApplicationScoped
class CommitLane {
    /** The most events of one commit; a batch has no more. */
    private static final int MOST_EVENTS = EngagementReader.MOST_EVENTS;

    /** The most events that wait; above it senders are asked to come again. */
    private static final int MOST_WAITING = 8 * MOST_EVENTS;

    private static final Logger LOG = LoggerFactory.getLogger(CommitLane.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(8);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Database database;
    private final Clocks clocks;
    private final Duration daysStayOpen;
    private final Path directory;
    private final int keysInMemory;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final Timer commits;
    private final MeterRegistry registry;
    private volatile long keys;
    private volatile int runs;
    private volatile @Nullable Thread thread;

    private record Waiting(Batch batch, @Nullable KafkaStretch stretch, CompletableFuture<Outcome> answer) {}

    @Inject
    CommitLane(Database database, Clocks clocks, EngagementSettings settings, MeterRegistry registry) {
        this(
                database,
                clocks,
                settings.daysStayOpen(),
                Path.of(settings.directory().orElse(System.getProperty("java.io.tmpdir"))),
                settings.keysInMemory(),
                registry);
    }

    CommitLane(
            Database database,
            Clocks clocks,
            Duration daysStayOpen,
            Path directory,
            int keysInMemory,
            MeterRegistry registry) {
        this.database = database;
        this.clocks = clocks;
        this.daysStayOpen = daysStayOpen;
        this.directory = directory;
        this.keysInMemory = keysInMemory;
        this.registry = registry;
        this.commits = Timer.builder("ovation.engagement.commits")
                .description("Commits of engagement, with the time each took")
                .register(registry);
        Gauge.builder("ovation.engagement.keys", () -> keys)
                .description("Fingerprints of open days that this instance knows")
                .register(registry);
        Gauge.builder("ovation.engagement.runs", () -> runs)
                .description("Sorted files that hold those that are not in memory")
                .register(registry);
        Gauge.builder("ovation.engagement.waiting", () -> MOST_WAITING - places.availablePermits())
                .description("Events that wait for a commit")
                .register(registry);
        // Shown from the beginning, so that "none" and "not measured" are not the same.
        List.of("counted", "duplicate", "refused").forEach(outcome -> count(outcome, 0));
    }

    void begin(@Observes @Priority(2_500) StartupEvent event) {
        start();
    }

    void end(@Observes @Priority(500) ShutdownEvent event) {
        stop();
    }

    synchronized void start() {
        if (thread == null) {
            Thread fresh = Thread.ofPlatform().daemon().name("engagement").unstarted(this::run);
            thread = fresh;
            fresh.start();
        }
    }

    /** Finishes the commit at hand; those who still wait are told to ask again. */
    synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            try {
                running.join(STOP_PATIENCE);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Hands a batch over; the outcome is told after the commit that counts it. Send the same batch again when it fails: what was counted is recognised.
     *
     * @param stretch where in Kafka it ends, written in the same commit; null for a batch of the API
     * @throws Problem {@code busy} when too many events wait
     */
    CompletableFuture<Outcome> submit(Batch batch, @Nullable KafkaStretch stretch) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        int weight = Math.max(1, batch.received());
        boolean hasPlace = thread != null && places.tryAcquire(weight);
        if (!hasPlace) {
            throw Problem.of(ProblemCode.BUSY)
                    .detail("Too many events wait to be counted")
                    .retryAfter(Duration.ofSeconds(1))
                    .cure("Send the same batch again");
        }
        answer.whenComplete((outcome, failed) -> places.release(weight));
        queue.add(new Waiting(batch, stretch, answer));
        return answer;
    }

    private void run() {
        ExecutorService merging = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("engagement-merge").factory());
        try (SeenKeys seen = new SeenKeys(directory, keysInMemory, merging)) {
            EngagementLog log = new EngagementLog(database, seen, daysStayOpen);
            boolean isWarm = false;
            while (thread == Thread.currentThread()) {
                isWarm = isWarm || warmUp(log);
                List<Waiting> group = next();
                if (!group.isEmpty()) {
                    commit(log, group);
                }
                keys = seen.keys();
                runs = seen.runs();
            }
        } catch (InterruptedException stopped) {
            LOG.debug("The intake of engagement was interrupted");
        } finally {
            merging.shutdown();
            for (Waiting left : queue) {
                left.answer().completeExceptionally(EngagementIntake.again());
            }
        }
    }

    /** Reads what was counted before, without holding anybody up; the first commit reads the rest. */
    private static boolean warmUp(EngagementLog log) {
        try {
            log.catchUp();
            return true;
        } catch (RuntimeException away) {
            LOG.warn("What was counted cannot be read yet: {}", away.toString());
            return false;
        }
    }

    private List<Waiting> next() throws InterruptedException {
        List<Waiting> group = new ArrayList<>();
        @Nullable Waiting first = queue.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        int events = 0;
        for (@Nullable Waiting each = first; each != null; each = queue.poll()) {
            group.add(each);
            events += each.batch().received();
            @Nullable Waiting following = queue.peek();
            if (following == null || events + following.batch().received() > MOST_EVENTS) {
                break;
            }
        }
        return group;
    }

    /** Batches that fail together by what is in them are tried one by one, so that one that cannot be counted keeps no other. */
    private void commit(EngagementLog log, List<Waiting> group) {
        long begin = System.nanoTime();
        List<EngagementLog.Result> results;
        try {
            results = log.commit(
                    group.stream()
                            .map(each -> new EngagementLog.Part(each.batch(), each.stretch()))
                            .toList(),
                    clocks.business());
        } catch (RuntimeException failed) {
            if (group.size() > 1 && isOfTheData(failed)) {
                group.forEach(each -> commit(log, List.of(each)));
            } else {
                LOG.warn("Engagement was not counted; its senders ask again: {}", failed.toString());
                group.forEach(each -> each.answer().completeExceptionally(EngagementIntake.again()));
            }
            return;
        }
        commits.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        for (int i = 0; i < group.size(); i++) {
            tell(group.get(i), results.get(i));
        }
    }

    /** PostgreSQL's error classes 22 (data exception) and 23 (integrity constraint). */
    private static boolean isOfTheData(Throwable failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException fault && fault.getSQLState() != null) {
                return fault.getSQLState().startsWith("22")
                        || fault.getSQLState().startsWith("23");
            }
        }
        return false;
    }

    private void tell(Waiting each, EngagementLog.Result result) {
        @Nullable Outcome outcome = result.outcome();
        if (outcome == null) {
            each.answer().completeExceptionally(new KafkaStretch.Moved());
            return;
        }
        count("counted", outcome.counted());
        count("duplicate", outcome.duplicates());
        count("refused", outcome.refused().size());
        outcome.excluded()
                .forEach((reason, views) -> Counter.builder("ovation.engagement.excluded")
                        .description("Views that are not qualified")
                        .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                        .register(registry)
                        .increment(views));
        each.answer().complete(outcome);
    }

    private void count(String outcome, int events) {
        Counter.builder("ovation.engagement.events")
                .description("Events of engagement, by what became of them")
                .tag("outcome", outcome)
                .register(registry)
                .increment(events);
    }
}
