package io.ovation.server.gift;

import io.ovation.economics.BigGiftReleased;
import io.ovation.economics.BigGiftUndone;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.MoneyEvent;
import io.ovation.ledger.OutcomeCode;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.live.Lives;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * What becomes of gifts of 20,000 coins or more after they were sent: taken back within ten seconds, or released.
 *
 * <p>The open holds stand in a projection of the books, and the ids of release and undo are derived from the hold's. So
 * there is no intent to lose: whoever finds a hold that is due releases it, as often as it takes, after any crash, on any
 * instance, and it happens once. When undo and release come at the same moment, both empty the same hold, and the ledger
 * lets one of them.
 */
@ApplicationScoped
public class BigGifts {
    private static final Logger LOG = Logger.getLogger(BigGifts.class);
    private static final int RELEASES_AT_ONCE = 200;
    private static final long LOOK_EVERY_MILLIS = 250;
    private static final long RELEASE_DEADLINE_MILLIS = 60_000;

    private final GiftStore store;
    private final Gifts gifts;
    private final Lives lives;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;
    private final Bookkeeper money;
    private final ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("big-gifts").factory());

    BigGifts(GiftStore store, Gifts gifts, Lives lives, Users users, Markets markets, Clocks clocks, Bookkeeper money) {
        this.store = store;
        this.gifts = gifts;
        this.lives = lives;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
        this.money = money;
    }

    void start(@Observes @Priority(3_000) StartupEvent event) {
        time.scheduleWithFixedDelay(
                this::releaseWhatIsDue, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes @Priority(1_000) ShutdownEvent event) throws InterruptedException {
        time.shutdown();
        if (!time.awaitTermination(5, TimeUnit.SECONDS)) {
            time.shutdownNow();
        }
    }

    /** What an undone gift gave back. */
    record Undone(String status, long balanceAfter) {}

    /**
     * Takes a big gift back. Blocks.
     *
     * @throws Problem {@code not_found} for somebody else's gift, {@code undo_too_late} once it has arrived or could have
     */
    Undone undo(Caller caller, UUID id) {
        Hold hold = find(id);
        if (hold.sender() != caller.userNumber()) {
            throw Problem.of(ProblemCode.NOT_FOUND);
        }
        Market market = markets.of(users.get(hold.sender()));
        MoneyEvent.Header header = new MoneyEvent.Header(
                DerivedIds.giftUndo(id),
                Fingerprints.of("gift-undo", id),
                hold.undoUntil().toEpochMilli(),
                market.number(),
                clocks.today(market));
        long creator = lives.get(hold.live()).creator();
        Receipt receipt =
                money.postAndWait(new BigGiftUndone(header, hold.asGift(creator), hold.number(), hold.heldOn()));
        OutcomeCode code = receipt.outcome().code();
        if (code == OutcomeCode.EXPIRED || code == OutcomeCode.INSUFFICIENT) {
            throw Problem.of(ProblemCode.UNDO_TOO_LATE)
                    .detail("A gift can be taken back for " + Hold.UNDO_MILLIS / 1_000 + " seconds");
        }
        return new Undone("undone", receipt.applied().transfers().getFirst().creditBalance());
    }

    /** The hold of a gift; waits for the projection when the gift was sent a moment ago. */
    private Hold find(UUID id) {
        return store.hold(id)
                .or(() -> {
                    money.waitFor(money.position().sequence());
                    return store.hold(id);
                })
                .orElseThrow(() -> store.gift(id).isPresent()
                        ? Problem.of(ProblemCode.UNDO_TOO_LATE)
                                .detail("Only gifts of 20,000 coins or more can be taken back")
                        : Problem.of(ProblemCode.NOT_FOUND));
    }

    private void releaseWhatIsDue() {
        try {
            Instant heldBefore = clocks.wall().minusMillis(Hold.UNDO_MILLIS);
            List<Hold> due = store.dueHolds(heldBefore, RELEASES_AT_ONCE);
            due.forEach(this::release);
            if (!due.isEmpty()) {
                money.waitFor(money.position().sequence());
            }
        } catch (RuntimeException fault) {
            LOG.warnf("Big gifts could not be released; trying again: %s", fault.getMessage());
        }
    }

    private void release(Hold hold) {
        try {
            User creator = users.get(lives.get(hold.live()).creator());
            Market market = markets.of(users.get(hold.sender()));
            MoneyEvent.Header header = new MoneyEvent.Header(
                    DerivedIds.giftRelease(hold.id()),
                    Fingerprints.of("gift-release", hold.id()),
                    clocks.wall().toEpochMilli() + RELEASE_DEADLINE_MILLIS,
                    market.number(),
                    clocks.today(market));
            Receipt receipt = money.postAndWait(new BigGiftReleased(
                    header, hold.asGift(creator.number()), hold.number(), gifts.maturesOn(creator)));
            OutcomeCode code = receipt.outcome().code();
            boolean undoneFirst = code == OutcomeCode.INSUFFICIENT;
            if (!receipt.isApplied() && !undoneFirst) {
                LOG.warnf("Big gift %s is not released yet: %s; trying again", hold.id(), code);
            }
        } catch (RuntimeException notNow) { // of this one only: those behind it must not wait
            LOG.warnf("Big gift %s is not released yet: %s; trying again", hold.id(), notNow.toString());
        }
    }
}
