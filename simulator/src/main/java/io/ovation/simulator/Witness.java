package io.ovation.simulator;

import static io.ovation.simulator.Violation.unless;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.JournalBatch;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.writer.Answer;
import io.ovation.journal.writer.LedgerFault;
import io.ovation.journal.writer.NotApplied;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.Entry;
import io.ovation.ledger.LedgerRequest;
import io.ovation.ledger.Outcome;
import io.ovation.ledger.OutcomeCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sees everything that becomes durable and everything that is said, and compares both with the {@link Reference}. Keeps the
 * first {@link Violation} instead of throwing it: the code that is watched might swallow it.
 */
final class Witness {

    private final Reference reference = new Reference();
    private final Map<UUID, List<Attempt>> attempts = new HashMap<>();
    private final List<JournalBatch> chain = new ArrayList<>();

    /** Entries up to and with each batch; the first is before the first batch. */
    private final List<Long> entriesAt = new ArrayList<>(List.of(0L));

    private final Coverage coverage;
    private byte[] lastHash = new byte[BatchCodec.HASH_BYTES];
    private long acknowledged;
    private long latestWallMillis;
    private @Nullable Violation violation;

    Witness(Coverage coverage) {
        this.coverage = coverage;
    }

    /** The first thing seen that must not be, or null. */
    @Nullable
    Violation violation() {
        return violation;
    }

    /** Performs a check and keeps what it finds. */
    void check(Runnable check) {
        try {
            check.run();
        } catch (Violation found) {
            if (violation == null) {
                violation = found;
            }
        }
    }

    Reference reference() {
        return reference;
    }

    /** Batches that are durable. */
    long durable() {
        return chain.size();
    }

    /** A durable batch, from 1. */
    JournalBatch batch(long sequence) {
        return chain.get((int) sequence - 1);
    }

    /** Entries up to and with a batch. */
    long entriesAt(long sequence) {
        return entriesAt.get((int) sequence);
    }

    /** The highest batch that any answer has named. */
    long acknowledged() {
        return acknowledged;
    }

    /** A process has looked at its clock. */
    void clockShowed(long wallMillis) {
        latestWallMillis = Math.max(latestWallMillis, wallMillis);
    }

    void submitted(Attempt attempt) {
        attempts.computeIfAbsent(attempt.request.id(), id -> new ArrayList<>()).add(attempt);
    }

    /** A batch has become durable, just now. */
    void stored(SealedBatch sealed) {
        check(() -> follow(sealed));
    }

    private void follow(SealedBatch sealed) {
        JournalBatch batch = BatchCodec.decode(sealed);
        unless(batch.sequence() == chain.size() + 1, "batch %d is stored after %d", batch.sequence(), chain.size());
        unless(Arrays.equals(batch.previousHash(), lastHash), "batch %d breaks the chain", batch.sequence());
        if (!chain.isEmpty()) {
            JournalBatch before = chain.getLast();
            unless(batch.epoch() >= before.epoch(), "batch %d is of an older epoch", batch.sequence());
            BatchTime last = before.time();
            boolean later = batch.time().wallMillis() >= last.wallMillis()
                    && batch.time().businessMillis() >= last.businessMillis();
            unless(later, "batch %d goes back in time", batch.sequence());
        }
        for (AcceptedEntry entry : batch.entries()) {
            accept(entry, batch);
        }
        chain.add(batch);
        entriesAt.add(reference.entries());
        lastHash = batch.hash();
        coverage.stored(batch.entries().size());
    }

    private void accept(AcceptedEntry entry, JournalBatch batch) {
        unless(
                entry.sequence() == reference.entries() + 1,
                "entry %d follows %d",
                entry.sequence(),
                reference.entries());
        unless(reference.accepted(entry.id()) == null, "entry %s is applied a second time", entry.id());
        String why = "nobody asked for it, or whoever did was told that it is not applied";
        for (Attempt attempt : attemptsOf(entry.id())) {
            if (attempt.mayBeApplied() && attempt.request.fingerprint().equals(entry.fingerprint())) {
                Verdict verdict = reference.judge(
                        attempt.request, reference.entries(), batch.time().wallMillis());
                if (verdict.code() == OutcomeCode.ACCEPTED
                        && verdict.postings().equals(entry.transfers())
                        && sameWords(attempt.request, entry)) {
                    reference.take(entry);
                    return;
                }
                why = "the reference says " + verdict + " and the journal " + entry;
            }
        }
        throw new Violation("entry " + entry.sequence() + " (" + entry.id() + ") must not be durable: " + why);
    }

    private static boolean sameWords(LedgerRequest request, AcceptedEntry entry) {
        return !(request instanceof Entry asked)
                || (asked.code() == entry.code()
                        && asked.ruleVersion() == entry.ruleVersion()
                        && asked.reference1() == entry.reference1()
                        && asked.reference2() == entry.reference2()
                        && asked.reference3() == entry.reference3());
    }

    /** A process has answered an attempt: the answer must be true now and for ever. */
    void answered(Attempt attempt, Answer answer) {
        check(() -> hear(attempt, answer));
    }

