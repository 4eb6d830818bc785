package io.ovation.server.gift;

import io.ovation.server.api.Micros;
import io.ovation.server.api.PublicId;
import io.ovation.server.identity.User;
import io.ovation.server.live.Live;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gift's receipt: where the money went that was paid for its coins. Every figure is a transfer of its entry in the
 * books.
 *
 * @param paid what the viewer had paid for these coins, tax included; left out when given coins paid
 * @param platformKept what is left of it after tax, fees, creator and reserve; left out when viewer and creator use
 *     different currencies, because then it is not one number
 * @param batchHash of the journal batch that holds the entry: the proof that it stands in the chain
 * @param lines the same figures in order, ready to be shown
 */
record ReceiptView(
        String giftId,
        String gift,
        String name,
        int count,
        long coins,
        Instant at,
        GiftLine.@Nullable SenderView sender,
        CreatorView creator,
        String liveId,
        String payWith,
        @Nullable Micros paid,
        @Nullable Micros tax,
        @Nullable Micros storeFee,
        @Nullable Micros reserve,
        @Nullable Micros creatorGot,
        @Nullable Micros platformKept,
        long diamonds,
        LocalDate maturesOn,
        String entryId,
        long batchSequence,
        String batchHash,
        List<Line> lines) {
    /** Who earned. */
    record CreatorView(String id, String name, String avatarSeed) {}

    /** One figure. */
    record Line(String label, long micros, String currency) {}

    static ReceiptView of(GiftStore.Row row, GiftItem item, GiftLine.@Nullable SenderView sender, User creator) {
        GiftEntry gift = row.gift();
        GiftMoney money = GiftMoney.of(gift);
        return new ReceiptView(
                PublicId.of(GiftFeed.PREFIX, row.id()),
                item.gift(),
                item.name(),
                gift.count(),
                gift.coins(),
                row.at(),
                sender,
                new CreatorView(creator.id(), creator.name(), creator.avatarSeed()),
                PublicId.of(Live.PREFIX, gift.live()),
                gift.promotional() ? "promotional" : "bought",
                money.paid(),
                money.tax(),
                money.storeFee(),
                money.reserve(),
                money.creatorGot(),
                money.platformKept(),
                gift.diamondUnits() / 100,
                gift.maturesOn(),
                PublicId.of("ent", row.entry()),
                row.batchSequence(),
                HexFormat.of().formatHex(row.batchHash()),
                money.lines());
    }
}
