package io.ovation.audience.show;

import io.ovation.audience.show.Recorded.Reason;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What Ovation's own two formats share: the meaning of time, room, sender, gift or coins, count, and of the optional kind,
 * text and id. A row whose id was seen before is a duplicate.
 */
final class OwnShow {
    /** The largest count that is believed. */
    static final long MOST = 1_000_000;

    private final Consumer<Recorded> sink;
    private final Recent ids = new Recent();
    private long lastMillis;

    OwnShow(Consumer<Recorded> sink) {
        this.sink = sink;
    }

    /** One row; every value may be missing, as null. */
    record Row(
            @Nullable String time,
            @Nullable String room,
            @Nullable String sender,
            @Nullable String gift,
            @Nullable String coins,
            @Nullable String count,
            @Nullable String kind,
            @Nullable String text,
            @Nullable String id) {}

    void row(long position, Row row) {
        long time = Fields.time(row.time());
        if (row.time() != null && time == Fields.NONE) {
            skip(position, Reason.MALFORMED, "time");
            return;
        }
        String sender = row.sender();
        if (sender == null) {
            skip(position, Reason.MALFORMED, "sender");
            return;
        }
        if (row.id() != null && !ids.add(row.id())) {
            skip(position, Reason.DUPLICATE, "id");
            return;
        }
        lastMillis = time == Fields.NONE ? lastMillis : time;
        String room = row.room() == null ? "show" : row.room();
        String kind = row.kind() == null ? "gift" : row.kind().toLowerCase(Locale.ROOT);
        switch (kind) {
            case "gift" -> gift(position, room, sender, row);
            case "comment", "chat" ->
                sink.accept(
                        new Recorded.Comment(position, lastMillis, room, sender, row.text() == null ? "" : row.text()));
            case "like" -> {
                long count = count(row.count());
                if (count <= 0) {
                    skip(position, Reason.COUNT_INVALID, "like");
                } else {
                    sink.accept(new Recorded.Like(position, lastMillis, room, sender, count));
                }
            }
            default -> skip(position, Reason.OTHER_KIND, kind);
        }
    }

    private void gift(long position, String room, String sender, Row row) {
        long count = count(row.count());
        long coins = row.coins() == null ? Recorded.PRICE_UNKNOWN : Fields.whole(row.coins());
        if (count <= 0 || row.coins() != null && (coins < 0 || coins > MOST)) {
            skip(position, Reason.COUNT_INVALID, "gift");
        } else if (coins == 0) {
            skip(position, Reason.FREE, row.gift() == null ? "gift" : row.gift());
        } else if (row.gift() == null && coins == Recorded.PRICE_UNKNOWN) {
            skip(position, Reason.MALFORMED, "gift or coins");
        } else {
            String name = row.gift() == null ? "" : row.gift();
            sink.accept(new Recorded.Gift(position, lastMillis, room, sender, name, coins, count));
        }
    }

    private static long count(@Nullable String text) {
        long count = text == null ? 1 : Fields.whole(text);
        return count > MOST ? -1 : count;
    }

    void skip(long position, Reason reason, String what) {
        sink.accept(new Recorded.Skipped(position, reason, what));
    }
}
