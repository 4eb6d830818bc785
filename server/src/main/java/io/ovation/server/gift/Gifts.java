package io.ovation.server.gift;

import io.opentelemetry.context.Context;
import io.ovation.economics.AccountKind;
import io.ovation.economics.Asset;
import io.ovation.economics.BigGiftHeld;
import io.ovation.economics.Gift;
import io.ovation.economics.GiftSent;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.Purse;
import io.ovation.economics.Stream;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Fingerprint;
import io.ovation.ledger.OutcomeCode;
import io.ovation.ledger.Posted;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.RequestIds;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.DailyCap;
import io.ovation.server.coin.DailyCaps;
import io.ovation.server.earning.MaturityDays;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.live.Live;
import io.ovation.server.live.Lives;
import io.ovation.server.live.RoomGate;
import io.ovation.server.live.Show;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends gifts: the one way, for HTTP and socket alike.
 *
 * <p>What needs no money is decided here from memory: gift and count, whether the room is live, who may send and
 * receive, whether the price is confirmed. What needs money is decided by the ledger in one entry: whether the coins are
 * there, whether the sender's cap allows it, and whether this very request was accepted before. The entry's id comes from
 * the caller and the caller's key, so a request can be repeated for ever and is paid once; there is no SQL row beside it.
 *
 * <p>Any thread. {@link #send} never blocks: it works on the caller's thread when everything it needs is in memory, and
 * on a virtual thread otherwise.
 */
@ApplicationScoped
public class Gifts {
    /** Virtual threads that go on with the caller's trace. */
    private static final Executor VIRTUAL =
            work -> Thread.startVirtualThread(Context.current().wrap(work));

    private static final long DEADLINE_MILLIS = 10_000;

    private final GiftCatalogue catalogue;
    private final GiftRules rules;
    private final GiftStore store;
    private final Lives lives;
    private final Users users;
    private final Markets markets;
    private final DailyCaps caps;
    private final RequestIds ids;
    private final Clocks clocks;
    private final MaturityDays maturity;
    private final Bookkeeper money;

    Gifts(
            GiftCatalogue catalogue,
            GiftRules rules,
            GiftStore store,
            Lives lives,
            Users users,
            Markets markets,
            DailyCaps caps,
            RequestIds ids,
            Clocks clocks,
            MaturityDays maturity,
            Bookkeeper money) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.store = store;
        this.lives = lives;
        this.users = users;
        this.markets = markets;
        this.caps = caps;
        this.ids = ids;
        this.clocks = clocks;
        this.maturity = maturity;
        this.money = money;
    }

    /** Everything about a request that needs no look-up. */
    private record Asked(Caller caller, long live, GiftItem item, int count, GiftWish wish, String key) {
        long coins() {
            return item.coins() * count;
        }

        Fingerprint fingerprint() {
            return Fingerprints.of("gift", live, item.number(), count, wish.isPromotional(), wish.isAnonymous());
        }
    }

    /** Everything looked up. */
    private record Found(UUID id, Live live, @Nullable Show show, User sender, User creator, DailyCap cap) {}

    /**
     * Sends a gift.
     *
     * @param live number of the show
     * @param key the caller's idempotency key; a UUIDv7 saves a look-up
     * @return what became of it; fails with a {@link Problem} when the ledger cannot answer ({@code busy}, {@code
     *     too_many_requests}: nothing was applied; {@code outcome_unknown}: ask again with the same key)
     */
    public CompletionStage<GiftOutcome> send(Caller caller, long live, GiftWish wish, @Nullable String key) {
        Asked asked;
        try {
            asked = asked(caller, live, wish, key);
        } catch (Problem problem) {
            return refused(problem);
        }
        Found inMemory = inMemory(asked);
        return inMemory != null
                ? decide(asked, inMemory)
                : CompletableFuture.supplyAsync(() -> lookUpAndDecide(asked), VIRTUAL)
                        .thenCompose(Function.identity());
    }

    private Asked asked(Caller caller, long live, GiftWish wish, @Nullable String key) {
        String checkedKey = RequestIds.required(key);
        GiftItem item = catalogue.get(wish.gift());
        int count = wish.count(item);
        wish.isPromotional();
        return new Asked(caller, live, item, count, wish, checkedKey);
    }

    private @Nullable Found inMemory(Asked asked) {
        Show show = lives.running(asked.live());
        User sender = users.cached(asked.caller().userNumber());
        DailyCap cap = caps.known(asked.caller().userNumber());
        if (show == null || sender == null || cap == null || !ids.needsNoSql(asked.key())) {
            return null;
        }
        User creator = users.cached(show.live().creator());
        return creator == null
                ? null
                : new Found(ids.entryId(asked.caller(), asked.key()), show.live(), show, sender, creator, cap);
    }

    private CompletionStage<GiftOutcome> lookUpAndDecide(Asked asked) {
        try {
            Live live = lives.get(asked.live());
            User sender = users.get(asked.caller().userNumber());
            Found found = new Found(
                    ids.entryId(asked.caller(), asked.key()),
                    live,
                    lives.running(asked.live()),
                    sender,
                    users.get(live.creator()),
                    caps.of(sender.number()));
            return decide(asked, found);
        } catch (Problem problem) {
            return refused(problem);
        }
    }

    private CompletionStage<GiftOutcome> decide(Asked asked, Found found) {
        Problem refusal = rules.refusal(found.sender(), found.creator());
        if (refusal == null) {
            refusal = rules.priceRefusal(
                    asked.item(), asked.count(), found.sender(), asked.wish().confirmedPrice());
        }
        RoomGate gate = found.show() == null ? null : found.show().gate();
        if (refusal != null || gate == null || !gate.enter()) {
            return unlessAccepted(asked, found, refusal == null ? Lives.roomClosed() : refusal);
        }
        CompletionStage<GiftOutcome> outcome;
        try {
            outcome = post(asked, found, gate::leave);
        } catch (RuntimeException fault) {
            gate.leave(0);
            throw fault;
        }
        return outcome;
    }

    /**
     * A request that would be refused now may be the repetition of one that was accepted then: it gets its first answer.
     * The ledger knows; it is asked only when the id is known, so that nothing new gets in this way.
     */
    private CompletionStage<GiftOutcome> unlessAccepted(Asked asked, Found found, Problem refusal) {
        return CompletableFuture.supplyAsync(() -> isKnown(found.id()), VIRTUAL)
                .thenCompose(known -> known ? post(asked, found, sequence -> {}) : refused(refusal));
    }

    /** Whether a gift has this id; waits for the records when they are behind. */
    private boolean isKnown(UUID id) {
        if (store.isKnown(id)) {
            return true;
        }
        if (!money.waitFor(money.position().sequence())) {
            throw Problem.of(ProblemCode.OUTCOME_UNKNOWN).cure("Send the same request again with the same key");
        }
        return store.isKnown(id);
    }

    /** Whom to tell which batch the gift stands in, or 0. */
    private interface Leaving {
        void with(long sequence);
    }

    private CompletionStage<GiftOutcome> post(Asked asked, Found found, Leaving leaving) {
        return money.post(event(asked, found))
                .whenComplete((receipt, fault) -> leaving.with(receipt == null ? 0 : receipt.sequence()))
                .thenCompose(receipt -> outcome(asked, receipt));
    }

    private MoneyEvent event(Asked asked, Found found) {
        User sender = found.sender();
        Market market = markets.of(sender);
        LocalDate today = clocks.today(market);
        MoneyEvent.Header header = new MoneyEvent.Header(
                found.id(),
                asked.fingerprint(),
                clocks.wall().toEpochMilli() + DEADLINE_MILLIS,
                market.number(),
                today);
        Purse purse = asked.wish().isPromotional()
                ? new Purse.Promotional(0)
                : new Purse.Bought(Asset.fiat(market.currency()));
        Gift gift = new Gift(
                sender.number(),
                found.creator().number(),
                asked.live(),
                asked.item().number(),
                asked.count(),
                asked.coins(),
                purse,
                asked.wish().isAnonymous());
        OptionalLong cap = asked.wish().isPromotional()
                ? OptionalLong.empty()
                : found.cap().on(today);
        return asked.item().undoSeconds() > 0
                ? new BigGiftHeld(header, gift, cap, Hold.numberOf(found.id()))
                : new GiftSent(header, gift, cap, maturesOn(found.creator()));
    }

    /** The day on which what a creator earns now becomes available, in the creator's own calendar. */
    LocalDate maturesOn(User creator) {
        return maturity.maturesOn(creator, Stream.LIVE);
    }

    private CompletionStage<GiftOutcome> outcome(Asked asked, Receipt receipt) {
        AcceptedEntry entry;
        try {
            entry = receipt.applied();
        } catch (Problem problem) {
            return refused(problem);
        }
        GiftOutcome.Paid paid = paid(asked, entry, receipt.sequence());
        if (asked.item().undoSeconds() == 0) {
            return CompletableFuture.completedStage(new GiftOutcome.Sent(paid));
        }
        Instant undoUntil = clocks.wall().plusSeconds(asked.item().undoSeconds());
        if (receipt.outcome().code() == OutcomeCode.ACCEPTED) {
            return CompletableFuture.completedStage(new GiftOutcome.OnItsWay(paid, undoUntil));
        }
        return CompletableFuture.supplyAsync(
                () -> new GiftOutcome.OnItsWay(
                        paid, store.hold(entry.id()).map(Hold::undoUntil).orElse(undoUntil)),
                VIRTUAL);
    }

    private GiftOutcome.Paid paid(Asked asked, AcceptedEntry entry, long sequence) {
        return new GiftOutcome.Paid(
                entry.id(),
                asked.item(),
                asked.count(),
                asked.coins(),
                entry.transfers().getFirst().debitBalance(),
                spentToday(entry),
                asked.wish().isPromotional() ? 0 : money.rules().diamondUnits(asked.coins()) / 100,
                sequence);
    }

    /** What the sender's meter says after an entry; empty when given coins paid. */
    static OptionalLong spentToday(AcceptedEntry entry) {
        for (Posted posted : entry.transfers()) {
            if (AccountKind.of(posted.debit()) == AccountKind.SPEND_METER) {
                return OptionalLong.of(posted.debitBalance());
            }
        }
        return OptionalLong.empty();
    }

    private static CompletionStage<GiftOutcome> refused(Problem problem) {
        return CompletableFuture.completedStage(new GiftOutcome.Refused(problem));
    }

    /** What a caller is told for an outcome, or the problem as an exception. */
    static GiftView view(GiftOutcome outcome) {
        return switch (outcome) {
            case GiftOutcome.Sent(GiftOutcome.Paid paid) -> GiftView.of(paid, "sent", null);
            case GiftOutcome.OnItsWay(GiftOutcome.Paid paid, Instant undoUntil) ->
                GiftView.of(paid, "on_its_way", undoUntil);
            case GiftOutcome.Refused(Problem problem) -> throw problem;
        };
    }

    /** Refuses callers that are no users. */
    static Caller sender(Caller caller) {
        if (caller.userNumber() == 0) {
            throw Problem.of(caller.kind() == Caller.Kind.GUEST ? ProblemCode.TOKEN_MISSING : ProblemCode.FORBIDDEN)
                    .cure("Send gifts with a user's token");
        }
        return caller;
    }
}
