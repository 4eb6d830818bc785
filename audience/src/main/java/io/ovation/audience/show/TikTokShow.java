package io.ovation.audience.show;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.audience.show.Recorded.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * JSON lines of TikTok-Live-Connector events.
 *
 * <p>People write them in several envelopes ({@code {"type":"gift","data":{...}}}, {@code ["gift", {...}]} or the bare
 * event), and the connector's versions name things differently: flat in 1.x and its legacy mode ({@code userId},
 * {@code diamondCount}, {@code giftType}, boolean {@code repeatEnd}), nested in 2.x ({@code user.userId} or
 * {@code user.idStr}, {@code giftDetails} or {@code gift}, {@code common.msgId}, numeric {@code repeatEnd}), and the first
 * ones had {@code gift.repeat_count} and {@code extendedGiftInfo.diamond_count}. All of these are read. A gift's price once
 * seen holds for the same gift id where it is missing.
 */
final class TikTokShow {
    private static final int MOST_PRICES = 50_000;

    private final ObjectMapper json = new ObjectMapper();
    private final Consumer<Recorded> sink;
    private final Streaks streaks;
    private final Recent messages = new Recent();
    private final Map<String, Long> prices = new HashMap<>();
    private long lastMillis;

    TikTokShow(Consumer<Recorded> sink) {
        this.sink = sink;
        this.streaks = new Streaks(sink);
    }

    void read(InputStream in) throws IOException {
        Lines lines = new Lines(in);
        for (String line = lines.next(); line != null; line = lines.next()) {
            try {
                JsonNode node = json.readTree(line);
                if (node == null || !node.isContainerNode()) {
                    skip(lines.number(), Reason.MALFORMED, "line");
                } else {
                    envelope(lines.number(), node);
                }
            } catch (JsonProcessingException e) {
                skip(lines.number(), Reason.MALFORMED, "line");
            }
        }
        streaks.finish();
    }

    private void envelope(long position, JsonNode node) throws JsonProcessingException {
        JsonNode outer = node;
        String kind;
        JsonNode data;
        if (node.isArray()) {
            kind = node.path(0).asText("");
            data = node.path(1);
        } else {
            kind = Fields.text(node, "type", "event", "eventName", "eventType", "method", "name");
            data = node;
            for (String name : new String[] {"data", "payload", "decodedData", "message"}) {
                if (node.path(name).isObject()) {
                    data = node.path(name);
                    break;
                }
                if (node.path(name).isTextual() && node.path(name).asText().startsWith("{")) {
                    data = json.readTree(node.path(name).asText());
                    break;
                }
            }
        }
        if (!data.isObject()) {
            skip(position, Reason.MALFORMED, "event");
            return;
        }
        lastMillis = Math.max(lastMillis, at(outer, data));
        switch (kind(kind, data)) {
            case "gift" -> gift(position, outer, data);
            case "chat" -> chat(position, outer, data);
            case "like" -> like(position, outer, data);
            case String other -> skip(position, Reason.OTHER_KIND, other);
        }
    }

    private static String kind(@Nullable String named, JsonNode data) {
        if (named == null || named.isBlank()) {
            if (data.has("giftId") || data.path("gift").has("gift_id")) {
                return "gift";
            }
            if (data.has("comment") || data.has("content")) {
                return "chat";
            }
            return data.has("likeCount") ? "like" : "unnamed";
        }
        String name = named.toLowerCase(Locale.ROOT).replace("webcast", "").replace("message", "");
        return name.equals("comment") ? "chat" : name;
    }

