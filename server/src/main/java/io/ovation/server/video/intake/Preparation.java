package io.ovation.server.video.intake;

import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes events ready to be counted, before and beside the commits: finds their videos, markets and days, makes their fingerprints, and decides what they
 * alone decide. Any thread; blocks on SQL for videos that are not in memory.
 */
@ApplicationScoped
class Preparation {
    /** Views below are not qualified (design: "Fund": views of 5 s or more). */
    static final int SHORTEST_VIEW_SECONDS = 5;

    /** How far clocks may differ. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final VideoDirectory videos;
    private final Clocks clocks;
    private final Map<String, Market> markets = new HashMap<>();

    Preparation(VideoDirectory videos, Markets markets, Clocks clocks) {
        this.videos = videos;
        this.clocks = clocks;
        for (Market market : markets.all()) {
            market.countries().forEach(country -> this.markets.putIfAbsent(country, market));
        }
        for (Market market : markets.all()) {
            this.markets.put(market.code(), market);
        }
    }

    Batch prepare(List<Engagement> events) {
        Set<String> names = new HashSet<>();
        events.forEach(event -> names.add(event.video()));
        Map<String, VideoDirectory.Known> known = videos.find(names);
        Instant latest = clocks.business().plus(AHEAD);
        EventKeys keys = new EventKeys();
        List<Countable> countable = new ArrayList<>(events.size());
        List<Batch.Refused> refused = new ArrayList<>();
        for (int index = 0; index < events.size(); index++) {
            Engagement event = events.get(index);
            VideoDirectory.@Nullable Known video = known.get(event.video());
            @Nullable Market market = markets.get(event.market());
            @Nullable Reason reason = refusal(event, video, market, latest);
            if (reason != null || video == null || market == null) {
                refused.add(new Batch.Refused(index, event.id(), reason == null ? Reason.MALFORMED : reason));
            } else {
                countable.add(countable(index, event, video, market, keys));
            }
        }
        return new Batch(events.size(), countable, refused);
    }

    private static @Nullable Reason refusal(
            Engagement event, VideoDirectory.@Nullable Known video, @Nullable Market market, Instant latest) {
        if (video == null) {
            return Reason.VIDEO_UNKNOWN;
        }
        if (market == null) {
            return Reason.MARKET_UNKNOWN;
        }
        if (event.at().isAfter(latest)) {
            return Reason.AT_IN_FUTURE;
        }
        if (video.deletedAt() != null && event.at().isAfter(video.deletedAt())) {
            return Reason.VIDEO_DELETED;
        }
        return null;
    }

    private static Countable countable(
            int index, Engagement event, VideoDirectory.Known video, Market market, EventKeys keys) {
        LocalDate day = LocalDate.ofInstant(event.at(), market.zone());
        keys.event(video.number(), event.id());
        long eventHigh = keys.high();
        long eventLow = keys.low();
        Countable.@Nullable Exclusion excluded = null;
        long viewerHigh = 0;
        long viewerLow = 0;
        long deviceHigh = 0;
        long deviceLow = 0;
        if (event.kind() == Engagement.Kind.VIEW) {
            excluded = exclusion(event, video);
            if (excluded == null && event.device() != null) {
                int number = (int) day.toEpochDay();
                keys.viewer(video.number(), number, event.viewer());
                viewerHigh = keys.high();
                viewerLow = keys.low();
                keys.device(video.number(), number, event.device());
                deviceHigh = keys.high();
                deviceLow = keys.low();
            }
        }
        return new Countable(
                index,
                event,
                video.number(),
                video.creator(),
                market,
                day,
                excluded,
                eventHigh,
                eventLow,
                viewerHigh,
                viewerLow,
                deviceHigh,
                deviceLow);
    }

    private static Countable.@Nullable Exclusion exclusion(Engagement event, VideoDirectory.Known video) {
        if (event.viewer().equals(video.creatorExternalId())) {
            return Countable.Exclusion.OWN;
        }
        if (event.isPaid()) {
            return Countable.Exclusion.PAID;
        }
        return event.watchSeconds() < SHORTEST_VIEW_SECONDS ? Countable.Exclusion.SHORT : null;
    }
}
