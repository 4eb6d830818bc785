package io.ovation.server.gift;

import io.ovation.economics.Asset;
import io.ovation.economics.Gift;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.server.api.Micros;
import io.ovation.server.api.PublicId;
import io.ovation.server.event.EventDraft;
import io.ovation.server.feed.FeedBatch;
import io.ovation.server.identity.User;
import io.ovation.server.live.Live;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns what the books say of gifts into events. Pure. */
final class GiftTelling {
    private final GiftCatalogue catalogue;

    GiftTelling(GiftCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    EventDraft sent(GiftEntry gift, AcceptedEntry entry, FeedBatch batch, UUID id, @Nullable UUID streak) {
        return EventDraft.of(
                GiftEvents.SENT,
                live(gift.live()),
                batch.business(),
                new GiftEvents.Sent(
                        gift(id),
                        live(gift.live()),
                        user(gift.creator()),
                        user(gift.sender()),
                        gift.anonymous(),
                        name(gift.gift()),
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
                        streak == null ? null : gift(streak),
                        PublicId.of("ent", entry.id()),
                        batch.sequence()));
    }

    EventDraft held(AcceptedEntry entry, FeedBatch batch) {
        return EventDraft.of(
                GiftEvents.HELD,
                live(entry.reference1()),
                batch.business(),
                new GiftEvents.Held(
                        gift(entry.id()),
                        live(entry.reference1()),
                        user(entry.reference3()),
                        Gift.anonymous(entry.reference2()),
                        name(Gift.giftNumber(entry.reference2())),
                        Gift.count(entry.reference2()),
                        entry.transfers().getFirst().amount(),
                        batch.wall().plusMillis(Hold.UNDO_MILLIS)));
    }

    EventDraft undone(AcceptedEntry entry, FeedBatch batch, UUID id) {
        return EventDraft.of(
                GiftEvents.UNDONE,
                live(entry.reference1()),
                batch.business(),
                new GiftEvents.Undone(
                        gift(id),
                        live(entry.reference1()),
                        user(entry.reference3()),
                        entry.transfers().getFirst().amount()));
    }

    GiftEvents.StreakTold streak(StreakRows.Row row) {
        return new GiftEvents.StreakTold(
                gift(row.id()),
                live(row.key().live()),
                user(row.key().sender()),
                row.key().anonymous(),
                name(row.key().gift()),
                row.count(),
                row.coins());
    }

    private String name(int number) {
        return catalogue.byNumber(number).map(GiftItem::gift).orElse("gift-" + number);
    }

    static String live(long number) {
        return PublicId.of(Live.PREFIX, number);
    }

    private static String user(long number) {
        return PublicId.of(User.PREFIX, number);
    }

    private static String gift(UUID id) {
        return PublicId.of(GiftFeed.PREFIX, id);
    }
}
