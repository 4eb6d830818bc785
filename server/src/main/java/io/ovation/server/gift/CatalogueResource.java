package io.ovation.server.gift;

import io.ovation.server.api.Money;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.Refuses;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Public;
import io.ovation.server.identity.Users;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The catalogue over HTTP, with prices in the money of the caller's market. */
@Path("/v1/gift-catalogue")
@RunOnVirtualThread
class CatalogueResource {
    private final GiftCatalogue catalogue;
    private final GiftRules rules;
    private final VideoGiftRules videoRules;
    private final Users users;
    private final Markets markets;
    private final Callers callers;

    CatalogueResource(
            GiftCatalogue catalogue,
            GiftRules rules,
            VideoGiftRules videoRules,
            Users users,
            Markets markets,
            Callers callers) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.videoRules = videoRules;
        this.users = users;
        this.markets = markets;
        this.callers = callers;
    }

    /** The catalogue, the cheapest gift first. */
    record CatalogueView(List<ItemView> items) {}

    /**
     * A gift that can be sent.
     *
     * @param gift its key
     * @param number its number in the books
     * @param price of its coins in the market's money
     * @param combinable whether several in a row make a streak
     * @param confirm how often its price is confirmed before it is sent: 0, 1 or 2 times
     * @param undoSeconds how long it can be taken back; 0 for not at all
     */
    @Schema(name = "CatalogueGift")
    record ItemView(
            String gift,
            int number,
            String name,
            long coins,
            @Nullable Money price,

            @Schema(enumeration = {"combo", "standard", "full_screen", "confirm", "grand"})
            String size,

            boolean combinable,
            int maxCount,
            int confirm,
            int undoSeconds) {}

    /**
     * The gifts, with their prices.
     *
     * @param market whose money the prices are in; the caller's own when left out
     * @param place {@code live} (when left out), or {@code video} for the gifts that go under videos
     */
    @GET
    @Public
    @Refuses(ProblemCode.MARKET_UNKNOWN)
    public CatalogueView catalogue(
            @QueryParam("market") @Nullable String market, @QueryParam("place") @Nullable String place) {
        Market of = marketOf(callers.current(), market);
        return new CatalogueView(items(place).stream()
                .map(item -> new ItemView(
                        item.gift(),
                        item.number(),
                        item.name(),
                        item.coins(),
                        rules.price(item.coins(), of).orElse(null),
                        item.size().text(),
                        item.combinable(),
                        item.maxCount(),
                        item.confirmations(),
                        item.undoSeconds()))
                .toList());
    }

    private Collection<GiftItem> items(@Nullable String place) {
        return switch (place == null ? "live" : place) {
            case "live" -> catalogue.all();
            case "video" -> videoRules.of(catalogue.all());
            default ->
                throw Problem.of(ProblemCode.FIELD_INVALID).field("place").detail("place is live or video");
        };
    }

    private Market marketOf(Caller caller, @Nullable String named) {
        if (named != null) {
            return markets.named(named);
        }
        return caller.userNumber() == 0 ? markets.get("US") : markets.of(users.get(caller.userNumber()));
    }
}
