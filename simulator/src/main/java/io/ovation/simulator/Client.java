package io.ovation.simulator;

import io.ovation.journal.writer.Answer;
import io.ovation.journal.writer.LedgerFault;
import io.ovation.journal.writer.NotApplied;
import io.ovation.journal.writer.QueueFull;
import io.ovation.journal.writer.WriterOptions;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.BucketClosing;
import io.ovation.ledger.Entry;
import io.ovation.ledger.EntryBatch;
import io.ovation.ledger.FloorRise;
import io.ovation.ledger.LedgerRequest;
import io.ovation.ledger.OutcomeCode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks: mostly for new things, and again whenever it was not told for certain, with the same id; also twice at
 * once, with other content under an id, with old ids and ids ahead, and after it was told already. In the end it knows of
 * everything it ever asked whether it is applied.
 */
final class Client {

    private static final int MOST_UNSETTLED = 8;
    private static final int MOST_AT_ONCE = 4;

    /** One request, and what this client believes of it. */
    private static final class Ask {
        private final LedgerRequest request;
        private int underWay;
        private @Nullable Attempt last;
        private boolean settled;
        private boolean applied;

        Ask(LedgerRequest request) {
            this.request = request;
        }
    }

    private final World world;
    private final Dice dice;
    private final Requests requests;
    private final String name;
    private final List<Ask> asks = new ArrayList<>();
    private final List<Ask> unsettled = new ArrayList<>();

    Client(World world, int number) {
        this.world = world;
        this.dice = world.dice();
        this.requests = new Requests(dice);
        this.name = "client-" + (number + 1);
    }

    /** Does one thing; false when there is nobody to ask. */
    boolean act() {
        Instance instance = dice.percent(90) ? world.anyServing() : world.anyInstance();
        if (instance == null || !instance.isServing()) {
            world.happened(Happening.ASKED_NOBODY_IN_CHARGE);
            return false;
        }
        switch (dice.weighted(50, 22, 8, 5, 15)) {
            case 0 -> askAnew(instance);
            case 1 -> retry(instance);
            case 2 -> askAgain(instance);
            case 3 -> askOtherwise(instance);
            default -> read(instance);
        }
        return true;
    }

    /** Asks about what it does not know yet, a few things at once. */
    void resolve(Instance instance) {
        int asked = 0;
        for (Ask ask : List.copyOf(unsettled)) {
            if (ask.underWay == 0 && asked++ < MOST_AT_ONCE) {
                world.happened(Happening.RETRIED);
                submit(ask, instance);
            }
        }
    }

