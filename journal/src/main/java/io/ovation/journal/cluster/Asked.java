package io.ovation.journal.cluster;

import io.ovation.journal.cluster.wire.Accounts;
import io.ovation.journal.cluster.wire.Answer;
import io.ovation.journal.cluster.wire.Request;
import io.ovation.journal.writer.LedgerFault;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.journal.writer.NotApplied;
import io.ovation.journal.writer.OutcomeUnknown;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Entry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * What somebody here wants of the shard's holder: kept until the holder, whoever that is by then, has answered, or until
 * patience ends. Owned by one {@link Forwarder}, whose lock guards the flag.
 */
abstract sealed class Asked {

    /** When nobody waits for it any more, by {@link System#nanoTime}. */
    final long untilNanos;

    /** As it is sent, as often as it takes. */
    final Request message;

    /** Whether an earlier attempt may have been applied: then "not applied" cannot be said any more. */
    boolean isInDoubt;

    private Asked(Request message, long untilNanos) {
        this.message = message;
        this.untilNanos = untilNanos;
    }

    /** Asks the writer of this process. */
    abstract void askHere(LedgerWriter writer);

    /** Takes the holder's answer; one that is "not applied" or "unknown" does not come here. */
    abstract void answered(Answer answer);

    /** The sequence that an answer tells, 0 if none. */
    abstract long sequence(Answer answer);

    abstract void fail(LedgerFault fault);

    /** What can be said when there is no answer. */
    abstract LedgerFault unanswered(String why, @Nullable Throwable cause);

    /** An entry to apply. Sending it again with its id is safe: it is applied at most once. */
    static final class Submission extends Asked {
        final CompletableFuture<io.ovation.journal.writer.Answer> future = new CompletableFuture<>();
        private final Entry entry;

        Submission(Entry entry, long untilNanos) {
            super(Request.newBuilder().setEntry(Messages.message(entry)).build(), untilNanos);
            this.entry = entry;
        }

        @Override
        void askHere(LedgerWriter writer) {
            boolean doubt = isInDoubt;
            writer.submit(entry).whenComplete((answer, failure) -> {
                if (failure == null) {
                    future.complete(answer);
                } else if (doubt) {
                    future.completeExceptionally(new OutcomeUnknown(entry.id(), failure));
                } else {
                    future.completeExceptionally(unwrapped(failure));
                }
            });
        }

        @Override
        void answered(Answer answer) {
            future.complete(Messages.answer(answer.getDecided()));
        }

        @Override
        long sequence(Answer answer) {
            return answer.getDecided().getSequence();
        }

        @Override
        void fail(LedgerFault fault) {
            future.completeExceptionally(fault);
        }

        @Override
        LedgerFault unanswered(String why, @Nullable Throwable cause) {
            return isInDoubt
                    ? new OutcomeUnknown(entry.id(), cause)
                    : new NotApplied(why, Duration.ofSeconds(1), cause);
        }
    }

    /** Balances to read. */
    static final class Question extends Asked {
        final CompletableFuture<LedgerWriter.Balances> future = new CompletableFuture<>();
        private final List<AccountId> accounts;

        Question(List<AccountId> accounts, long untilNanos) {
            super(
                    Request.newBuilder()
                            .setBalances(Accounts.newBuilder()
                                    .addAllAccounts(accounts.stream()
                                            .map(Messages::bits)
                                            .toList()))
                            .build(),
                    untilNanos);
            this.accounts = accounts;
        }

        @Override
        void askHere(LedgerWriter writer) {
            writer.balances(accounts).whenComplete((balances, failure) -> {
                if (failure == null) {
                    future.complete(balances);
                } else {
                    future.completeExceptionally(unwrapped(failure));
                }
            });
        }

        @Override
        void answered(Answer answer) {
            future.complete(new LedgerWriter.Balances(
                    answer.getBalances().getSequence(),
                    answer.getBalances().getValuesList().stream()
                            .mapToLong(Long::longValue)
                            .toArray()));
        }

        @Override
        long sequence(Answer answer) {
            return answer.getBalances().getSequence();
        }

        @Override
        void fail(LedgerFault fault) {
            future.completeExceptionally(fault);
        }

        @Override
        LedgerFault unanswered(String why, @Nullable Throwable cause) {
            return new NotApplied(why, Duration.ofSeconds(1), cause);
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
