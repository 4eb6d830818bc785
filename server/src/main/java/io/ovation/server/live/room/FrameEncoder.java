package io.ovation.server.live.room;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a room tells its viewers as JSON: once, whatever the number of viewers. The protocol stands in {@code
 * docs/api/room-socket.md}.
 *
 * <p>Thread-safe.
 */
public final class FrameEncoder {
    private static final int USUAL_BYTES = 2_048;

    private final ObjectMapper json;

    /**
     * An encoder.
     *
     * @param json writes the head of a show in a snapshot; its settings are those of the REST API
     */
    public FrameEncoder(ObjectMapper json) {
        this.json = json;
    }

    byte[] frame(RoomFrame frame, long sequence, long atMillis, RoomTotals totals) {
        return written(out -> {
            begin(out, "frame", sequence, atMillis, totals);
            out.writeArrayFieldStart("gifts");
            for (RoomFrame.GiftLine line : frame.listed()) {
                gift(out, line);
            }
            out.writeEndArray();
            if (frame.unlistedGifts() > 0) {
                out.writeObjectFieldStart("more_gifts");
                out.writeNumberField("count", frame.unlistedGifts());
                out.writeNumberField("coins", frame.unlistedCoins());
                out.writeEndObject();
            }
            streaks(out, frame.streaks());
            comments(out, frame.comments());
            tips(out, frame.tips());
            if (!frame.removedAuthors().isEmpty()) {
                out.writeBooleanField("comments_removed", true);
            }
            List<RoomFrame.TopListView> places = frame.top();
            if (places != null) {
                top(out, places);
            }
            if (frame.isEnded()) {
                out.writeBooleanField("ended", true);
            }
            out.writeEndObject();
        });
    }

    byte[] snapshot(
            Object live,
            long sequence,
            long atMillis,
            RoomTotals totals,
            List<RoomFrame.TopListView> places,
            Collection<RoomEvent.CommentPosted> comments,
            List<Streak> streaks,
            boolean ended) {
        return written(out -> {
            begin(out, "snapshot", sequence, atMillis, totals);
            out.writePOJOField("live", live);
            top(out, places);
            comments(out, comments);
            streaks(out, streaks);
            if (ended) {
                out.writeBooleanField("ended", true);
            }
            out.writeEndObject();
        });
    }

    private static void begin(JsonGenerator out, String type, long sequence, long atMillis, RoomTotals totals)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("type", type);
        out.writeNumberField("sequence", sequence);
        at(out, atMillis);
        out.writeNumberField("viewers", totals.viewers());
        out.writeNumberField("likes", totals.likes());
        out.writeNumberField("coins", totals.coins());
    }

    private static void gift(JsonGenerator out, RoomFrame.GiftLine line) throws IOException {
        RoomEvent.GiftShown gift = line.gift();
        out.writeStartObject();
        out.writeStringField("gift_id", gift.id());
        out.writeStringField("gift", gift.gift());
        out.writeNumberField("count", line.count());
        out.writeNumberField("coins", line.coins());
        person(out, "sender", gift.sender());
        Streak streak = line.streak();
        if (streak != null) {
            out.writeObjectFieldStart("streak");
            out.writeStringField("id", streak.id());
            out.writeNumberField("count", streak.count());
            out.writeNumberField("coins", streak.coins());
            out.writeBooleanField("settled", streak.settled());
            out.writeEndObject();
        }
        out.writeStringField("size", gift.size());
        at(out, gift.atMillis());
        out.writeEndObject();
    }

    private static void streaks(JsonGenerator out, List<Streak> streaks) throws IOException {
        out.writeArrayFieldStart("streaks");
        for (Streak streak : streaks) {
            out.writeStartObject();
            out.writeStringField("id", streak.id());
            out.writeStringField("gift", streak.gift());
            person(out, "sender", streak.sender());
            out.writeNumberField("count", streak.count());
            out.writeNumberField("coins", streak.coins());
            out.writeBooleanField("settled", streak.settled());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void comments(JsonGenerator out, Collection<RoomEvent.CommentPosted> comments) throws IOException {
        out.writeArrayFieldStart("comments");
        for (RoomEvent.CommentPosted comment : comments) {
            out.writeStartObject();
            out.writeStringField("id", comment.id());
            person(out, "user", comment.author());
            out.writeStringField("text", comment.text());
            at(out, comment.atMillis());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void tips(JsonGenerator out, List<RoomEvent.TipShown> tips) throws IOException {
        if (tips.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("tips");
        for (RoomEvent.TipShown tip : tips) {
            out.writeStartObject();
            out.writeStringField("tip_id", tip.id());
            out.writeObjectFieldStart("amount");
            out.writeNumberField("amount", tip.amount());
            out.writeStringField("currency", tip.currency());
            out.writeEndObject();
            person(out, "sender", tip.sender());
            if (!tip.message().isEmpty()) {
                out.writeStringField("message", tip.message());
            }
            at(out, tip.atMillis());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void top(JsonGenerator out, List<RoomFrame.TopListView> places) throws IOException {
        out.writeArrayFieldStart("top");
        for (RoomFrame.TopListView place : places) {
            out.writeStartObject();
            person(out, "user", place.user());
            out.writeNumberField("coins", place.coins());
            out.writeNumberField("rank", place.rank());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void person(JsonGenerator out, String field, Person person) throws IOException {
        out.writeObjectFieldStart(field);
        @Nullable String id = person.id();
        if (id != null) {
            out.writeStringField("id", id);
        }
        out.writeStringField("name", person.name());
        out.writeStringField("avatar_seed", person.avatarSeed());
        Person.@Nullable Badge badge = person.badge();
        if (badge != null) {
            out.writeObjectFieldStart("badge");
            out.writeStringField("tier", badge.tier());
            out.writeNumberField("months", badge.months());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void at(JsonGenerator out, long millis) throws IOException {
        out.writeStringField("at", Instant.ofEpochMilli(millis).toString());
    }

    @FunctionalInterface
    private interface Content {
        void to(JsonGenerator out) throws IOException;
    }

    private byte[] written(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            content.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }
}
