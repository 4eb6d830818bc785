package io.ovation.client.coin;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Route;
import io.ovation.client.money.Micros;
import io.ovation.client.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What coins cost the user today. */
public final class Prices {
    private final Door door;

    /** For one user. */
    public Prices(Door door) {
        this.door = door;
    }

    /** The packs of the user's market. */
    public Call<Packs> packs(Channel channel) {
        return door.get(Route.of("coin-packs").with("channel", text(channel)), Packs.class);
    }

    /** What exactly so many coins cost. */
    public Call<Quote> quote(long coins, Channel channel) {
        return door.get(Route.of("coin-quotes").with("coins", coins).with("channel", text(channel)), Quote.class);
    }

    private static String text(Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT);
    }

    /**
     * A market's list.
     *
     * @param coinValue the cheapest price of one coin on this list
     */
    public record Packs(
            String market,
            String currency,
            Channel channel,
            int priceBookVersion,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            List<Pack> packs,
            Micros coinValue,
            long minCoins,
            long maxCoins) {}

    /** A pack at its list price. */
    public record Pack(long coins, Money price, long unitPriceMicros) {}

    /**
     * The price of an exact number of coins.
     *
     * @param packReached coins of the pack whose unit price applies
     */
    public record Quote(long coins, Money price, long packReached, int priceBookVersion) {}
}
