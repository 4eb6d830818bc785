package io.ovation.server.wiring.demo;

import io.ovation.audience.community.Community;
import io.ovation.audience.community.Streams;
import io.ovation.audience.community.ViewerProfile;
import io.ovation.client.http.IdempotencyKey;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Channel;
import io.ovation.server.gift.GiftWish;
import io.ovation.server.gift.VideoGifts;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Feature;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.tip.TipRefunds;
import io.ovation.server.tip.TipTerms;
import io.ovation.server.tip.TipWish;
import io.ovation.server.tip.Tips;
import io.ovation.server.video.Video;
import io.ovation.server.video.Videos;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The demo's tips and gifts for videos: a tip on most days, more of them for Juno, one that is declined and one that its payer
 * takes back; and on every fourth day somebody gives a gift to the newest video of a creator. Everything follows from the seed.
 */
@ApplicationScoped
public class TipDays {
    private static final int DECLINED_ON = 17;
    private static final int TAKEN_BACK_ON = 44;
    private static final int GIFTS_EVERY = 4;
    private static final int RECENT = 10;
    private static final String[] MESSAGES = {
        "", "Lovely evening, thank you", "For new strings", "You made my week", "", "Encore!", "Greetings from far away"
    };
    private static final String[] GIFTS = {"cookie", "paper_boat", "lantern", "pinata"};

    private final Tips tips;
    private final TipRefunds refunds;
    private final TipTerms terms;
    private final VideoGifts gifts;
    private final Videos videos;
    private final Markets markets;
    private final Clocks clocks;
    private final SplittableRandom random = Streams.of(Community.DEMO_SEED, "tips");

    TipDays(
            Tips tips,
            TipRefunds refunds,
            TipTerms terms,
            VideoGifts gifts,
            Videos videos,
            Markets markets,
            Clocks clocks) {
        this.tips = tips;
        this.refunds = refunds;
        this.terms = terms;
        this.gifts = gifts;
        this.videos = videos;
        this.markets = markets;
        this.clocks = clocks;
    }

    /** After the shows of a day. */
    void after(int day, Townspeople people, List<ViewerProfile> viewers) {
        List<User> creators = people.creators();
        User creator = random.nextInt(3) == 0 ? creators.get(random.nextInt(creators.size())) : creators.getFirst();
        User fan = people.viewer(viewers.get(random.nextInt(viewers.size())).externalId());
        int preset = random.nextInt(3);
        String message = MESSAGES[random.nextInt(MESSAGES.length)];
        boolean anonymous = random.nextInt(5) == 0;
        boolean mayTip =
                markets.of(fan).has(Feature.TIPS) && markets.of(creator).has(Feature.TIPS);
        if (mayTip && day % 7 != 6) {
            Tips.Paid sent = tip(fan, creator, preset, message, anonymous, day == DECLINED_ON);
            if (day == TAKEN_BACK_ON) {
                refunds.byPayer(fan.number(), sent.tip().number(), IdempotencyKey.fresh());
            }
        }
        if (day % GIFTS_EVERY == 1 && markets.of(fan).has(Feature.VIDEO_GIFTS)) {
            give(fan, creator, people, GIFTS[random.nextInt(GIFTS.length)]);
        }
    }

    private Tips.Paid tip(User fan, User creator, int preset, String message, boolean anonymous, boolean declined) {
        long amount = terms.of(markets.of(fan), clocks.today(markets.of(fan)))
                .presets()
                .get(preset);
        return tips.send(
                fan,
                new TipWish(
                        creator.id(),
                        amount,
                        declined ? "card_declined" : "card_success",
                        message,
                        anonymous,
                        null,
                        null,
                        null),
                IdempotencyKey.fresh());
    }

    private void give(User fan, User creator, Townspeople people, String gift) {
        Optional<Video> newest = videos.published(creator.number(), null, null, RECENT).items().stream()
                .filter(video -> !video.isForMembers(clocks.business()))
                .findFirst();
        if (newest.isEmpty() || !markets.of(creator).has(Feature.VIDEO_GIFTS)) {
            return;
        }
        people.buy(fan, 330, Channel.WEB, "card_success");
        gifts.send(
                Caller.user(fan.number(), Set.of()),
                newest.get().id(),
                new GiftWish(gift, 1, null, null, null),
                IdempotencyKey.fresh());
    }
}
