package io.ovation.server.store;

import io.quarkus.arc.All;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes money operations that were left open between two steps: by a crash, an outside that did not answer, or a
 * callback that never came. One thread an instance; several instances share the work by claiming rows.
 */
@ApplicationScoped
public class Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int AT_ONCE = 50;
    private static final int MOST_ROUNDS = 100;

    private static final int ROUNDS_BETWEEN_COUNTS = 20;

    private final List<OutsideOperation> operations;
    private final IntentMetrics metrics;
    private final Background background = new Background(
            "sweeper",
            PAUSE,
            fault -> LOG.warn("Sweeping open money operations failed and goes on: {}", fault.toString()),
            this::sweepNow);
    private int round;

    /** Looks after every operation there is. */
    Sweeper(@All List<OutsideOperation> operations, IntentMetrics metrics) {
        this.operations = operations;
        this.metrics = metrics;
    }

    /** Begins to sweep every half second; the start-up calls it once, when tables and ledger are there. */
    public void start() {
        background.start();
    }

    /** Stops after the intent at hand. */
    @PreDestroy
    public void stop() {
        background.stop();
    }

    /**
     * Advances every intent that is due at this wall-clock time, once.
     *
     * @return how many were tried
     */
    public int sweep(Instant wall) {
        int tried = 0;
        for (OutsideOperation operation : operations) {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                List<Long> due = operation.intents().claimDue(wall, AT_ONCE);
                for (long number : due) {
                    advance(operation, number);
                }
                tried += due.size();
                if (due.size() < AT_ONCE) {
                    break;
                }
            }
        }
        return tried;
    }

    private static void advance(OutsideOperation operation, long number) {
        try {
            operation.advance(number);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} {} stays open and is tried again: {}",
                    operation.intents().table(),
                    number,
                    e.toString());
        }
    }

    private Duration sweepNow() {
        sweep(Instant.now());
        if (round++ % ROUNDS_BETWEEN_COUNTS == 0) {
            metrics.refresh();
        }
        return PAUSE;
    }
}
