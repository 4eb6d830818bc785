package io.ovation.server.feed;

import io.ovation.economics.MoneyEvent;
import io.ovation.economics.PostingRules;
import io.ovation.economics.RuleSet;
import io.ovation.journal.Tail;
import io.ovation.journal.cluster.SharedShard;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Entry;
import io.ovation.server.api.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The only door to the ledger: says what happened, and gets the durable answer. The postings of an event are decided by
 * {@link PostingRules}. Any thread; stages are completed on the writer's answer thread, so what hangs on them is short.
 *
 * <p>A stage that fails, fails with a {@link io.ovation.server.api.Problem} ({@code too_many_requests}, {@code busy}:
 * certainly not applied; {@code outcome_unknown}: ask again with the same id), or with a fault of ours.
 */
@ApplicationScoped
public class Bookkeeper {
    private static final Duration OWN_WRITES_PATIENCE = Duration.ofSeconds(1);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(10);

    private final LedgerShard shard;
    private final MoneyWatch watch;

    Bookkeeper(LedgerShard shard, MoneyWatch watch) {
        this.shard = shard;
        this.watch = watch;
    }

    /** The rules in force. */
    public RuleSet rules() {
        return RuleSet.DEFAULT;
    }

    /** Posts an event; the receipt may be a rejection. Never blocks. */
    public CompletionStage<Receipt> post(MoneyEvent event) {
        Entry entry = PostingRules.entry(event, rules());
        SharedShard open;
        try {
            open = shard.shard();
        } catch (Problem stopped) {
            return CompletableFuture.failedStage(stopped);
        }
        MoneyWatch.Watched watched = watch.begin(event);
        return open.submit(entry).handle((answer, failure) -> {
            if (failure != null) {
                RuntimeException fault = Refusals.fault(failure);
                watched.failed(fault);
                throw fault;
            }
            watched.answered(answer.outcome().code(), answer.sequence());
            return new Receipt(entry, answer.outcome(), answer.sequence());
        });
    }

    /** Posts an event and waits for the answer: for virtual threads and jobs. */
    public Receipt postAndWait(MoneyEvent event) {
        CompletableFuture<Receipt> answer = post(event).toCompletableFuture();
        try {
            return answer.get(ANSWER_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw Refusals.unknown(event.header().id(), Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusals.unknown(event.header().id(), Duration.ofSeconds(1));
        } catch (ExecutionException e) {
            throw Refusals.fault(e);
        }
    }

    /** The live natural balance of an account, 0 when it was never used. Blocks until it is confirmed. */
    public long balance(AccountId account) {
        return balances(List.of(account)).values()[0];
    }

    /** Live natural balances at one moment, in the order asked. Blocks until they are confirmed. */
    public Balances balances(List<AccountId> accounts) {
        LedgerWriter.Balances found = answer(shard.shard().balances(accounts));
        return new Balances(found.sequence(), found.values());
    }

    /** Where the books stand now. Reads SQL on an instance that does not hold the ledger. */
    public Position position() {
        SharedShard.Position position = shard.shard().position();
        Tail tail = position.tail();
        return new Position(
                tail.sequence(),
                tail.hash(),
                position.entries(),
                Instant.ofEpochMilli(tail.time().wallMillis()),
                Instant.ofEpochMilli(tail.time().businessMillis()));
    }

    /**
     * Waits until every projection shows a batch, at most a second: for a caller that must see its own write. Returns
     * whether they do; blocks.
     */
    public boolean waitFor(long sequence) {
        return waitFor(sequence, OWN_WRITES_PATIENCE);
    }

    /** The same with another patience: for jobs and the demo. */
    public boolean waitFor(long sequence, Duration patience) {
        try {
            return shard.shard().awaitProjections(sequence, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Up to which batch a projection's rows are; 0 for one that is not known. */
    public long projected(String projection) {
        return shard.shard().projected(projection);
    }

    private static <T> T answer(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(ANSWER_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusals.busy();
        } catch (TimeoutException e) {
            throw Refusals.busy();
        } catch (ExecutionException e) {
            throw Refusals.fault(e);
        }
    }

    /**
     * Balances at one moment.
     *
     * @param sequence the durable batch they were read at
     * @param values natural balances in the order asked
     */
    public record Balances(long sequence, long[] values) {}

    /**
     * Where the books stand.
     *
     * @param sequence the last durable batch
     * @param hash of that batch, 32 bytes
     * @param entries how many entries the books hold
     * @param wall time of that batch by the wall clock
     * @param business time of that batch by the business clock
     */
    public record Position(long sequence, byte[] hash, long entries, Instant wall, Instant business) {}
}
