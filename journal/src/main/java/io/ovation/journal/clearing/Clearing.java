package io.ovation.journal.clearing;

import io.ovation.journal.JournalBatch;
import io.ovation.journal.feed.Projection;
import io.ovation.journal.writer.Answer;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.LedgerRequest;
import io.ovation.ledger.OutcomeCode;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives the second halves of one shard's movements into another. Run as a projection of the sending shard: its cursor moves
 * when everything that a batch sent has arrived, so whatever dies, what was sent and has not arrived is posted again, and the
 * receiving shard's memory of ids keeps it from arriving twice.
 *
 * <p>A refusal that will not pass (a closed bucket, an overflow) sends the amount to suspense. Anything that may pass (a full
 * queue, a writer that is away) throws, and the runner asks again after a pause: money waits in the clearing account
 * meanwhile. Writes no rows; clearing it and starting over is harmless.
 *
 * <p>Threads: called by its runner's.
 */
public final class Clearing implements Projection {

    private static final Logger LOG = LoggerFactory.getLogger(Clearing.class);
    private static final int MOST_UNDER_WAY = 1_024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final SecondHalves halves;
    private final ReceivingShard receiver;

    /**
     * Not yet running: hand it to {@link io.ovation.journal.postgres.Shard#project} of the sending shard.
     *
     * @param name stable, one for each pair of shards and direction
     */
    public Clearing(String name, SecondHalves halves, ReceivingShard receiver) {
        this.name = name;
        this.halves = halves;
        this.receiver = receiver;
    }

    @Override
    public String name() {
        return name;
    }

    private record UnderWay(AcceptedEntry first, CompletableFuture<Answer> answer) {}

    @Override
    public void apply(Connection connection, JournalBatch batch) {
        Deque<UnderWay> underWay = new ArrayDeque<>();
        for (AcceptedEntry first : batch.entries()) {
            LedgerRequest arrival = halves.arrival(first, batch.time());
            if (arrival == null) {
                continue;
            }
            underWay.add(new UnderWay(first, receiver.submit(arrival).toCompletableFuture()));
            if (underWay.size() >= MOST_UNDER_WAY) {
                settle(underWay.removeFirst(), batch.time());
            }
        }
        while (!underWay.isEmpty()) {
            settle(underWay.removeFirst(), batch.time());
        }
    }

    private void settle(UnderWay half, BatchTime time) {
        OutcomeCode code = outcome(half.answer());
        if (code.isApplied()) {
            return;
        }
        if (code.isTransient()) {
            throw new IllegalStateException("entry " + half.first().id() + " cannot arrive yet: " + code);
        }
        LOG.warn(
                "what entry {} sent is refused ({}) and goes to suspense",
                half.first().id(),
                code);
        OutcomeCode suspended =
                outcome(receiver.submit(halves.suspense(half.first(), time)).toCompletableFuture());
        if (!suspended.isApplied()) {
            throw new IllegalStateException(
                    "what entry " + half.first().id() + " sent is refused even by suspense: " + suspended);
        }
    }

    private static OutcomeCode outcome(CompletableFuture<Answer> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .outcome()
                    .code();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the receiving shard does not answer", failed.getCause());
        } catch (TimeoutException slow) {
            throw new IllegalStateException("the receiving shard does not answer in " + PATIENCE, slow);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while something was arriving", stopped);
        }
    }

    @Override
    public void clear(Connection connection) {
        // It has no rows: its effects are entries of the other shard, which happen once however often they are posted.
    }
}
