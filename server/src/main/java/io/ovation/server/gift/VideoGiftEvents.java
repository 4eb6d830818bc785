package io.ovation.server.gift;

import io.ovation.server.api.Micros;
import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of gifts under videos. Subject is the video. */
@ApplicationScoped
public class VideoGiftEvents implements EventCatalogue {
    static final EventType<Sent> SENT = new EventType<>(
            "video.gift.sent", "video", Sent.class, "A gift under a video; the coins are spent and the creator earns.");

    @Override
    public List<EventType<?>> types() {
        return List.of(SENT);
    }

    /**
     * A gift under a video.
     *
     * @param senderId told to the platform's servers even when the sender wants not to be named
     * @param diamonds whole diamonds
     * @param creatorGot left out when the creator earns nothing
     */
    public record Sent(
            String giftId,
            String videoId,
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
            String entryId,
            long batchSequence) {}
}
