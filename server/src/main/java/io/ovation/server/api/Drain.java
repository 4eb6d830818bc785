package io.ovation.server.api;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * How the server leaves. Asked to stop it says that it is not ready while it still serves, for as long as the operator wants;
 * then it refuses what comes, and waits until the last byte of every answer to what it took is written. Only then
 * connections are closed and the ledger goes down, so nobody is left without the answer to something that happened. Sockets and
 * streams are ended by those who serve them; they have a moment to say so to the other side.
 *
 * <p>The framework's own wait ({@code quarkus.shutdown.timeout}) stays off: it counts to zero once and lets in what comes after
 * that, and it counts a socket for ever, so that a server which ever had one waits all of it with nothing under way.
 */
@ApplicationScoped
public class Drain {
    private static final Logger LOG = Logger.getLogger(Drain.class);

    /** How long requests under way may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long the other sides of sockets and streams have to take their leave. */
    private static final Duration GOODBYE = Duration.ofMillis(1_500);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final int SWITCHING_PROTOCOLS = 101;

    private final Duration leaving;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile Stage stage = Stage.SERVING;

    private enum Stage {
        /** Ready. */
        SERVING,
        /** Serves, and says that it is not ready. */
        LEAVING,
        /** Refuses what is new. */
        CLOSED
    }

    Drain(HttpSettings settings) {
        leaving = Duration.ofSeconds(settings.drainSeconds());
    }

    /** Whether it has not been asked to stop. */
    boolean isServing() {
        return stage == Stage.SERVING;
    }

    /**
     * Counts a request until its answer is written; sockets and streams, which have no end, are counted apart. Event loop.
     *
     * @return whether it may go on; a request that may not is answered with {@link #refusal()} and changes nothing
     */
    boolean enter(RoutingContext context) {
        if (isWithoutEnd(context.request())) {
            countOpen(context);
        } else {
            underWay.incrementAndGet();
            Context loop = context.vertx().getOrCreateContext();
            // An answer has ended when its bytes are in the loop's queue; what is put behind them runs when they are
            // out.
            context.addEndHandler(ended -> loop.runOnContext(written -> leave()));
        }
        return stage != Stage.CLOSED;
    }

    /** Until its answer ends, or, of a socket that was let in, its connection. */
    private void countOpen(RoutingContext context) {
        open.incrementAndGet();
        AtomicBoolean counted = new AtomicBoolean(true);
        Runnable ended = () -> {
            if (counted.getAndSet(false)) {
                open.decrementAndGet();
            }
        };
        context.addEndHandler(answered -> {
            if (context.response().getStatusCode() != SWITCHING_PROTOCOLS) {
                ended.run();
            }
        });
        context.request().connection().closeHandler(closed -> ended.run());
    }

    static Problem refusal() {
        return Problem.of(ProblemCode.BUSY)
                .detail("This server is stopping")
                .retryAfter(Duration.ofSeconds(1))
                .cure("Send it again, a POST with the same key");
    }

    void stop(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        stage = Stage.LEAVING;
        Thread.sleep(leaving);
        stage = Stage.CLOSED;
        if (underWay.get() == 0) {
            done.countDown();
        }
        if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warnf("%d requests were still under way after %d s", underWay.get(), PATIENCE.toSeconds());
        }
        long patience = System.nanoTime() + GOODBYE.toNanos();
        while (open.get() > 0 && System.nanoTime() - patience < 0) {
            Thread.sleep(LOOK_AGAIN);
        }
    }

    /** What is counted is counted before the stage is read, and the other way round in {@link #stop}: none slips through. */
    private void leave() {
        if (underWay.decrementAndGet() == 0 && stage == Stage.CLOSED) {
            done.countDown();
        }
    }

    private static boolean isWithoutEnd(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getHeader(HttpHeaders.UPGRADE) != null || accept != null && accept.contains("text/event-stream");
    }
}
