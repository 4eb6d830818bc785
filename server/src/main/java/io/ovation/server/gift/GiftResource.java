package io.ovation.server.gift;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.Page;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Gifts of a show over HTTP. Sending stays on the event loop. */
@Path("/v1/lives/{live}/gifts")
class GiftResource {
    private final Gifts gifts;
    private final GiftCatalogue catalogue;
    private final GiftStore store;
    private final Lives lives;
    private final Users users;
    private final Callers callers;

    GiftResource(Gifts gifts, GiftCatalogue catalogue, GiftStore store, Lives lives, Users users, Callers callers) {
        this.gifts = gifts;
        this.catalogue = catalogue;
        this.store = store;
        this.lives = lives;
        this.users = users;
        this.callers = callers;
    }

    /** Sends a gift: coins leave the wallet, diamonds arrive, and everybody in the room sees it. */
    @POST
    @ResponseStatus(201)
    @Allow({Role.VIEWER, Role.CREATOR})
    @Refuses({
        ProblemCode.LIVE_NOT_FOUND,
        ProblemCode.GIFT_UNKNOWN,
        ProblemCode.COUNT_INVALID,
        ProblemCode.ROOM_CLOSED,
        ProblemCode.GIFT_TO_SELF,
        ProblemCode.AGE_UNKNOWN,
        ProblemCode.AGE_TOO_LOW,
        ProblemCode.CREATOR_NOT_ELIGIBLE,
        ProblemCode.INSUFFICIENT_COINS,
        ProblemCode.CAP_REACHED,
        ProblemCode.PRICE_CONFIRMATION_REQUIRED,
        ProblemCode.PRICE_CHANGED
    })
    @NonBlocking
    public CompletionStage<GiftView> send(
            @PathParam("live") String live,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable GiftWish wish) {
        GiftWish asked = wish == null ? new GiftWish(null, null, null, null, null) : wish;
        return gifts.send(callers.user(), PublicId.number(Live.PREFIX, live), asked, key)
                .thenApply(Gifts::view);
    }

    /** The gifts of a show, newest first. */
    @GET
    @Public
    @RunOnVirtualThread
    @Refuses(ProblemCode.LIVE_NOT_FOUND)
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
                                row, catalogue.of(row), senders.get(row.gift().sender())))
                        .toList(),
                page.nextCursor(),
                page.hasMore());
    }
}
