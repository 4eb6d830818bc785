package io.ovation.audience;

import io.ovation.audience.community.Community;
import io.ovation.audience.community.CreatorProfile;
import io.ovation.audience.plan.Action;
import io.ovation.audience.plan.Plan;
import io.ovation.client.Ovation;
import io.ovation.client.http.Settings;
import io.ovation.client.problem.ProblemException;
import io.ovation.client.problem.StoppedWaitingException;
import io.ovation.client.problem.UnreachableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A synthetic audience at a running server: carries out a {@link Plan} in real time.
 *
 * <p>One director thread waits for each action's time and hands it to its viewer. When the server does not answer, the
 * director stops the plan's clock, knocks until the server is back, and goes on where it was, with rooms and connections
 * opened again. The plan is reproducible from the seed; when an answer comes is not.
 */
public final class Audience implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Audience.class.getName());
    private static final long LOOK_AFTER_STAGES_NANOS = 15_000_000_000L;
    private static final long LONGEST_WAIT_MILLIS = 5_000;
    private static final int TRIES = 4;

    private final AudienceConfig config;
    private final Ovation ovation;
    private final Plan plan;
    private final List<Stage> stages = new ArrayList<>();
    private final Map<String, Seat> seats = new ConcurrentHashMap<>();
    private final Catalogues catalogues = new Catalogues();
    private final Tally tally = new Tally();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("audience-", 0).factory());
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread director;
    private volatile boolean closing;

    private Audience(AudienceConfig config) {
        this.config = config;
        this.ovation = Ovation.connect(
                Settings.of(config.server())
                        .withTries(TRIES)
                        .withAtOnce(config.requestsAtOnce())
                        .withLongestPause(Duration.ofSeconds(10)),
                config.platformKey());
        List<CreatorProfile> creators = Community.creators(config.rooms());
        this.plan = new Plan(config.seed(), creators, config.viewers(), config.rate(), config.start());
        creators.forEach(creator -> stages.add(new Stage(creator, ovation)));
        this.director = Thread.ofPlatform().name("audience-director").daemon().unstarted(this::direct);
    }

    /** Starts an audience; it runs until its duration is over or it is closed. Does not block. */
    public static Audience start(AudienceConfig config) {
        Audience audience = new Audience(config);
        audience.director.start();
        return audience;
    }

    /** What has been done so far. */
    public AudienceTotals totals() {
        return tally.totals();
    }

    /** Waits until the duration is over and everybody has finished; false when the patience ended first. */
    public boolean awaitFinish(Duration patience) throws InterruptedException {
        return finished.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void direct() {
        try {
            knock();
            run();
            settle();
        } catch (InterruptedException | StoppedWaitingException e) {
            Thread.currentThread().interrupt();
        } finally {
            finished.countDown();
        }
    }

    private void run() throws InterruptedException {
        long startNanos = System.nanoTime();
        long nextLookNanos = startNanos + LOOK_AFTER_STAGES_NANOS;
        long unansweredBefore = 0;
        Duration duration = config.duration();
        while (!closing) {
            Action action = plan.next();
            if (duration != null && action.atMillis() > duration.toMillis()) {
                return;
            }
            long waitNanos = startNanos + action.atMillis() * 1_000_000L - System.nanoTime();
            if (waitNanos > 0) {
                TimeUnit.NANOSECONDS.sleep(waitNanos);
            }
            if (System.nanoTime() > nextLookNanos || tally.totals().unanswered() > unansweredBefore + 8) {
                long before = System.nanoTime();
                knock();
                startNanos += System.nanoTime() - before;
                nextLookNanos = System.nanoTime() + LOOK_AFTER_STAGES_NANOS;
                unansweredBefore = tally.totals().unanswered();
            }
            seat(action).accept(action);
        }
    }

    private Seat seat(Action action) {
        return seats.computeIfAbsent(
                action.room() + "/" + action.viewer(),
                unused -> new Seat(
                        ovation,
                        plan.viewer(action),
                        stages.get(action.room()),
                        catalogues,
                        tally,
                        threads,
                        config.seed()));
    }

    /** Waits for the server and sees to it that every creator is live. */
    private void knock() throws InterruptedException {
        long wait = 250;
        boolean told = false;
        while (!closing) {
            try {
                for (Stage stage : stages) {
                    ensureLive(stage);
                }
                if (told) {
                    LOG.log(Level.INFO, "The server is back, the audience goes on");
                    seats.values().forEach(Seat::comeBack);
                }
                return;
            } catch (UnreachableException | ProblemException.Busy e) {
                if (!told) {
                    LOG.log(Level.INFO, "The audience waits for the server: {0}", e.getMessage());
                    told = true;
                }
                Thread.sleep(wait);
                wait = Math.min(LONGEST_WAIT_MILLIS, wait * 2);
            }
        }
    }

    private void ensureLive(Stage stage) {
        try {
            stage.ensureLive();
        } catch (ProblemException.Busy e) {
            throw e;
        } catch (ProblemException e) {
            tally.refused(e.code());
            LOG.log(Level.WARNING, "A creator cannot go live: {0}", e.getMessage());
        }
    }

    /** Lets what is under way finish, within bounds. */
    private void settle() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < end && !seats.values().stream().allMatch(Seat::isIdle)) {
            Thread.sleep(20);
        }
        seats.values().forEach(Seat::close);
    }

    /** Stops: no new actions, those under way finish within ten seconds, then every connection is closed. Blocks. */
    @Override
    public void close() {
        closing = true;
        director.interrupt();
        try {
            director.join(Duration.ofSeconds(2));
            settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
        ovation.close();
    }
}