    private void gift(long position, JsonNode outer, JsonNode data) {
        String giftId = Fields.text(data, "giftId", "gift.gift_id", "gift.id", "giftDetails.id");
        long count = Fields.number(data, "repeatCount", "gift.repeat_count", "comboCount");
        if (giftId == null) {
            skip(position, Reason.MALFORMED, "gift without id");
            return;
        }
        if (count == Fields.NONE) {
            count = 1;
        }
        if (count < 0 || count > OwnShow.MOST) {
            skip(position, Reason.COUNT_INVALID, "gift");
            return;
        }
        long price = price(giftId, data);
        if (price == 0) {
            skip(position, Reason.FREE, "gift " + giftId);
            return;
        }
        String name = Fields.text(
                data, "giftName", "giftDetails.giftName", "giftDetails.name", "gift.name", "extendedGiftInfo.name");
        long type = Fields.number(
                data,
                "giftType",
                "giftDetails.giftType",
                "giftDetails.type",
                "gift.type",
                "gift.gift_type",
                "gift.giftType",
                "extendedGiftInfo.type");
        boolean streakable = type == 1 || type == Fields.NONE || Fields.number(data, "gift.combo") == 1;
        boolean end = Fields.number(data, "repeatEnd", "gift.repeat_end") == 1;
        long sent = Fields.time(Fields.text(data, "createTime", "common.createTime", "timestamp", "event.createTime"));
        Recorded.Gift gift = new Recorded.Gift(
                position,
                lastMillis,
                room(outer, data),
                sender(data),
                name == null ? "gift " + giftId : name,
                price,
                Math.max(1, count));
        streaks.announce(new Streaks.Announced(gift, giftId, streakable, end, sent, id(data), groupId(data)));
    }

    private long price(String giftId, JsonNode data) {
        long price = Fields.number(
                data,
                "diamondCount",
                "giftDetails.diamondCount",
                "gift.diamondCount",
                "gift.diamond_count",
                "extendedGiftInfo.diamond_count",
                "extendedGiftInfo.diamondCount");
        if (price >= 0 && price <= OwnShow.MOST && (prices.size() < MOST_PRICES || prices.containsKey(giftId))) {
            prices.put(giftId, price);
        }
        return prices.getOrDefault(giftId, Recorded.PRICE_UNKNOWN);
    }

    private void chat(long position, JsonNode outer, JsonNode data) {
        String text = Fields.text(data, "comment", "content");
        if (text == null) {
            skip(position, Reason.MALFORMED, "chat");
        } else if (isNew(position, data, "chat")) {
            sink.accept(new Recorded.Comment(position, lastMillis, room(outer, data), sender(data), text));
        }
    }

    private void like(long position, JsonNode outer, JsonNode data) {
        long count = Fields.number(data, "likeCount", "count");
        if (count == Fields.NONE || count <= 0 || count > OwnShow.MOST) {
            skip(position, Reason.COUNT_INVALID, "like");
        } else if (isNew(position, data, "like")) {
            sink.accept(new Recorded.Like(position, lastMillis, room(outer, data), sender(data), count));
        }
    }

    private boolean isNew(long position, JsonNode data, String kind) {
        String id = id(data);
        if (id != null && !messages.add(id)) {
            skip(position, Reason.DUPLICATE, kind);
            return false;
        }
        return true;
    }

    private long at(JsonNode outer, JsonNode data) {
        String received = Fields.text(outer, "receivedAt", "time", "ts", "timestamp", "date");
        String sent = Fields.text(data, "createTime", "common.createTime", "timestamp", "event.createTime");
        long at = Fields.time(received == null ? sent : received);
        return at == Fields.NONE ? lastMillis : at;
    }

    private static @Nullable String id(JsonNode data) {
        String id = Fields.text(data, "msgId", "common.msgId", "event.msgId", "baseMessage.msgId", "base.msgId");
        return "0".equals(id) ? null : id;
    }

    private static @Nullable String groupId(JsonNode data) {
        String id = Fields.text(data, "groupId", "gift.group_id");
        return "0".equals(id) ? null : id;
    }

    private static String room(JsonNode outer, JsonNode data) {
        String room = Fields.text(data, "roomId", "common.roomId", "monitorExtra.room_id");
        room = room == null ? Fields.text(outer, "roomId", "room", "streamer", "host") : room;
        return room == null || room.equals("0") ? "show" : room;
    }

    private static String sender(JsonNode data) {
        String sender = Fields.text(
                data,
                "userId",
                "user.userId",
                "user.idStr",
                "user.id",
                "uniqueId",
                "user.uniqueId",
                "user.displayId",
                "secUid",
                "user.secUid",
                "nickname",
                "user.nickname");
        return sender == null ? "unknown" : sender;
    }

    private void skip(long position, Reason reason, String what) {
        sink.accept(new Recorded.Skipped(position, reason, what));
    }
}
