package io.ovation.server.gift;

import io.ovation.server.api.Micros;
import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of gifts. Subject is the show, so that everything of one room comes in one numbered row. */
@ApplicationScoped
public class GiftEvents implements EventCatalogue {
    static final EventType<Sent> SENT = new EventType<>(
            "gift.sent", "live", Sent.class, "A gift has arrived; the coins are spent and the creator earns.");
    static final EventType<Held> HELD = new EventType<>(
            "gift.held",
            "live",
            Held.class,
            "A gift of 20,000 coins or more is on its way and can still be taken back.");
    static final EventType<Undone> UNDONE = new EventType<>(
            "gift.undone", "live", Undone.class, "The sender took a big gift back; the coins are in the wallet again.");
    static final EventType<StreakTold> STREAK_UPDATED = new EventType<>(
            "gift.streak.updated", "live", StreakTold.class, "A streak of small gifts has grown to this count.");
    static final EventType<StreakTold> STREAK_SETTLED = new EventType<>(
            "gift.streak.settled",
            "live",
            StreakTold.class,
            "A streak has ended with this count; exactly once for each streak.");

    @Override
    public List<EventType<?>> types() {
        return List.of(SENT, HELD, UNDONE, STREAK_UPDATED, STREAK_SETTLED);
    }

    /**
     * A gift that has arrived.
     *
     * @param senderId told to the platform's servers even when the sender wants not to be named in the room
     * @param diamonds whole diamonds
     * @param creatorGot left out when the creator earns nothing
     * @param streakId the streak it counts in, when small gifts of its kind join
     */
    public record Sent(
            String giftId,
            String liveId,
            String creatorId,
            String senderId,
            boolean anonymous,
            String gift,
            int count,
            long coins,
            boolean promotional,
            long diamonds,
            @Nullable Micros creatorGot,
            LocalDate maturesOn,
            @Nullable String streakId,
            String entryId,
            long batchSequence) {}

    /** A big gift on its way. */
    public record Held(
            String giftId,
            String liveId,
            String senderId,
            boolean anonymous,
            String gift,
            int count,
            long coins,
            Instant undoUntil) {}

    /** A big gift that was taken back. */
    public record Undone(String giftId, String liveId, String senderId, long coins) {}

    /** How far a streak has come. */
    public record StreakTold(
            String streakId, String liveId, String senderId, boolean anonymous, String gift, long count, long coins) {}
}