    private void hear(Attempt attempt, Answer answer) {
        Outcome outcome = answer.outcome();
        UUID id = attempt.request.id();
        long sequence = answer.sequence();
        unless(attempt.fate == Attempt.Fate.OPEN, "%s is answered a second time", id);
        unless(sequence <= durable(), "%s is answered %s on batch %d, of %d", id, outcome.code(), sequence, durable());
        AcceptedEntry first = reference.accepted(id);
        switch (outcome.code()) {
            case ACCEPTED -> {
                unless(outcome.applied().equals(first), "%s is answered ACCEPTED and is not in the journal so", id);
                long number = outcome.applied().sequence();
                boolean there = (attempt.inBatch || entriesAt(sequence - 1) < number) && number <= entriesAt(sequence);
                unless(there, "entry %d is said to be in batch %d", number, sequence);
                boolean once = attemptsOf(id).stream().noneMatch(Witness::accepted);
                unless(once, "%s is answered ACCEPTED twice", id);
                attempt.accepted = true;
            }
            case EXISTS -> {
                unless(outcome.applied().equals(first), "%s is answered EXISTS and is not in the journal so", id);
                long number = outcome.applied().sequence();
                unless(number <= entriesAt(sequence), "entry %d is said to be within batch %d", number, sequence);
            }
            case EXISTS_WITH_DIFFERENT_CONTENT ->
                unless(
                        first != null && !first.fingerprint().equals(attempt.request.fingerprint()),
                        "%s is not there with other content",
                        id);
            default -> {
                unless(
                        sequence >= attempt.acknowledgedBefore,
                        "%s is answered %s on batch %d though %d was acknowledged before it was asked",
                        id,
                        outcome.code(),
                        sequence,
                        attempt.acknowledgedBefore);
                unless(rejectedSo(attempt, outcome, sequence), "%s is no true answer to %s", answer, attempt.request);
            }
        }
        attempt.fate = outcome.code().isApplied() ? Attempt.Fate.APPLIED : Attempt.Fate.REJECTED;
        acknowledged = Math.max(acknowledged, sequence);
        coverage.given(outcome.code());
    }

    private List<Attempt> attemptsOf(UUID id) {
        return attempts.getOrDefault(id, List.of());
    }

    private static boolean accepted(Attempt attempt) {
        return attempt.accepted;
    }

    /** Whether a rejection is what some moment of the round that was answered with a batch calls for. */
    private boolean rejectedSo(Attempt attempt, Outcome outcome, long sequence) {
        LedgerRequest request = attempt.request;
        // A batch is answered when the last of it is: others of it may have been judged some rounds before.
        long first = attempt.inBatch ? Math.max(1, attempt.acknowledgedBefore) : sequence;
        long from = batch(first).time().wallMillis();
        long to = Math.max(batch(sequence).time().wallMillis(), latestWallMillis);
        long idMillis = request.id().getMostSignificantBits() >>> 16;
        long[] walls = {from, to, Math.clamp(request.notAfterMillis(), from, to), Math.clamp(idMillis - 5_000, from, to)
        };
        Verdict said = new Verdict(outcome.code(), outcome.failedTransfer(), outcome.available(), List.of());
        for (long moment = entriesAt(sequence); moment >= entriesAt(first - 1); moment--) {
            for (long wall : walls) {
                if (reference.judge(request, moment, wall).equals(said)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A process has failed an attempt. */
    void failed(Attempt attempt, LedgerFault fault) {
        check(() -> hearFault(attempt, fault));
    }

    private void hearFault(Attempt attempt, LedgerFault fault) {
        UUID id = attempt.request.id();
        unless(attempt.fate == Attempt.Fate.OPEN, "%s is failed after it was answered", id);
        boolean certain = fault instanceof NotApplied;
        attempt.fate = certain ? Attempt.Fate.NOT_APPLIED : Attempt.Fate.UNKNOWN;
        if (certain) {
            AcceptedEntry there = reference.accepted(id);
            boolean byAnother = there == null
                    || attemptsOf(id).stream()
                            .anyMatch(other -> other.mayBeApplied()
                                    && other.request.fingerprint().equals(there.fingerprint()));
            unless(byAnother, "%s is said to be not applied and is entry %s", id, String.valueOf(there));
        }
    }

    /** The process of an attempt has died. */
    void died(Attempt attempt) {
        if (attempt.fate == Attempt.Fate.OPEN) {
            attempt.fate = Attempt.Fate.UNKNOWN;
        }
    }

    /** Balances were answered. */
    void read(List<AccountId> accounts, long[] values, long sequence, long acknowledgedBefore) {
        check(() -> hearBalances(accounts, values, sequence, acknowledgedBefore));
    }

    private void hearBalances(List<AccountId> accounts, long[] values, long sequence, long acknowledgedBefore) {
        unless(sequence <= durable(), "balances are answered on batch %d, of %d", sequence, durable());
        unless(
                sequence >= acknowledgedBefore,
                "balances are answered on batch %d though %d was acknowledged before",
                sequence,
                acknowledgedBefore);
        for (long moment = entriesAt(sequence); moment >= entriesAt(sequence - 1); moment--) {
            if (Arrays.equals(values, balances(accounts, moment))) {
                acknowledged = Math.max(acknowledged, sequence);
                return;
            }
        }
        throw new Violation("balances " + Arrays.toString(values) + " of " + accounts + " were never true around batch "
                + sequence);
    }

    private long[] balances(List<AccountId> accounts, long moment) {
        return accounts.stream()
                .mapToLong(account -> reference.balance(account, moment))
                .toArray();
    }

    /** At the end: whether an id was applied, as the journal says. */
    @Nullable
    AcceptedEntry applied(UUID id) {
        return reference.accepted(id);
    }
}
