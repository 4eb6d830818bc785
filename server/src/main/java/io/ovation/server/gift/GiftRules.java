package io.ovation.server.gift;

import io.ovation.server.api.Money;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Channel;
import io.ovation.server.coin.CoinPrices;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Who may send and receive gifts, and which have to be confirmed. What is not known is refused, with the reason. In
 * memory; any thread.
 */
@ApplicationScoped
class GiftRules {
    private static final int MIN_FOLLOWERS = 1_000;

    private final Markets markets;
    private final Clocks clocks;
    private final CoinPrices prices;

    GiftRules(Markets markets, Clocks clocks, CoinPrices prices) {
        this.markets = markets;
        this.clocks = clocks;
        this.prices = prices;
    }

    /** Why this viewer may not send gifts to this creator; null when they may. */
    @Nullable
    Problem refusal(User sender, User creator) {
        if (sender.number() == creator.number()) {
            return Problem.of(ProblemCode.GIFT_TO_SELF).cure("Watch somebody else's show");
        }
        Problem tooYoung = ageRefusal(sender, "sender", markets.of(sender).sendAge());
        return tooYoung != null ? tooYoung : receiverRefusal(creator);
    }

    private @Nullable Problem receiverRefusal(User creator) {
        if (!creator.accountType().mayReceiveGifts()) {
            return Problem.of(ProblemCode.CREATOR_NOT_ELIGIBLE)
                    .detail("Accounts of governments and politicians receive no gifts");
        }
        if (creator.followers() < MIN_FOLLOWERS) {
            return Problem.of(ProblemCode.FOLLOWERS_TOO_FEW)
                    .detail("The creator has " + creator.followers() + " followers; gifts take " + MIN_FOLLOWERS);
        }
        return ageRefusal(creator, "creator", markets.of(creator).receiveAge());
    }

    private @Nullable Problem ageRefusal(User user, String who, int least) {
        OptionalInt age = user.ageOn(clocks.today(markets.of(user)));
        if (age.isEmpty()) {
            return Problem.of(ProblemCode.AGE_UNKNOWN)
                    .detail("Nobody has told us how old the " + who + " is")
                    .cure("The platform asserts the birth date with PUT /v1/users/{external_id}");
        }
        return age.getAsInt() >= least
                ? null
                : Problem.of(ProblemCode.AGE_TOO_LOW).detail("The " + who + " is not " + least + " yet");
    }

    /** Why the price is not confirmed; null when it is, or need not be. */
    @Nullable
    Problem priceRefusal(GiftItem item, int count, User sender, @Nullable Money confirmed) {
        if (item.confirmations() == 0) {
            return null;
        }
        Optional<Money> price = price(item.coins() * count, markets.of(sender));
        if (price.isEmpty() || price.get().equals(confirmed)) {
            return null;
        }
        Problem problem = confirmed == null
                ? Problem.of(ProblemCode.PRICE_CONFIRMATION_REQUIRED)
                : Problem.of(ProblemCode.PRICE_CHANGED);
        return problem.field("confirmed_price")
                .detail(item.name() + " costs " + price.get().amount() + " "
                        + price.get().currency() + " in minor units")
                .cure("Show that price to the sender and send it as confirmed_price");
    }

    /** What this many coins cost in money in a market, on the web. */
    Optional<Money> price(long coins, Market market) {
        return prices.priceOf(coins, market, Channel.WEB);
    }
}