    private void askAnew(Instance instance) {
        if (unsettled.size() >= MOST_UNSETTLED) {
            retry(instance);
            return;
        }
        int times = dice.percent(30) ? 1 + dice.below(4) : 1;
        List<Ask> fresh = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Ask ask = new Ask(requests.under(id(), deadline()));
            note(ask.request);
            asks.add(ask);
            unsettled.add(ask);
            fresh.add(ask);
        }
        if (dice.percent(15)) {
            // In the company of what it asked before, and of itself.
            fresh.add(dice.percent(50) ? dice.of(asks) : fresh.getFirst());
        }
        WriterOptions options = world.weather().options();
        int most = Math.min(options.batchEntries(), options.queueEntries());
        if (fresh.size() > 1 && fresh.size() <= most && dice.percent(60)) {
            submit(fresh, instance);
        } else {
            fresh.forEach(ask -> submit(ask, instance));
        }
        if (dice.percent(6)) {
            world.happened(Happening.SUBMITTED_TWICE_AT_ONCE);
            submit(fresh.getFirst(), dice.percent(50) ? instance : otherThan(instance));
        }
    }

    private Instance otherThan(Instance instance) {
        Instance other = world.anyInstance();
        return other == null || !other.isServing() ? instance : other;
    }

    private void retry(Instance instance) {
        if (!unsettled.isEmpty()) {
            Ask ask = dice.of(unsettled);
            world.happened(Happening.RETRIED);
            submit(ask, instance);
        }
    }

    private void askAgain(Instance instance) {
        if (!asks.isEmpty()) {
            submit(dice.of(asks), instance);
        }
    }

    private void askOtherwise(Instance instance) {
        if (!asks.isEmpty()) {
            Ask other = new Ask(requests.otherContent(dice.of(asks).request));
            world.happened(Happening.OTHER_CONTENT_UNDER_THE_ID);
            asks.add(other);
            unsettled.add(other);
            submit(other, instance);
        }
    }

    private UUID id() {
        long millis = world.millis();
        long version = 0x7000;
        if (dice.perMille(world.weather().oldIds())) {
            world.happened(Happening.OLD_ID);
            millis -= dice.between(20, 800);
        } else if (dice.perMille(world.weather().idsAhead())) {
            world.happened(Happening.ID_AHEAD);
            millis += dice.between(1_000, 8_000);
        } else if (dice.perMille(2)) {
            version = 0x4000;
        }
        return new UUID(millis << 16 | version | dice.below(1 << 12), dice.next() >>> 2 | Long.MIN_VALUE);
    }

    private long deadline() {
        if (dice.perMille(world.weather().nearDeadline())) {
            world.happened(Happening.DEADLINE_NEAR);
            return world.millis() + dice.between(-5, 40);
        }
        return Long.MAX_VALUE;
    }

    private void note(LedgerRequest request) {
        if (request instanceof Entry entry && entry.conditions().size() >= Entry.MAXIMUM_CONDITIONS) {
            world.happened(Happening.MANY_CONDITIONS);
        }
    }

    private Attempt attempt(Ask ask, Instance instance, boolean inBatch) {
        Witness witness = world.witness();
        Attempt attempt = new Attempt(ask.request, witness.acknowledged(), ask.underWay == 0, inBatch);
        ask.underWay++;
        ask.last = attempt;
        if (ask.settled && !ask.applied) {
            // What was refused before may be accepted now.
            ask.settled = false;
            unsettled.add(ask);
        }
        witness.submitted(attempt);
        instance.expect(attempt, () -> hear(ask, attempt, null, null));
        world.say("{} asks {} for {}", name, instance, ask.request.id());
        return attempt;
    }

    private void submit(Ask ask, Instance instance) {
        Attempt attempt = attempt(ask, instance, false);
        int life = instance.lives();
        instance.writer().submit(ask.request).whenComplete((answer, fault) -> {
            if (instance.isUp() && instance.lives() == life) {
                said(ask, attempt, instance, answer, fault);
            }
        });
    }

    /** Several at once, as a batch that is answered as one. */
    private void submit(List<Ask> together, Instance instance) {
        world.happened(Happening.BATCH_SUBMITTED);
        EntryBatch batch = new EntryBatch();
        List<Attempt> attempts = new ArrayList<>();
        for (Ask ask : together) {
            batch.add(ask.request);
            attempts.add(attempt(ask, instance, true));
        }
        int life = instance.lives();
        instance.writer().submit(batch).whenComplete((given, fault) -> {
            if (instance.isUp() && instance.lives() == life) {
                for (int i = 0; i < together.size(); i++) {
                    boolean full = fault == null && given.code(i) == OutcomeCode.ID_MEMORY_FULL;
                    Throwable why = full ? new QueueFull("the index of entry ids is behind") : fault;
                    Answer answer = why == null ? new Answer(given.outcome(i), given.sequence()) : null;
                    said(together.get(i), attempts.get(i), instance, answer, why);
                }
            }
        });
    }

    /** The process has said something; it is on its way here. */
    private void said(
            Ask ask, Attempt attempt, Instance instance, @Nullable Answer answer, @Nullable Throwable thrown) {
        LedgerFault fault = fault(thrown);
        if (fault != null) {
            world.witness().failed(attempt, fault);
            boolean full = fault instanceof QueueFull;
            if (full && String.valueOf(fault.getMessage()).contains("index")) {
                world.happened(Happening.INDEX_FULL);
                world.seen(OutcomeCode.ID_MEMORY_FULL);
            } else if (full) {
                world.happened(Happening.QUEUE_FULL);
            }
            world.happened(fault instanceof NotApplied ? Happening.TOLD_NOT_APPLIED : Happening.TOLD_UNKNOWN);
            world.say(
                    "{} tells {} of {}: {}",
                    instance,
                    name,
                    ask.request.id(),
                    fault.getClass().getSimpleName());
        } else if (answer != null) {
            world.witness().answered(attempt, answer);
            world.say(
                    "{} answers {} of {}: {} at batch {}",
                    instance,
                    name,
                    ask.request.id(),
                    answer.outcome().code(),
                    answer.sequence());
            noteApplied(answer);
        } else {
            world.witness().check(() -> {
                throw new Violation("a stage of " + instance + " ended with " + thrown);
            });
        }
        if (world.dice().perMille(world.weather().answerLost())) {
            world.happened(Happening.ANSWER_LOST);
            world.post(() -> hear(ask, attempt, null, null));
        } else {
            world.post(() -> hear(ask, attempt, answer, fault));
        }
    }

    private void noteApplied(Answer answer) {
        if (answer.outcome().code() == OutcomeCode.ACCEPTED) {
            int code = answer.outcome().applied().code();
            if (code == FloorRise.CODE) {
                world.happened(Happening.FLOOR_RAISED);
            } else if (code == BucketClosing.CODE) {
                world.happened(Happening.BUCKET_CLOSED_FOR_GOOD);
            }
        }
    }

    private static @Nullable LedgerFault fault(@Nullable Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof LedgerFault fault ? fault : null;
    }

    /** The answer has arrived, or it is clear that none will. */
    private void hear(Ask ask, Attempt attempt, @Nullable Answer answer, @Nullable LedgerFault fault) {
        ask.underWay--;
        if (answer == null || fault != null || ask.applied) {
            return;
        }
        boolean applied = answer.outcome().code().isApplied();
        // A rejection is the last word only when no other attempt could still be accepted.
        if (applied || (attempt.alone && ask.last == attempt)) {
            ask.settled = true;
            ask.applied = applied;
            unsettled.remove(ask);
        }
    }

    private void read(Instance instance) {
        List<AccountId> accounts = new ArrayList<>();
        int count = 1 + dice.below(3);
        for (int i = 0; i < count; i++) {
            accounts.add(requests.anyAccount());
        }
        long acknowledgedBefore = world.witness().acknowledged();
        int life = instance.lives();
        instance.writer().balances(accounts).whenComplete((balances, fault) -> {
            if (fault == null && instance.isUp() && instance.lives() == life) {
                world.witness().read(accounts, balances.values(), balances.sequence(), acknowledgedBefore);
            }
        });
    }

    /** At the end: what it believes is what the journal says. */
    void checkBeliefs() {
        for (Ask ask : asks) {
            AcceptedEntry entry = world.witness().applied(ask.request.id());
            boolean applied = entry != null && entry.fingerprint().equals(ask.request.fingerprint());
            Violation.unless(ask.settled, "%s does not know what became of %s", name, ask.request.id());
            Violation.unless(
                    ask.applied == applied,
                    "%s believes of %s: applied %s; the journal says %s",
                    name,
                    ask.request.id(),
                    ask.applied,
                    applied);
        }
    }

    boolean isSettled() {
        return unsettled.isEmpty();
    }
}
