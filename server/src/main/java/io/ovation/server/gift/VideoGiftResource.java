package io.ovation.server.gift;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.api.RequestIds;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Public;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.video.Videos;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /v1/videos/{id}/gifts}: gifts under a video. */
@Path("/v1/videos/{video}/gifts")
@RunOnVirtualThread
class VideoGiftResource {
    private static final int PLACES = 10;

    private final VideoGifts gifts;
    private final VideoGiftStore store;
    private final GiftCatalogue catalogue;
    private final Videos videos;
    private final Users users;
    private final Callers callers;
    private final Bookkeeper money;

    VideoGiftResource(
            VideoGifts gifts,
            VideoGiftStore store,
            GiftCatalogue catalogue,
            Videos videos,
            Users users,
            Callers callers,
            Bookkeeper money) {
        this.gifts = gifts;
        this.store = store;
        this.catalogue = catalogue;
        this.videos = videos;
        this.users = users;
        this.callers = callers;
        this.money = money;
    }

    /** Sends a gift to a video: coins leave the wallet, diamonds arrive. Gifts of 5 to 3,000 coins. */
    @POST
    @ResponseStatus(201)
    @Allow({Role.VIEWER, Role.CREATOR})
    @Refuses({
        ProblemCode.VIDEO_NOT_FOUND,
        ProblemCode.GIFT_UNKNOWN,
        ProblemCode.GIFT_NOT_FOR_VIDEOS,
        ProblemCode.COUNT_INVALID,
        ProblemCode.GIFT_TO_SELF,
        ProblemCode.MARKET_WITHOUT_FEATURE,
        ProblemCode.AGE_UNKNOWN,
        ProblemCode.AGE_TOO_LOW,
        ProblemCode.CREATOR_NOT_ELIGIBLE,
        ProblemCode.FOLLOWERS_TOO_FEW,
        ProblemCode.INSUFFICIENT_COINS,
        ProblemCode.CAP_REACHED
    })
    public GiftView send(
            @PathParam("video") String video,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable GiftWish wish) {
        GiftWish asked = wish == null ? new GiftWish(null, null, null, null, null) : wish;
        return GiftView.of(gifts.send(callers.user(), video, asked, RequestIds.required(key)), "sent", null);
    }

    /** The gifts of a video, newest first. */
    @GET
    @Public
    @Refuses(ProblemCode.VIDEO_NOT_FOUND)
    public Page<VideoGiftLine> list(
            @PathParam("video") String video,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        long number = videos.published(videos.named(video).number()).number();
        int size = Page.limit(limit);
        long[] before = Cursor.read(cursor, 1);
        Page<GiftStore.Row> page = Page.of(
                store.gifts(number, before == null ? Long.MAX_VALUE : before[0], size + 1),
                size,
                row -> Cursor.of(row.entrySequence()));
        Map<Long, User> senders = users.all(
                page.items().stream().map(row -> row.gift().sender()).distinct().toList());
        return new Page<>(
                page.items().stream()
                        .map(row -> VideoGiftLine.of(
                                row, catalogue.of(row), senders.get(row.gift().sender())))
                        .toList(),
                page.nextCursor(),
                page.hasMore());
    }

    /** What a video was given, and by whom most. */
    @GET
    @Path("summary")
    @Public
    @Refuses(ProblemCode.VIDEO_NOT_FOUND)
    public VideoGiftSummary summary(@PathParam("video") String video) {
        long number = videos.published(videos.named(video).number()).number();
        VideoGiftStore.Totals totals = store.totals(number);
        List<VideoGiftStore.Supporter> top = store.top(number, PLACES);
        Map<Long, User> people = users.all(top.stream()
                .filter(supporter -> !supporter.anonymous())
                .map(VideoGiftStore.Supporter::sender)
                .toList());
        return new VideoGiftSummary(
                totals.gifts(),
                totals.coins(),
                top.stream()
                        .map(supporter -> new VideoSupporter(
                                GiftLine.SenderView.of(supporter.anonymous(), people.get(supporter.sender())),
                                supporter.coins()))
                        .toList());
    }

    /**
     * Who got what of a gift, for its sender, its creator and finance.
     *
     * @param sequence wait until the records have reached this sequence
     */
    @GET
    @Path("{gift}/receipt")
    @Allow(
            value = {Role.VIEWER, Role.CREATOR, Role.SUPPORT, Role.FINANCE, Role.PLATFORM},
            scope = Scope.GIFTS)
    public VideoGiftReceipt receipt(
            @PathParam("video") String video,
            @PathParam("gift") String gift,
            @QueryParam("sequence") @Nullable Long sequence) {
        UUID id = PublicId.uuid(GiftFeed.PREFIX, gift);
        if (sequence != null) {
            money.waitFor(sequence);
        }
        long number = videos.named(video).number();
        GiftStore.Row row = store.gift(id)
                .or(() -> {
                    money.waitFor(money.position().sequence());
                    return store.gift(id);
                })
                .filter(found -> found.gift().live() == number && maySee(callers.current(), found.gift()))
                .orElseThrow(() ->
                        Problem.of(ProblemCode.NOT_FOUND).detail("There is no such gift that you sent or received"));
        GiftEntry sent = row.gift();
        boolean hidden = sent.anonymous() && callers.current().userNumber() == sent.creator();
        return VideoGiftReceipt.of(
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

    /**
     * What a video was given.
     *
     * @param top who gave most, the most generous first
     */
    @Schema(name = "VideoGiftSummary")
    record VideoGiftSummary(long gifts, long coins, List<VideoSupporter> top) {}

    /** Coins that somebody gave to a video. */
    @Schema(name = "VideoSupporter")
    record VideoSupporter(GiftLine.SenderView user, long coins) {}
}
