package io.ovation.client.room;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ovation.client.http.Json;
import io.ovation.client.live.Live;
import io.ovation.client.live.Lives;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot or a frame as it came. Its content is read when it is asked for, so that whoever only counts pays for nothing else.
 * The format stands in docs/api/room-socket.md.
 */
public final class RoomView {
    private final String text;
    private final long sequence;
    private @Nullable Content content;

    RoomView(String text, long sequence) {
        this.text = text;
        this.sequence = sequence;
    }

    /** Number of the message: rises by one from frame to frame. */
    public long sequence() {
        return sequence;
    }

    /** As it came, in JSON. */
    public String json() {
        return text;
    }

    /** What it says. */
    public synchronized Content content() {
        Content known = content;
        if (known == null) {
            try {
                known = Json.read(text, Json.type(Content.class));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Not a message of a room: " + e.getOriginalMessage(), e);
            }
            content = known;
        }
        return known;
    }

    /**
     * What a message says.
     *
     * @param viewers total
     * @param likes total
     * @param coins total, every gift contained
     * @param live the show; only in snapshots
     * @param gifts what was sent; only in frames
     * @param moreGifts what found no place in {@code gifts}
     * @param streaks rising counts, and each streak's one end
     * @param top the top list, when it changed
     * @param commentsRemoved whether somebody was muted and their comments are to be taken away
     * @param ended whether the show is over
     */
    public record Content(
            long sequence,
            @Nullable Instant at,
            int viewers,
            long likes,
            long coins,
            @Nullable Live live,
            List<ShownGift> gifts,
            @Nullable More moreGifts,
            List<Streak> streaks,
            List<Comment> comments,
            @Nullable List<Lives.Place> top,
            boolean commentsRemoved,
            boolean ended) {
        public Content {
            gifts = gifts == null ? List.of() : gifts;
            streaks = streaks == null ? List.of() : streaks;
            comments = comments == null ? List.of() : comments;
        }
    }

    /** A gift, or several of one streak folded into one. */
    public record ShownGift(
            String giftId,
            String gift,
            int count,
            long coins,
            Lives.Person sender,
            @Nullable StreakCount streak,
            String size,
            Instant at) {}

    /** What was left out. */
    public record More(long count, long coins) {}

    /** Where a gift's streak stands. */
    public record StreakCount(String id, int count, long coins, boolean settled) {}

    /** A streak, known by its id. */
    public record Streak(String id, String gift, Lives.Person sender, int count, long coins, boolean settled) {}

    /** Something somebody said. */
    public record Comment(String id, Lives.Person user, String text, Instant at) {}
}
