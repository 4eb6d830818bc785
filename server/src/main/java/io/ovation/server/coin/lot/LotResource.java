package io.ovation.server.coin.lot;

import io.ovation.economics.Asset;
import io.ovation.server.api.Micros;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /v1/coin-lots}: from a payment to the gifts its coins paid for, and from a gift to its payments. */
@Path("/v1/coin-lots")
@Allow({Role.SUPPORT, Role.FINANCE, Role.TRUST})
@RunOnVirtualThread
public class LotResource {
    private static final String RECHARGE = "rch";
    private static final String GIFT = "gift";

    private final Lots lots;
    private final Bookkeeper books;

    LotResource(Lots lots, Bookkeeper books) {
        this.lots = lots;
        this.books = books;
    }

    /** The lots of a user, newest first, or those that paid for a gift. */
    @GET
    public Page<View> list(
            @QueryParam("user_id") @Nullable String user,
            @QueryParam("gift_id") @Nullable String gift,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        if ((user == null) == (gift == null)) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("user_id")
                    .detail("Say whose lots: user_id, or gift_id for those that paid for a gift");
        }
        if (user != null) {
            Page<CoinLot> page =
                    lots.ofUser(PublicId.numberField(User.PREFIX, user, "user_id"), cursor, Page.limit(limit));
            return new Page<>(
                    page.items().stream().map(lot -> View.of(lot, null)).toList(), page.nextCursor(), page.hasMore());
        }
        List<LotUse> parts = lots.paidFor(PublicId.uuid(GIFT, java.util.Objects.requireNonNull(gift)));
        List<CoinLot> of =
                lots.numbered(parts.stream().map(LotUse::lot).distinct().toList());
        return new Page<>(
                of.stream()
                        .map(lot -> View.of(
                                lot,
                                parts.stream()
                                        .filter(part -> part.lot() == lot.number())
                                        .mapToLong(LotUse::coins)
                                        .sum()))
                        .toList(),
                null,
                false);
    }

    /** The lot of a recharge. */
    @GET
    @Path("{recharge_id}")
    public View get(@PathParam("recharge_id") String recharge) {
        return View.of(lot(recharge), null);
    }

    /** Where the coins of a recharge went, oldest first; what is not here is unspent. */
    @GET
    @Path("{recharge_id}/uses")
    public UsesView uses(
            @PathParam("recharge_id") String recharge,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        long projected = books.projected(LotProjection.NAME);
        Page<LotUse> page = lots.uses(lot(recharge).number(), cursor, Page.limit(limit));
        return new UsesView(
                page.items().stream().map(UseView::of).toList(), page.nextCursor(), page.hasMore(), projected);
    }

    private CoinLot lot(String recharge) {
        return lots.ofRecharge(PublicId.number(RECHARGE, recharge))
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("No coins came of such a recharge"));
    }

    /**
     * The coins of one purchase.
     *
     * @param currency what they were bought in
     * @param unspent how many are still in the wallet
     * @param coinsOfGift how many of them paid for the gift that was asked about
     */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "CoinLot")
    public record View(
            String rechargeId,
            String userId,
            String currency,
            long coins,
            long unspent,
            @Nullable Long coinsOfGift,
            Instant at) {
        static View of(CoinLot lot, @Nullable Long coinsOfGift) {
            return new View(
                    PublicId.of(RECHARGE, lot.recharge()),
                    PublicId.of(User.PREFIX, lot.user()),
                    Asset.of(lot.currency()).code(),
                    lot.coins(),
                    lot.unspent(),
                    coinsOfGift,
                    lot.at());
        }
    }

    /** Where coins went, with the sequence up to which it is complete. */
    public record UsesView(List<UseView> items, @Nullable String nextCursor, boolean hasMore, long sequence) {}

    /**
     * What coins of a lot were used for.
     *
     * @param kind {@code gift}, {@code hold} (can still be undone), {@code other}, {@code refund}, {@code store_refund} or
     *     {@code dispute}
     * @param earned what the creator earned by these coins
     */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "CoinLotUse")
    public record UseView(
            String kind,
            long coins,
            @Nullable String giftId,
            @Nullable String creatorId,
            @Nullable String stream,
            @Nullable Micros earned,
            @Nullable LocalDate maturesOn,
            Instant at) {
        static UseView of(LotUse use) {
            return new UseView(
                    use.kind().text(),
                    use.coins(),
                    use.gift() == null ? null : PublicId.of(GIFT, use.gift()),
                    use.creator() == null ? null : PublicId.of(User.PREFIX, use.creator()),
                    use.stream(),
                    use.currency() == null
                            ? null
                            : new Micros(use.micros(), Asset.of(use.currency()).code()),
                    use.maturesOn(),
                    use.at());
        }
    }
}
