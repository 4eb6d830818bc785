package io.ovation.server.coin;

import io.ovation.server.api.Money;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Market;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What coins cost today. In memory, never blocks; any thread. */
@ApplicationScoped
@Startup
public class CoinPrices {
    private final PriceBook book;
    private final Clocks clocks;

    /** With the shipped price book; a book that may not be published keeps the server from starting. */
    public CoinPrices(Clocks clocks) {
        this.book = PriceBook.shipped();
        this.clocks = clocks;
    }

    /**
     * The real-money price beside a coin price: what this many coins cost in the market's currency today, or nothing where
     * none are sold. For prices of things, so there is no upper limit of one purchase here.
     *
     * @param coins 1 to 10,000,000
     */
    public Optional<Money> priceOf(long coins, Market market, Channel channel) {
        return book.list(market.code(), channel, clocks.today(market))
                .map(list -> new Money(list.price(coins), list.currency()));
    }

    /** The list a market's channel sells from today; {@code market_without_prices} where there is none. */
    public PriceList list(Market market, Channel channel) {
        return book.list(market.code(), channel, clocks.today(market))
                .orElseThrow(() -> Problem.of(ProblemCode.MARKET_WITHOUT_PRICES)
                        .detail("Coins are not sold in " + market.name() + " on this channel")
                        .cure("There is nothing to buy here yet; watching stays free"));
    }

    /** Who takes what of a sale in a market's channel. */
    public SalesTerms terms(Market market, Channel channel) {
        return book.terms(market.code(), channel, market.currency());
    }

    /**
     * Today's price of a purchase.
     *
     * @throws Problem {@code coins_invalid} outside 1 to the list's maximum, {@code market_without_prices}
     */
    public Quote quote(long coins, Market market, Channel channel) {
        PriceList list = list(market, channel);
        if (coins < 1 || coins > list.maximumCoins()) {
            throw Problem.of(ProblemCode.COINS_INVALID)
                    .field("coins")
                    .detail("One purchase is 1 to " + list.maximumCoins() + " coins, not " + coins)
                    .cure("Choose a number in that range");
        }
        return new Quote(
                coins,
                new Money(list.price(coins), list.currency()),
                list.packReached(coins),
                list.version(),
                book.terms(market.code(), channel, list.currency()));
    }

    /**
     * The price of a purchase.
     *
     * @param packReached the pack whose unit price applies
     * @param terms who takes what of the price
     */
    public record Quote(long coins, Money price, Pack packReached, int priceBookVersion, SalesTerms terms) {}
}
