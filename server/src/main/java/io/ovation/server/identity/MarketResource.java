package io.ovation.server.identity;

import io.ovation.server.api.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Collection;
import java.util.List;

/** The markets there are and what each of them offers: the same for everybody. */
@Path("/v1/markets")
@Public
public class MarketResource {
    private final Markets markets;

    MarketResource(Markets markets) {
        this.markets = markets;
    }

    /** Every market with its calendar, money, ages and features. */
    @GET
    public Page<View> markets() {
        return new Page<>(markets.all().stream().map(View::of).toList(), null, false);
    }

    /**
     * A market.
     *
     * @param zone whose days and months money follows
     * @param sendAge from which age one may send gifts
     * @param receiveAge from which age one may receive them
     * @param features what is offered here
     * @param coming what is announced but not offered yet
     */
    public record View(
            String code,
            String name,
            List<String> countries,
            String zone,
            String currency,
            int sendAge,
            int receiveAge,
            List<String> features,
            List<String> coming) {
        private static View of(Market market) {
            return new View(
                    market.code(),
                    market.name(),
                    market.countries(),
                    market.zone().getId(),
                    market.currency(),
                    market.sendAge(),
                    market.receiveAge(),
                    texts(market.features()),
                    texts(market.coming()));
        }

        private static List<String> texts(Collection<Feature> features) {
            return features.stream().sorted().map(Feature::text).toList();
        }
    }
}
