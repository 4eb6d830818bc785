package io.ovation.server.coin;

import io.ovation.server.api.Micros;
import io.ovation.server.api.Money;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.Refuses;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Users;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What coins cost the caller today: {@code /v1/coin-packs} and {@code /v1/coin-quotes}. */
@Path("/v1")
@Allow(Role.VIEWER)
@RunOnVirtualThread
@Refuses({ProblemCode.MARKET_WITHOUT_PRICES, ProblemCode.COINS_INVALID})
public class PriceResource {
    private final CoinPrices prices;
    private final Callers callers;
    private final Users users;
    private final Markets markets;

    PriceResource(CoinPrices prices, Callers callers, Users users, Markets markets) {
        this.prices = prices;
        this.callers = callers;
        this.users = users;
        this.markets = markets;
    }

    /** The packs of the caller's market. */
    @GET
    @Path("coin-packs")
    public Packs packs(@QueryParam("channel") @Nullable String channel) {
        Market market = market();
        Channel asked = Channel.asked(channel);
        PriceList list = prices.list(market, asked);
        return new Packs(
                market.code(),
                list.currency(),
                asked,
                list.version(),
                list.validFrom(),
                list.validUntil(),
                list.packs().stream()
                        .map(pack -> new PackView(
                                pack.coins(), new Money(pack.price(), list.currency()), list.unitPriceMicros(pack)))
                        .toList(),
                new Micros(list.bestUnitPriceMicros(), list.currency()),
                1,
                list.maximumCoins());
    }

    /**
     * What an exact number of coins costs.
     *
     * @param coins how many
     */
    @GET
    @Path("coin-quotes")
    public QuoteView quote(
            @QueryParam("coins") @Parameter(required = true, example = "137") @Nullable String coins,
            @QueryParam("channel") @Nullable String channel) {
        CoinPrices.Quote quote = prices.quote(number(coins), market(), Channel.asked(channel));
        return new QuoteView(quote.coins(), quote.price(), quote.packReached().coins(), quote.priceBookVersion());
    }

    private Market market() {
        return markets.of(users.get(callers.user().userNumber()));
    }

    private static long number(@Nullable String coins) {
        try {
            return Long.parseLong(coins == null ? "" : coins);
        } catch (NumberFormatException e) {
            throw Problem.of(ProblemCode.COINS_INVALID)
                    .field("coins")
                    .detail("coins is a whole number")
                    .cure("Ask for example with ?coins=137");
        }
    }

    /**
     * A market's price list.
     *
     * @param coinValue the cheapest price of one coin on this list
     */
    @Schema(name = "CoinPacks")
    public record Packs(
            String market,
            String currency,
            Channel channel,
            int priceBookVersion,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            List<PackView> packs,
            Micros coinValue,
            long minCoins,
            long maxCoins) {}

    /** A pack at its list price. */
    @Schema(name = "CoinPack")
    public record PackView(long coins, Money price, long unitPriceMicros) {}

    /**
     * The price of an exact number of coins.
     *
     * @param packReached coins of the pack whose unit price applies
     */
    @Schema(name = "CoinQuote")
    public record QuoteView(long coins, Money price, long packReached, int priceBookVersion) {}
}
