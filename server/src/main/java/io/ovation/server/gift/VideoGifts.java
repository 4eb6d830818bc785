package io.ovation.server.gift;

import io.ovation.economics.Asset;
import io.ovation.economics.Gift;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.Purse;
import io.ovation.economics.Stream;
import io.ovation.economics.VideoGiftSent;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.RequestIds;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.DailyCaps;
import io.ovation.server.earning.MaturityDays;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.video.Video;
import io.ovation.server.video.VideoDoor;
import io.ovation.server.video.Videos;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Sends gifts to videos: the money of a gift in a show, without the room. The ledger decides in one entry whether the coins
 * are there, whether the sender's cap allows it and whether this very request was accepted before; the entry's id comes from the
 * caller and the caller's key, so a request can be repeated for ever and is paid once. Blocking; any thread.
 */
@ApplicationScoped
public class VideoGifts {
    private static final long DEADLINE_MILLIS = 10_000;

    private final GiftCatalogue catalogue;
    private final VideoGiftRules rules;
    private final VideoGiftStore store;
    private final Videos videos;
    private final VideoDoor access;
    private final Users users;
    private final Markets markets;
    private final DailyCaps caps;
    private final MaturityDays maturity;
    private final RequestIds ids;
    private final Clocks clocks;
    private final Bookkeeper money;

    VideoGifts(
            GiftCatalogue catalogue,
            VideoGiftRules rules,
            VideoGiftStore store,
            Videos videos,
            VideoDoor access,
            Users users,
            Markets markets,
            DailyCaps caps,
            MaturityDays maturity,
            RequestIds ids,
            Clocks clocks,
            Bookkeeper money) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.store = store;
        this.videos = videos;
        this.access = access;
        this.users = users;
        this.markets = markets;
        this.caps = caps;
        this.maturity = maturity;
        this.ids = ids;
        this.clocks = clocks;
        this.money = money;
    }

    /**
     * Sends a gift.
     *
     * @param video public or external id
     * @param key the caller's idempotency key
     * @return what became of it
     * @throws Problem when it is refused ({@code busy}, {@code too_many_requests}: nothing was applied; {@code outcome_unknown}:
     *     ask again with the same key)
     */
    public GiftOutcome.Paid send(Caller caller, String video, GiftWish wish, String key) {
        GiftItem item = catalogue.get(wish.gift());
        rules.requireFits(item);
        int count = wish.count(item);
        Video of = videos.named(video);
        User sender = users.get(caller.userNumber());
        User creator = users.get(of.creator());
        Fingerprint asked = Fingerprints.of(
                "video-gift", of.number(), item.number(), count, wish.isPromotional(), wish.isAnonymous());
        UUID id = ids.entryId(caller, RequestIds.required(key));
        Problem refusal = rules.refusal(sender, creator, of);
        if (refusal == null && of.isForMembers(clocks.business())) {
            refusal = mayWatch(sender, of)
                    ? null
                    : Problem.of(ProblemCode.VIDEO_NOT_FOUND).detail("There is no video '" + of.id() + "'");
        }
        // What would be refused now may be the repetition of what was accepted then: it gets its first answer.
        if (refusal != null && !isKnown(id)) {
            throw refusal;
        }
        Receipt receipt = money.postAndWait(event(id, asked, sender, creator, of, item, count, wish));
        AcceptedEntry entry = receipt.applied();
        return new GiftOutcome.Paid(
                entry.id(),
                item,
                count,
                item.coins() * count,
                entry.transfers().getFirst().debitBalance(),
                Gifts.spentToday(entry),
                wish.isPromotional() ? 0 : money.rules().diamondUnits(item.coins() * count) / 100,
                receipt.sequence());
    }

    private boolean mayWatch(User viewer, Video video) {
        return access.lock(viewer.number(), video).isEmpty();
    }

    /** Whether a gift has this id; waits for the records when they are behind. */
    private boolean isKnown(UUID id) {
        if (store.gift(id).isPresent()) {
            return true;
        }
        if (!money.waitFor(money.position().sequence())) {
            throw Problem.of(ProblemCode.OUTCOME_UNKNOWN).cure("Send the same request again with the same key");
        }
        return store.gift(id).isPresent();
    }

    private MoneyEvent event(
            UUID id,
            Fingerprint asked,
            User sender,
            User creator,
            Video video,
            GiftItem item,
            int count,
            GiftWish wish) {
        Market market = markets.of(sender);
        LocalDate today = clocks.today(market);
        MoneyEvent.Header header = new MoneyEvent.Header(
                id, asked, clocks.wall().toEpochMilli() + DEADLINE_MILLIS, market.number(), today);
        Gift gift = new Gift(
                sender.number(),
                creator.number(),
                video.number(),
                item.number(),
                count,
                item.coins() * count,
                wish.isPromotional() ? new Purse.Promotional(0) : new Purse.Bought(Asset.fiat(market.currency())),
                wish.isAnonymous());
        OptionalLong cap = wish.isPromotional()
                ? OptionalLong.empty()
                : caps.of(sender.number()).on(today);
        return new VideoGiftSent(header, gift, cap, maturity.maturesOn(creator, Stream.VIDEO));
    }
}
