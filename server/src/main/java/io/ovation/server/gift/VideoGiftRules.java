package io.ovation.server.gift;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Feature;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.video.Video;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which gifts go under videos, whose videos take them and who may send them ({@code video-gifts.json}). What is not known is
 * refused, with the reason. In memory; any thread.
 */
@ApplicationScoped
class VideoGiftRules {
    private final Data data;
    private final Markets markets;
    private final Clocks clocks;

    private record Data(
            @JsonProperty("minimum_coins") long minimumCoins,
            @JsonProperty("maximum_coins") long maximumCoins,
            @JsonProperty("minimum_followers") int minimumFollowers,
            @JsonProperty("account_kinds") Set<String> accountKinds,
            @JsonProperty("sponsored_videos") boolean sponsoredVideos) {}

    VideoGiftRules(Markets markets, Clocks clocks) {
        this.markets = markets;
        this.clocks = clocks;
        try (InputStream in = VideoGiftRules.class.getResourceAsStream("video-gifts.json")) {
            this.data = new ObjectMapper().readValue(Objects.requireNonNull(in, "video-gifts.json"), Data.class);
        } catch (IOException fault) {
            throw new UncheckedIOException("video-gifts.json cannot be read", fault);
        }
    }

    /** The gifts that go under videos. */
    List<GiftItem> of(Collection<GiftItem> catalogue) {
        return catalogue.stream().filter(this::fits).toList();
    }

    private boolean fits(GiftItem item) {
        return item.coins() >= data.minimumCoins() && item.coins() <= data.maximumCoins();
    }

    /** {@code gift_not_for_videos} for a gift that does not go under videos. */
    void requireFits(GiftItem item) {
        if (!fits(item)) {
            throw Problem.of(ProblemCode.GIFT_NOT_FOR_VIDEOS)
                    .field("gift")
                    .detail("Videos take gifts of " + data.minimumCoins() + " to " + data.maximumCoins() + " coins")
                    .cure("GET /v1/gift-catalogue?place=video lists them");
        }
    }

    /** Why this viewer may not send gifts to this video; null when they may. */
    @Nullable
    Problem refusal(User sender, User creator, Video video) {
        if (sender.number() == creator.number()) {
            return Problem.of(ProblemCode.GIFT_TO_SELF).cure("Watch somebody else's videos");
        }
        Problem missing = featureRefusal(markets.of(sender), "you live");
        missing = missing != null ? missing : featureRefusal(markets.of(creator), "the creator lives");
        if (missing != null) {
            return missing;
        }
        if (!video.isPublished(clocks.business())) {
            return Problem.of(ProblemCode.VIDEO_NOT_FOUND).detail("There is no video '" + video.id() + "'");
        }
        if (video.sponsored() && !data.sponsoredVideos()) {
            return Problem.of(ProblemCode.CREATOR_NOT_ELIGIBLE).detail("Sponsored videos take no gifts");
        }
        Problem tooYoung = ageRefusal(sender, "sender", markets.of(sender).sendAge());
        return tooYoung != null ? tooYoung : receiverRefusal(creator);
    }

    private @Nullable Problem receiverRefusal(User creator) {
        if (!creator.accountType().mayReceiveGifts()
                || !data.accountKinds().contains(creator.accountType().text())) {
            return Problem.of(ProblemCode.CREATOR_NOT_ELIGIBLE)
                    .detail("Accounts of this kind receive no gifts: "
                            + creator.accountType().text());
        }
        if (creator.followers() < data.minimumFollowers()) {
            return Problem.of(ProblemCode.FOLLOWERS_TOO_FEW)
                    .detail("The creator has " + creator.followers() + " followers; gifts take "
                            + data.minimumFollowers());
        }
        return ageRefusal(creator, "creator", markets.of(creator).receiveAge());
    }

    private static @Nullable Problem featureRefusal(Market market, String who) {
        return market.has(Feature.VIDEO_GIFTS)
                ? null
                : Problem.of(ProblemCode.MARKET_WITHOUT_FEATURE)
                        .detail("There are no gifts for videos in " + market.name() + ", where " + who);
    }

    private @Nullable Problem ageRefusal(User user, String who, int least) {
        OptionalInt age = user.ageOn(clocks.today(markets.of(user)));
        if (age.isEmpty()) {
            return Problem.of(ProblemCode.AGE_UNKNOWN)
                    .detail("Nobody has told us how old the " + who + " is")
                    .cure("The platform asserts the birth date with PUT /v1/users/{external_id}");
        }
        return age.getAsInt() >= least
                ? null
                : Problem.of(ProblemCode.AGE_TOO_LOW).detail("The " + who + " is not " + least + " yet");
    }
}
