package io.ovation.server.gift;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.Money;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Public;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.live.Live;
import io.ovation.server.live.Lives;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Gifts over HTTP. Sending stays on the event loop; everything else may read SQL. */
@Path("/v1")
class GiftResource {
    private final Gifts gifts;
    private final BigGifts bigGifts;
    private final GiftCatalogue catalogue;
    private final GiftRules rules;
    private final GiftStore store;
    private final Lives lives;
    private final Users users;
    private final Markets markets;
    private final Callers callers;
    private final Bookkeeper money;

    GiftResource(
            Gifts gifts,
            BigGifts bigGifts,
            GiftCatalogue catalogue,
            GiftRules rules,
            GiftStore store,
            Lives lives,
            Users users,
            Markets markets,
            Callers callers,
            Bookkeeper money) {
        this.gifts = gifts;
        this.bigGifts = bigGifts;
        this.catalogue = catalogue;
        this.rules = rules;
        this.store = store;
        this.lives = lives;
        this.users = users;
        this.markets = markets;
        this.callers = callers;
        this.money = money;
    }

    record CatalogueView(List<ItemView> items) {}

    record ItemView(
            String gift,
            int number,
            String name,
            long coins,
            @Nullable Money price,
            String size,
            boolean combinable,
            int maxCount,
            int confirm,
            int undoSeconds) {}

    @GET
    @Path("/gift-catalogue")
    @Public
    @RunOnVirtualThread
    public CatalogueView catalogue(@QueryParam("market") @Nullable String market) {
        Market of = marketOf(callers.current(), market);
        return new CatalogueView(catalogue.all().stream()
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

    @POST
    @Path("/lives/{live}/gifts")
    @Allow({Role.VIEWER, Role.CREATOR})
    @NonBlocking
    public CompletionStage<Response> send(
            @PathParam("live") String live,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable GiftWish wish) {
        GiftWish asked = wish == null ? new GiftWish(null, null, null, null, null) : wish;
        return gifts.send(callers.user(), PublicId.number(Live.PREFIX, live), asked, key)
                .thenApply(outcome -> Response.status(Response.Status.CREATED)
                        .entity(Gifts.view(outcome))
                        .build());
    }

    @GET
    @Path("/lives/{live}/gifts")
    @Public
    @RunOnVirtualThread
    public Page<GiftLine> list(
            @PathParam("live") String live,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Live of = lives.get(PublicId.number(Live.PREFIX, live));
        int size = Page.limit(limit);
        long[] before = Cursor.read(cursor, 1);
        List<GiftStore.Row> rows = store.gifts(of.number(), before == null ? Long.MAX_VALUE : before[0], size + 1);
        Page<GiftStore.Row> page = Page.of(rows, size, row -> Cursor.of(row.entrySequence()));
        Map<Long, User> senders = users.all(
                page.items().stream().map(row -> row.gift().sender()).distinct().toList());
        return new Page<>(
                page.items().stream()
                        .map(row -> GiftLine.of(
                                row, item(row), senders.get(row.gift().sender())))
                        .toList(),
                page.nextCursor(),
                page.hasMore());
    }

    @POST
    @Path("/gifts/{gift}/undo")
    @Allow({Role.VIEWER, Role.CREATOR})
    @RunOnVirtualThread
    public BigGifts.Undone undo(@PathParam("gift") String gift) {
        return bigGifts.undo(callers.user(), PublicId.uuid(GiftFeed.PREFIX, gift));
    }

    @GET
    @Path("/gifts/{gift}/receipt")
    @Allow({Role.VIEWER, Role.CREATOR, Role.FINANCE, Role.PLATFORM})
    @RunOnVirtualThread
    public ReceiptView receipt(
            @PathParam("gift") String gift, @QueryParam("sequence") @Nullable Long sequence) {
        UUID id = PublicId.uuid(GiftFeed.PREFIX, gift);
        if (sequence != null) {
            money.waitFor(sequence);
        }
        GiftStore.Row row = store.gift(id)
                .or(() -> {
                    money.waitFor(money.position().sequence());
                    return store.gift(id);
                })
                .filter(found -> maySee(callers.current(), found.gift()))
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND)
                        .detail("There is no such gift that you sent or received")
                        .cure("A gift on its way has a receipt once it has arrived"));
        GiftEntry sent = row.gift();
        boolean hidden = sent.anonymous() && callers.current().userNumber() == sent.creator();
        return ReceiptView.of(
                row,
                item(row),
                GiftLine.SenderView.of(hidden, users.find(sent.sender()).orElse(null)),
                users.get(sent.creator()));
    }

    private static boolean maySee(Caller caller, GiftEntry gift) {
        return caller.is(Role.FINANCE)
                || caller.is(Role.PLATFORM)
                || caller.userNumber() == gift.sender()
                || caller.userNumber() == gift.creator();
    }

    private GiftItem item(GiftStore.Row row) {
        return catalogue
                .byNumber(row.gift().gift())
                .orElseThrow(() -> new IllegalStateException(
                        "The books have a gift " + row.gift().gift() + " that the catalogue does not know"));
    }

    private Market marketOf(Caller caller, @Nullable String named) {
        if (named != null) {
            return markets.named(named);
        }
        return caller.userNumber() == 0 ? markets.get("US") : markets.of(users.get(caller.userNumber()));
    }
}
