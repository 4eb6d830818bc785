package io.ovation.server.feed;

import io.ovation.economics.AccountKind;
import io.ovation.journal.writer.LedgerFault;
import io.ovation.journal.writer.OutcomeUnknown;
import io.ovation.journal.writer.QueueFull;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Entry;
import io.ovation.ledger.Outcome;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What a caller is told when the ledger rejects an entry or cannot answer: the only place that decides it. */
final class Refusals {
    private Refusals() {}

    /** The problem of a rejection. A rejection that only a fault of ours can cause is an exception of that kind. */
    static RuntimeException problem(Entry asked, Outcome outcome) {
        return switch (outcome.code()) {
            case INSUFFICIENT -> insufficient(asked, outcome);
            case CONDITION_NOT_MET ->
                Problem.of(ProblemCode.CAP_REACHED)
                        .detail("Your daily cap leaves " + outcome.available() + " coins for today")
                        .cure("Send less, or wait for tomorrow");
            case EXISTS_WITH_DIFFERENT_CONTENT ->
                Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED)
                        .field("Idempotency-Key")
                        .cure("Use a new key for a new request");
            case ID_IN_THE_FUTURE ->
                Problem.of(ProblemCode.FIELD_INVALID)
                        .field("Idempotency-Key")
                        .detail("The time in the key lies ahead of our clock")
                        .cure("Set the clock of the sender");
            case EXPIRED ->
                Problem.of(ProblemCode.BUSY)
                        .detail("It took too long and was not applied")
                        .retryAfter(Duration.ofSeconds(1))
                        .cure("Try again with the same key");
            case ID_MEMORY_FULL, ID_INDEX_NEEDED ->
                Problem.of(ProblemCode.TOO_MANY_REQUESTS)
                        .retryAfter(Duration.ofSeconds(1))
                        .cure("Try again with the same key");
            case OVERFLOW -> Problem.of(ProblemCode.COUNT_INVALID).detail("An account cannot hold that much");
            default ->
                new IllegalStateException("The ledger rejected entry " + asked.id() + " of code " + asked.code() + ": "
                        + outcome.code() + " at " + outcome.failedTransfer());
        };
    }

    /** The problem of a fault, which is certainly "not applied" or "unknown"; anything else comes back as it is. */
    static RuntimeException fault(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof OutcomeUnknown unknown) {
            return unknown(unknown.id(), unknown.retryAfter());
        }
        if (cause instanceof LedgerFault fault) {
            ProblemCode code = fault instanceof QueueFull ? ProblemCode.TOO_MANY_REQUESTS : ProblemCode.BUSY;
            return Problem.of(code)
                    .detail("This attempt changed nothing")
                    .retryAfter(fault.retryAfter())
                    .cure("Try again with the same key");
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    /** The ledger does not answer; nothing was asked of it that changes anything. */
    static Problem busy() {
        return Problem.of(ProblemCode.BUSY).retryAfter(Duration.ofSeconds(1)).cure("Try again in a moment");
    }

    /** Nobody knows whether the entry was applied. */
    static Problem unknown(UUID id, Duration retryAfter) {
        return Problem.of(ProblemCode.OUTCOME_UNKNOWN)
                .detail("Not known whether " + PublicId.of("ent", id) + " was applied")
                .retryAfter(retryAfter)
                .cure("Ask again with the same key: it is applied at most once");
    }

    private static RuntimeException insufficient(Entry asked, Outcome outcome) {
        AccountId account = asked.transfers().get(outcome.failedTransfer()).debit();
        AccountKind kind = AccountKind.of(account);
        return switch (kind) {
            case WALLET, PROMO_WALLET ->
                Problem.of(ProblemCode.INSUFFICIENT_COINS)
                        .detail("The wallet holds " + outcome.available() + " coins")
                        .cure("Recharge, or send something smaller");
            case EARNINGS_AVAILABLE_LIVE,
                    EARNINGS_AVAILABLE_VIDEO,
                    EARNINGS_AVAILABLE_TIPS,
                    EARNINGS_AVAILABLE_MEMBERSHIPS,
                    EARNINGS_AVAILABLE_FUND,
                    DIAMONDS_AVAILABLE,
                    DIAMONDS_AVAILABLE_VIDEO ->
                Problem.of(ProblemCode.INSUFFICIENT_EARNINGS).detail("Not that much is available");
            default ->
                new IllegalStateException("Entry " + asked.id() + " of code " + asked.code() + " finds only "
                        + outcome.available() + " on " + kind);
        };
    }
}
