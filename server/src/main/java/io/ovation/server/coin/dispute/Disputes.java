package io.ovation.server.coin.dispute;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.callback.SignedEvent;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.recharge.Recharge;
import io.ovation.server.coin.recharge.Recharges;
import io.ovation.server.identity.Markets;
import io.ovation.server.payment.DisputeNews;
import io.ovation.server.payment.DisputeOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Disputes: taking in what providers tell, and the list of them. Blocking; any thread. */
@ApplicationScoped
public class Disputes implements DisputeOwner {
    private final DisputeStore store;
    private final DisputeOperation operation;
    private final Recharges recharges;
    private final Markets markets;
    private final Clocks clocks;

    Disputes(DisputeStore store, DisputeOperation operation, Recharges recharges, Markets markets, Clocks clocks) {
        this.store = store;
        this.operation = operation;
        this.recharges = recharges;
        this.markets = markets;
        this.clocks = clocks;
    }

    /** What news of the dispute of a recharge change. */
    @Override
    public Optional<SignedEvent.Consequence> disputed(DisputeNews news) {
        Optional<Recharge> found = recharges.find(news.provider(), news.payment());
        if (found.isEmpty() || news.amount() <= 0 || !found.get().currency().equals(news.currency())) {
            return Optional.empty();
        }
        Recharge recharge = found.get();
        return Optional.of(handle -> {
            long number = DisputeStore.told(
                    handle,
                    Numbers.next(),
                    news,
                    recharge.number(),
                    recharge.user(),
                    clocks.business(),
                    clocks.today(markets.get(recharge.market())),
                    clocks.wall());
            return () -> operation.advance(number);
        });
    }

    /** A dispute; {@code not_found} when there is none. */
    public Dispute get(long number) {
        return store.find(number)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such dispute"));
    }

    /** Disputes, newest first; of one recharge or one buyer when they are named. */
    public Page<Dispute> page(@Nullable Long recharge, @Nullable Long user, @Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        return Page.of(
                store.page(recharge, user, key == null ? Long.MAX_VALUE : key[0], limit + 1),
                limit,
                last -> Cursor.of(last.number()));
    }
}
