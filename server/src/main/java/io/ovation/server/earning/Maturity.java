package io.ovation.server.earning;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ovation.economics.Asset;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.EarningsMatured;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.Stream;
import io.ovation.ledger.Fingerprint;
import io.ovation.ledger.OutcomeCode;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.clock.Clocks;
import io.ovation.server.clock.TimeListener;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Makes pending earnings available on their maturity day: one entry for each creator, stream, currency and day, with
 * an id that follows from the entry that opened the bucket. Run twice, or by two instances, it finds that the entry exists. Runs every minute
 * and whenever somebody moves the business clock.
 */
@ApplicationScoped
public class Maturity implements TimeListener {
    private static final int PAGE = 500;
    private static final int MOST_PAGES = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** What is due is posted however late. */
    private static final long NO_DEADLINE = Long.MAX_VALUE;

    private final Database database;
    private final Bookkeeper bookkeeper;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;

    Maturity(Database database, Bookkeeper bookkeeper, Users users, Markets markets, Clocks clocks) {
        this.database = database;
        this.bookkeeper = bookkeeper;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
    }

    /** Waits until the books that exist now are projected, so that nothing that is due is overlooked. */
    @Override
    public void timeMoved(Instant from, Instant to) {
        bookkeeper.waitFor(bookkeeper.position().sequence(), PATIENCE);
        mature();
    }

    /** The job that looks after time that passes by itself. */
    @Produces
    @ApplicationScoped
    Task<Void> job() {
        return Tasks.recurring("earnings-maturity", FixedDelay.of(PAUSE)).execute((instance, context) -> mature());
    }

    /**
     * Posts what is due by the business clock, and waits (within limits) until the projections show it.
     *
     * @return how many buckets became available now
     */
    public int mature() {
        // The latest day that has begun anywhere; each creator's own zone decides below.
        LocalDate latest = LocalDate.ofInstant(clocks.business(), ZoneOffset.ofHours(14));
        @Nullable Due after = null;
        int matured = 0;
        long sequence = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            List<Due> due = due(after, latest);
            // Posted together, so that the ledger takes a page in a few batches.
            List<CompletionStage<Receipt>> posted = new ArrayList<>();
            for (Due bucket : due) {
                Market market = markets.of(users.get(bucket.creator()));
                if (!bucket.day().isAfter(clocks.today(market))) {
                    posted.add(post(bucket, market));
                }
            }
            for (CompletionStage<Receipt> each : posted) {
                Receipt receipt = each.toCompletableFuture().join();
                receipt.applied();
                matured += receipt.outcome().code() == OutcomeCode.ACCEPTED ? 1 : 0;
                sequence = Math.max(sequence, receipt.sequence());
            }
            if (due.size() < PAGE) {
                break;
            }
            after = due.getLast();
        }
        if (sequence > 0) {
            bookkeeper.waitFor(sequence, PATIENCE);
        }
        return matured;
    }

    private List<Due> due(@Nullable Due after, LocalDate latest) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT creator, matures_on, stream, currency, first_entry FROM earning_pending
                        WHERE matures_on <= :latest
                            AND (matures_on, creator, stream, currency) > (:day, :creator, :stream, :currency)
                        ORDER BY matures_on, creator, stream, currency LIMIT :limit""")
                .bind("latest", latest)
                .bind("day", after == null ? LocalDate.EPOCH : after.day())
                .bind("creator", after == null ? Long.MIN_VALUE : after.creator())
                .bind("stream", after == null ? "" : after.stream().code())
                .bind("currency", after == null ? "" : after.currency().code())
                .bind("limit", PAGE)
                .map((row, context) -> new Due(
                        row.getLong("creator"),
                        row.getObject("matures_on", LocalDate.class),
                        Stream.ofCode(row.getString("stream")),
                        Asset.fiat(row.getString("currency")),
                        row.getObject("first_entry", UUID.class)))
                .list());
    }

    private CompletionStage<Receipt> post(Due bucket, Market market) {
        return bookkeeper.post(new EarningsMatured(
                new MoneyEvent.Header(
                        DerivedIds.earningsMatured(
                                bucket.firstEntry(),
                                bucket.creator(),
                                bucket.stream(),
                                bucket.currency(),
                                bucket.day()),
                        fingerprint(bucket),
                        NO_DEADLINE,
                        market.number(),
                        clocks.today(market)),
                bucket.creator(),
                bucket.stream(),
                bucket.currency(),
                bucket.day()));
    }

    /** That of LIVE income is as old as its ids. */
    private static Fingerprint fingerprint(Due bucket) {
        return bucket.stream() == Stream.LIVE
                ? Fingerprints.of("earnings-matured", bucket.creator(), bucket.day())
                : Fingerprints.of(
                        "earnings-matured",
                        bucket.creator(),
                        bucket.stream().code(),
                        bucket.currency().code(),
                        bucket.day());
    }

    private record Due(long creator, LocalDate day, Stream stream, Asset currency, UUID firstEntry) {}
}
