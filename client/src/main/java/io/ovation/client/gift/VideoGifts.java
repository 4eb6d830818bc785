package io.ovation.client.gift;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import io.ovation.client.money.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gifts under videos. */
public final class VideoGifts {
    private final Door door;

    /** For one user. */
    public VideoGifts(Door door) {
        this.door = door;
    }

    /** Sends a gift of 5 to 3,000 coins; the answer comes when it is durable. */
    public Call<Gift> send(String videoId, GiftRequest gift) {
        return door.postOnce(Route.of("videos", videoId, "gifts"), gift, Gift.class);
    }

    /** The gifts of a video, the newest first. */
    public Listing<Line> of(String videoId) {
        return door.list(Route.of("videos", videoId, "gifts"), Line.class);
    }

    /** What a video was given, and by whom most. */
    public Call<Summary> summary(String videoId) {
        return door.get(Route.of("videos", videoId, "gifts", "summary"), Summary.class);
    }

    /**
     * Who got what.
     *
     * @param sequence of the gift, to wait a second at most for the journal to be there; null not to wait
     */
    public Call<Receipt> receipt(String videoId, String giftId, @Nullable Long sequence) {
        return door.get(
                Route.of("videos", videoId, "gifts", giftId, "receipt").with("sequence", sequence), Receipt.class);
    }

    /** A gift under a video, as everybody sees it. */
    public record Line(
            String giftId, String gift, int count, long coins, GiftReceipt.Sender sender, Instant at, String entryId) {}

    /**
     * What a video was given.
     *
     * @param top who gave most, the most generous first
     */
    public record Summary(long gifts, long coins, List<Supporter> top) {}

    /** Coins that somebody gave to a video. */
    public record Supporter(GiftReceipt.Sender user, long coins) {}

    /**
     * The receipt of a gift under a video: where the money went that was paid for its coins. Every figure is a transfer
     * of its entry in the books.
     *
     * @param paid what the viewer had paid for these coins, tax included; left out when given coins paid
     * @param platformKept what is left of it after tax, fees, creator and reserve; left out when viewer and creator use
     *     different currencies, because then it is not one number
     * @param batchHash of the journal batch that holds the entry: the proof that it stands in the chain
     * @param lines the same figures in order, ready to be shown
     */
    public record Receipt(
            String giftId,
            String gift,
            String name,
            int count,
            long coins,
            Instant at,
            GiftReceipt.@Nullable Sender sender,
            GiftReceipt.Creator creator,
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
            List<GiftReceipt.Line> lines) {}
}
