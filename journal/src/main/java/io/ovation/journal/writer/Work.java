package io.ovation.journal.writer;

import io.ovation.ledger.Ledger;
import io.ovation.ledger.LedgerRequest;
import io.ovation.ledger.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What waits in the writer's queue: a request to apply, or a question about the state. */
sealed interface Work permits Work.Submission, Work.Query, BatchWork {

    /** How many entries of the queue and of a round it takes. */
    default int entries() {
        return 1;
    }

    /** Answers; called once, by the answer thread, when the round is durable. */
    void answer(long sequence);

    /** Fails; called instead of {@link #answer}. */
    void fail(LedgerFault fault);

    /** What is certain when the fate of its round is not: a rejection or a read changed nothing either way. */
    default LedgerFault unanswered(RuntimeException cause) {
        return new NotApplied("the answer could not be confirmed", Duration.ofSeconds(1), cause);
    }

    /** A request, and after it was applied its outcome. */
    final class Submission implements Work {
        final LedgerRequest request;
        final CompletableFuture<Answer> future = new CompletableFuture<>();

        /** The id floor at which the durable index was asked and knew nothing; lowest value: not asked. */
        long absentAtFloor = Long.MIN_VALUE;

        @Nullable
        Outcome outcome;

        /** What a caller asked for with it; shared by the requests of a batch. */
        final Attempt attempt;

        Submission(LedgerRequest request) {
            this.request = request;
            this.attempt = new Attempt(future);
        }

        Submission(LedgerRequest request, Attempt attempt) {
            this.request = request;
            this.attempt = attempt;
        }

        @Override
        public void answer(long sequence) {
            Outcome decided = outcome;
            if (decided == null) {
                throw new IllegalStateException("answered before it was applied");
            }
            future.complete(new Answer(decided, sequence));
        }

        @Override
        public void fail(LedgerFault fault) {
            future.completeExceptionally(fault);
        }

        @Override
        public LedgerFault unanswered(RuntimeException cause) {
            Outcome decided = outcome;
            return decided != null && decided.code().isApplied()
                    ? new OutcomeUnknown(request.id(), cause)
                    : Work.super.unanswered(cause);
        }
    }

    /**
     * One asking of one caller. It is outdated once its caller was told that nobody knows, or another attempt with the same
     * id was rejected: then nothing of it may be applied any more.
     */
    final class Attempt {
        private final CompletableFuture<?> caller;
        private volatile boolean outdated;

        Attempt(CompletableFuture<?> caller) {
            this.caller = caller;
        }

        /** Has something done when its caller is told the answer, or that there is none. */
        void whenEnded(Runnable then) {
            caller.whenComplete((answer, fault) -> then.run());
        }

        boolean isOutdated() {
            return outdated;
        }

        void outdate() {
            outdated = true;
        }
    }

    /** A question that is answered from the state, and given out like any other answer. */
    final class Query<T> implements Work {
        final CompletableFuture<T> future = new CompletableFuture<>();
        private final Function<Ledger, T> question;
        private final Sequenced<T> withSequence;
        private @Nullable T result;

        Query(Function<Ledger, T> question, Sequenced<T> withSequence) {
            this.question = question;
            this.withSequence = withSequence;
        }

        void ask(Ledger ledger) {
            result = question.apply(ledger);
        }

        @Override
        public void answer(long sequence) {
            T read = result;
            if (read == null) {
                throw new IllegalStateException("answered before it was asked");
            }
            future.complete(withSequence.at(read, sequence));
        }

        @Override
        public void fail(LedgerFault fault) {
            future.completeExceptionally(fault);
        }
    }

    /** Adds the sequence to what was read. */
    @FunctionalInterface
    interface Sequenced<T> {
        T at(T read, long sequence);
    }
}
