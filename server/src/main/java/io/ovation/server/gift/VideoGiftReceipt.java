package io.ovation.server.gift;

import io.ovation.economics.Asset;
import io.ovation.server.api.Micros;
import io.ovation.server.api.PublicId;
import io.ovation.server.identity.User;
import io.ovation.server.video.Video;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of a gift under a video: where the money went that was paid for its coins. Every figure is a transfer of its entry in the
 * books.
 *
 * @param paid what the viewer had paid for these coins, tax included; left out when given coins paid
 * @param platformKept what is left of it after tax, fees, creator and reserve; left out when viewer and creator use
 *     different currencies, because then it is not one number
 * @param batchHash of the journal batch that holds the entry: the proof that it stands in the chain
 * @param lines the same figures in order, ready to be shown
 */
record VideoGiftReceipt(
        String giftId,
        String gift,
        String name,
        int count,
        long coins,
        Instant at,
        GiftLine.@Nullable SenderView sender,
        ReceiptView.CreatorView creator,
        String videoId,
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
        List<ReceiptView.Line> lines) {
    static VideoGiftReceipt of(GiftStore.Row row, GiftItem item, GiftLine.@Nullable SenderView sender, User creator) {
        GiftEntry gift = row.gift();
        Micros tax = paid(gift, gift.taxMicros());
        Micros fee = paid(gift, gift.feeMicros());
        Micros paid = paid(gift, gift.revenueMicros() + gift.taxMicros());
        Micros got = earned(gift, gift.creatorMicros());
        Micros reserve = earned(gift, gift.reserveMicros());
        boolean oneCurrency = gift.paidCurrency() == gift.earningsCurrency();
        Micros kept = oneCurrency
                ? paid(gift, gift.revenueMicros() - gift.feeMicros() - gift.creatorMicros() - gift.reserveMicros())
                : null;
        List<ReceiptView.Line> lines = new ArrayList<>();
        add(lines, "Paid for these coins", paid);
        add(lines, "Tax", tax);
        add(lines, "Store and payment fee", fee);
        add(lines, "Creator", got);
        add(lines, "Reserve against fraud", reserve);
        add(lines, "Platform", kept);
        return new VideoGiftReceipt(
                PublicId.of(GiftFeed.PREFIX, row.id()),
                item.gift(),
                item.name(),
                gift.count(),
                gift.coins(),
                row.at(),
                sender,
                new ReceiptView.CreatorView(creator.id(), creator.name(), creator.avatarSeed()),
                PublicId.of(Video.PREFIX, gift.live()),
                gift.promotional() ? "promotional" : "bought",
                paid,
                tax,
                fee,
                reserve,
                got,
                kept,
                gift.diamondUnits() / 100,
                gift.maturesOn(),
                PublicId.of("ent", row.entry()),
                row.batchSequence(),
                HexFormat.of().formatHex(row.batchHash()),
                List.copyOf(lines));
    }

    private static @Nullable Micros paid(GiftEntry gift, long micros) {
        return gift.paidCurrency() == 0
                ? null
                : new Micros(micros, Asset.of(gift.paidCurrency()).code());
    }

    private static @Nullable Micros earned(GiftEntry gift, long micros) {
        return gift.earningsCurrency() == 0
                ? null
                : new Micros(micros, Asset.of(gift.earningsCurrency()).code());
    }

    private static void add(List<ReceiptView.Line> lines, String label, @Nullable Micros amount) {
        if (amount != null) {
            lines.add(new ReceiptView.Line(label, amount.micros(), amount.currency()));
        }
    }
}
