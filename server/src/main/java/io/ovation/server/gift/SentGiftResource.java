package io.ovation.server.gift;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.ovation.server.identity.Users;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What can be done with a gift that was sent: take it back while it is on its way, and read its receipt. */
@Path("/v1/gifts/{gift}")
@RunOnVirtualThread
class SentGiftResource {
    private final BigGifts bigGifts;
    private final GiftCatalogue catalogue;
    private final GiftStore store;
    private final Users users;
    private final Callers callers;
    private final Bookkeeper money;

    SentGiftResource(
            BigGifts bigGifts,
            GiftCatalogue catalogue,
            GiftStore store,
            Users users,
            Callers callers,
            Bookkeeper money) {
        this.bigGifts = bigGifts;
        this.catalogue = catalogue;
        this.store = store;
        this.users = users;
        this.callers = callers;
        this.money = money;
    }

    /** Takes back a gift of 20,000 coins or more, within 10 seconds of sending it. */
    @POST
    @Path("/undo")
    @Operation(operationId = "undoGift")
    @Refuses(ProblemCode.UNDO_TOO_LATE)
    @Allow({Role.VIEWER, Role.CREATOR})
    public BigGifts.Undone undo(@PathParam("gift") String gift) {
        return bigGifts.undo(callers.user(), PublicId.uuid(GiftFeed.PREFIX, gift));
    }

    /** Who got what of a gift, for its sender, its creator and finance. */
    @GET
    @Path("/receipt")
    @Allow(
            value = {Role.VIEWER, Role.CREATOR, Role.SUPPORT, Role.FINANCE, Role.PLATFORM},
            scope = Scope.GIFTS)
    public ReceiptView receipt(@PathParam("gift") String gift, @QueryParam("sequence") @Nullable Long sequence) {
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
                catalogue.of(row),
                GiftLine.SenderView.of(hidden, users.find(sent.sender()).orElse(null)),
                users.get(sent.creator()));
    }

    private static boolean maySee(Caller caller, GiftEntry gift) {
        return caller.is(Role.FINANCE)
                || caller.is(Role.SUPPORT)
                || caller.is(Role.PLATFORM)
                || caller.userNumber() == gift.sender()
                || caller.userNumber() == gift.creator();
    }
}
