package io.ovation.server.earning;

import io.ovation.economics.Stream;
import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/**
 * After how many days what a creator earns becomes available. The rule set says it for the default risk tier; features
 * that know more about a creator say otherwise by a {@link Tier}. Does not block; any thread.
 */
@ApplicationScoped
public class MaturityDays {
    private final Bookkeeper bookkeeper;
    private final Clocks clocks;
    private final Markets markets;
    private final List<Tier> tiers;

    MaturityDays(Bookkeeper bookkeeper, Clocks clocks, Markets markets, @All List<Tier> tiers) {
        this.bookkeeper = bookkeeper;
        this.clocks = clocks;
        this.markets = markets;
        this.tiers = tiers;
    }

    /**
     * Days from an earning to the day it becomes available: the longest that any tier asks for; without one those of the
     * rule set.
     *
     * @param creator number of who earns
     */
    public int of(long creator, Stream stream) {
        int days = -1;
        for (Tier tier : tiers) {
            days = Math.max(days, tier.days(creator, stream).orElse(-1));
        }
        return days < 0 ? bookkeeper.rules().maturityDays() : days;
    }

    /** The day on which what a creator earns now becomes available, in the creator's own calendar. */
    public LocalDate maturesOn(User creator, Stream stream) {
        return clocks.today(markets.of(creator)).plusDays(of(creator.number(), stream));
    }

    /** Somebody who knows how long a creator's income has to wait: an {@code @ApplicationScoped} bean of a feature. */
    @FunctionalInterface
    public interface Tier {
        /**
         * Days, 0 or more; empty when this tier has nothing to say about the creator. Asked with every gift, so it must
         * not block.
         */
        OptionalInt days(long creator, Stream stream);
    }
}
