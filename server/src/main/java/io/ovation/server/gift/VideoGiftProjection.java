package io.ovation.server.gift;

import io.ovation.economics.Asset;
import io.ovation.economics.EventKind;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.server.api.Micros;
import io.ovation.server.api.PublicId;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.Events;
import io.ovation.server.feed.FeedBatch;
import io.ovation.server.feed.FeedProjection;
import io.ovation.server.identity.User;
import io.ovation.server.store.RowCopy;
import io.ovation.server.video.Video;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Gifts under videos, and what each video was given, as rows. */
@ApplicationScoped
public class VideoGiftProjection implements FeedProjection {
    /** Its name, the key of its cursor. */
    public static final String NAME = "video_gift";

    private final GiftCatalogue catalogue;

    VideoGiftProjection(GiftCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(Handle handle, FeedBatch batch) {
        applyAll(handle, List.of(batch));
    }

    @Override
    public void applyAll(Handle handle, List<FeedBatch> batches) {
        RowCopy rows = rows();
        Map<Long, long[]> totals = new TreeMap<>();
        List<EventDraft> drafts = new ArrayList<>();
        long told = -1;
        for (FeedBatch batch : batches) {
            for (AcceptedEntry entry : batch.entries()) {
                if (entry.code() != EventKind.VIDEO_GIFT_SENT.code()) {
                    continue;
                }
                GiftEntry gift = GiftEntry.of(entry);
                put(rows, batch, entry, gift);
                long[] total = totals.computeIfAbsent(gift.live(), video -> new long[2]);
                total[0] += gift.count();
                total[1] += gift.coins();
                told = told < 0 ? Events.told(handle, NAME, batches.getLast().sequence()) : told;
                if (batch.sequence() > told) {
                    drafts.add(sent(gift, entry, batch));
                }
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        try {
            rows.send(handle.getConnection());
        } catch (SQLException fault) {
            throw new IllegalStateException("Gifts of videos could not be written", fault);
        }
        addTotals(handle, totals);
        Events.append(handle, drafts);
    }

    @Override
    public void clear(Handle handle) {
        handle.execute("DELETE FROM video_gifts");
        handle.execute("DELETE FROM video_gift_totals");
    }

    private static RowCopy rows() {
        return new RowCopy(
                "video_gifts",
                "id",
                "entry_sequence",
                "batch_sequence",
                "batch_hash",
                "video",
                "creator",
                "sender",
                "anonymous",
                "promotional",
                "gift",
                "count",
                "coins",
                "at",
                "paid_currency",
                "revenue_micros",
                "tax_micros",
                "fee_micros",
                "earnings_currency",
                "creator_micros",
                "reserve_micros",
                "diamond_units",
                "matures_on");
    }

    private static void put(RowCopy rows, FeedBatch batch, AcceptedEntry entry, GiftEntry gift) {
        rows.put(entry.id())
                .put(entry.sequence())
                .put(batch.sequence())
                .put(batch.hash())
                .put(gift.live())
                .put(gift.creator())
                .put(gift.sender())
                .put(gift.anonymous())
                .put(gift.promotional())
                .put(gift.gift())
                .put(gift.count())
                .put(gift.coins())
                .put(batch.business())
                .put(gift.paidCurrency())
                .put(gift.revenueMicros())
                .put(gift.taxMicros())
                .put(gift.feeMicros())
                .put(gift.earningsCurrency())
                .put(gift.creatorMicros())
                .put(gift.reserveMicros())
                .put(gift.diamondUnits())
                .put(gift.maturesOn())
                .endRow();
    }

    private static void addTotals(Handle handle, Map<Long, long[]> totals) {
        try (PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO video_gift_totals AS t (video, gifts, coins) VALUES (:video, :gifts, :coins)
                ON CONFLICT (video) DO UPDATE SET gifts = t.gifts + excluded.gifts, coins = t.coins + excluded.coins""")) {
            totals.forEach((video, total) -> batch.bind("video", video)
                    .bind("gifts", total[0])
                    .bind("coins", total[1])
                    .add());
            batch.execute();
        }
    }

    private EventDraft sent(GiftEntry gift, AcceptedEntry entry, FeedBatch batch) {
        String video = PublicId.of(Video.PREFIX, gift.live());
        return EventDraft.of(
                VideoGiftEvents.SENT,
                video,
                batch.business(),
                new VideoGiftEvents.Sent(
                        PublicId.of(GiftFeed.PREFIX, entry.id()),
                        video,
                        PublicId.of(User.PREFIX, gift.creator()),
                        PublicId.of(User.PREFIX, gift.sender()),
                        gift.anonymous(),
                        catalogue.byNumber(gift.gift()).map(GiftItem::gift).orElse("gift-" + gift.gift()),
                        gift.count(),
                        gift.coins(),
                        gift.promotional(),
                        gift.diamondUnits() / 100,
                        gift.earningsCurrency() == 0
                                ? null
                                : new Micros(
                                        gift.creatorMicros(),
                                        Asset.of(gift.earningsCurrency()).code()),
                        gift.maturesOn(),
                        PublicId.of("ent", entry.id()),
                        batch.sequence()));
    }
}
