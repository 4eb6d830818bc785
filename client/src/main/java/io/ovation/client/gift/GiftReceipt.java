package io.ovation.client.gift;

import io.ovation.client.money.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the money went that was paid for a gift's coins.
 *
 * @param sender without an id when they want not to be named
 * @param paid what the viewer had paid for these coins, tax included; null when given coins paid
 * @param platformKept null when viewer and creator use different currencies
 * @param batchHash of the journal batch that holds the entry
 */
public record GiftReceipt(
        String giftId,
        String gift,
        String name,
        int count,
        long coins,
        Instant at,
        @Nullable Sender sender,
        Creator creator,
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
    /** Who sent it, as others see them. */
    public record Sender(@Nullable String id, String name, String avatarSeed) {}

    /** Who earned. */
    public record Creator(String id, String name, String avatarSeed) {}

    /** One figure, ready to be shown. */
    public record Line(String label, long micros, String currency) {}
}
