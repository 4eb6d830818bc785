package io.ovation.server.video.intake;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The way in for batches of the API and of our own features. Any thread that may block. */
@ApplicationScoped
public class EngagementIntake {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Preparation preparation;
    private final CommitLane lane;

    EngagementIntake(Preparation preparation, CommitLane lane) {
        this.preparation = preparation;
        this.lane = lane;
    }

    /**
     * Takes in a batch as the API does; what is counted when this returns is counted for good.
     *
     * @param batch a JSON array of events, or one a line
     * @return how many events were counted by this call
     * @throws Problem as the API answers it
     */
    public int count(byte[] batch) {
        return take(batch).counted();
    }

    Outcome take(byte[] batch) {
        return await(lane.submit(preparation.prepare(EngagementReader.read(batch)), null));
    }

    private static Outcome await(CompletableFuture<Outcome> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Problem problem ? problem : new IllegalStateException(failed);
        } catch (TimeoutException slow) {
            throw again();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw again();
        }
    }

    /** Whether it was counted is not known: the same batch again finds out. */
    static Problem again() {
        return Problem.of(ProblemCode.OUTCOME_UNKNOWN)
                .retryAfter(Duration.ofSeconds(1))
                .cure("Send the same batch again: events that were counted are recognised");
    }
}
