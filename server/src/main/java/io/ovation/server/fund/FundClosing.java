package io.ovation.server.fund;

import io.ovation.economics.DerivedIds;
import io.ovation.economics.FundReduced;
import io.ovation.economics.FundShared;
import io.ovation.economics.MoneyEvent;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.clock.Clocks;
import io.ovation.server.event.Events;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.fund.FundStore.OpenShare;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.store.Database;
import io.ovation.server.video.EngagementDays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The steps of a run: the day's views are closed, the inputs frozen, the shares computed, the differences posted, the totals
 * published. Each step is one SQL transaction that moves the state on, and an entry's id follows from run and creator; so the
 * process may die anywhere, any server may go on, and nothing is lost or done twice.
 */
@ApplicationScoped
public class FundClosing {
    /** What was computed is posted however late. */
    private static final long NO_DEADLINE = Long.MAX_VALUE;

    private static final int PAGE = 500;
    private static final int MOST_STEPS = 5;

    private final FundStore store;
    private final Freezing freezing;
    private final Computing computing;
    private final EngagementDays days;
    private final Database database;
    private final Markets markets;
    private final Clocks clocks;
    private final Bookkeeper bookkeeper;
    private final Function<MoneyEvent, CompletionStage<Receipt>> ledger;

    /** As the server uses it. */
    @Inject
    public FundClosing(
            FundStore store,
            Freezing freezing,
            Computing computing,
            EngagementDays days,
            Database database,
            Markets markets,
            Clocks clocks,
            Bookkeeper bookkeeper) {
        this(store, freezing, computing, days, database, markets, clocks, bookkeeper, bookkeeper::post);
    }

    FundClosing(
            FundStore store,
            Freezing freezing,
            Computing computing,
            EngagementDays days,
            Database database,
            Markets markets,
            Clocks clocks,
            Bookkeeper bookkeeper,
            Function<MoneyEvent, CompletionStage<Receipt>> ledger) {
        this.store = store;
        this.freezing = freezing;
        this.computing = computing;
        this.days = days;
        this.database = database;
        this.markets = markets;
        this.clocks = clocks;
        this.bookkeeper = bookkeeper;
        this.ledger = ledger;
    }

    /**
     * Takes a run to its end; does nothing to one that has ended, or that somebody else is at. Blocking, as long as it takes.
     *
     * @throws RuntimeException when a step could not be done now; calling again goes on with it
     */
    void advance(long number) {
        for (int step = 0; step < MOST_STEPS; step++) {
            FundRun run = store.get(number);
            boolean isDone = switch (run.state()) {
                case CREATED -> freeze(run);
                case FROZEN -> computing.compute(run);
                case COMPUTED -> post(run);
                case CLOSED -> false;
            };
            if (!isDone) {
                return;
            }
        }
    }

    private boolean freeze(FundRun run) {
        Market market = markets.get(run.market());
        if (run.run() == 0) {
            days.close(market, run.day(), "fund");
        }
        return freezing.freeze(run, clocks.today(market), clocks.business());
    }

    /** Page by page: a page is marked only after all its entries are durable. */
    private boolean post(FundRun run) {
        long most = run.toPost() / PAGE + 2;
        for (long page = 0; page < most; page++) {
            List<OpenShare> shares = store.open(run.number(), PAGE);
            if (shares.isEmpty()) {
                return close(run.number());
            }
            List<CompletionStage<Receipt>> posted = new ArrayList<>(shares.size());
            for (OpenShare share : shares) {
                posted.add(ledger.apply(event(run, share)));
            }
            for (CompletionStage<Receipt> each : posted) {
                applied(each);
            }
            store.posted(run.number(), shares);
        }
        throw new IllegalStateException("run " + run.id() + " has more shares than it counted");
    }

    private static void applied(CompletionStage<Receipt> posted) {
        try {
            posted.toCompletableFuture().join().applied();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private MoneyEvent event(FundRun run, OpenShare share) {
        long difference = share.micros() - share.previousMicros();
        Market market = markets.get(run.market());
        LocalDate maturesOn = Objects.requireNonNull(share.maturesOn());
        MoneyEvent.Header header = new MoneyEvent.Header(
                DerivedIds.fundPosted(run.number(), share.creator()),
                Fingerprints.of("fund", run.number(), share.creator(), difference),
                NO_DEADLINE,
                market.number(),
                Objects.requireNonNull(run.postingDay()));
        return difference > 0
                ? new FundShared(
                        header,
                        share.creator(),
                        bookkeeper.rules().earningsCurrency(),
                        difference,
                        maturesOn,
                        run.number(),
                        run.day())
                : new FundReduced(
                        header,
                        share.creator(),
                        bookkeeper.rules().earningsCurrency(),
                        -difference,
                        maturesOn,
                        run.number(),
                        run.day());
    }

    private boolean close(long number) {
        database.useTransaction(handle -> {
            if (FundStore.closed(handle, number, clocks.business())) {
                Events.append(handle, FundEvents.closed(store.get(handle, number), clocks.business()));
            }
        });
        return false;
    }
}
