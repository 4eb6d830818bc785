package io.ovation.server.gift;

import io.ovation.server.live.room.Streaks;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The streaks that a stretch of batches begins or makes longer: the latest of each sender and gift is read once, joined
 * in memory by the rule of {@link Streaks}, and written once.
 */
final class StreakRows {
    record Key(long live, long sender, boolean anonymous, int gift) {
        static Key of(GiftEntry gift) {
            return new Key(gift.live(), gift.sender(), gift.anonymous(), gift.gift());
        }
    }

    record Row(UUID id, Key key, long count, long coins, long firstAt, long lastAt) {}

    private final Connection connection;
    private final Map<Key, @Nullable Row> latest = new LinkedHashMap<>();
    private final Map<UUID, Row> changed = new HashMap<>();

    StreakRows(Connection connection) {
        this.connection = connection;
    }

    /** Says that a gift of this kind and sender will come. */
    void expect(GiftEntry gift) {
        latest.put(Key.of(gift), null);
    }

    /** Reads the latest streak of everything expected. */
    void load() throws SQLException {
        if (latest.isEmpty()) {
            return;
        }
        List<Key> keys = List.copyOf(latest.keySet());
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT s.id, s.live, s.sender, s.anonymous, s.gift, s.count, s.coins, s.first_at, s.last_at
                FROM unnest(?::bigint[], ?::bigint[], ?::boolean[], ?::integer[]) AS k (live, sender, anonymous, gift)
                CROSS JOIN LATERAL (
                    SELECT * FROM gift_streaks r
                    WHERE r.live = k.live AND r.sender = k.sender AND r.anonymous = k.anonymous AND r.gift = k.gift
                    ORDER BY r.last_at DESC LIMIT 1) s""")) {
            query.setArray(1, array("bigint", keys.stream().map(Key::live).toArray()));
            query.setArray(2, array("bigint", keys.stream().map(Key::sender).toArray()));
            query.setArray(3, array("boolean", keys.stream().map(Key::anonymous).toArray()));
            query.setArray(4, array("integer", keys.stream().map(Key::gift).toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Key key = new Key(
                            rows.getLong("live"),
                            rows.getLong("sender"),
                            rows.getBoolean("anonymous"),
                            rows.getInt("gift"));
                    latest.put(
                            key,
                            new Row(
                                    rows.getObject("id", UUID.class),
                                    key,
                                    rows.getLong("count"),
                                    rows.getLong("coins"),
                                    rows.getLong("first_at"),
                                    rows.getLong("last_at")));
                }
            }
        }
    }

    /** Counts a gift; returns the streak it is part of. */
    UUID join(GiftEntry gift, UUID id, long atMillis) {
        Key key = Key.of(gift);
        Row before = latest.get(key);
        Row after = before != null && atMillis - before.lastAt() <= Streaks.GAP_MILLIS
                ? new Row(
                        before.id(),
                        key,
                        before.count() + gift.count(),
                        before.coins() + gift.coins(),
                        before.firstAt(),
                        atMillis)
                : new Row(id, key, gift.count(), gift.coins(), atMillis, atMillis);
        latest.put(key, after);
        changed.put(after.id(), after);
        return after.id();
    }

    /** Writes what has changed. */
    void write() throws SQLException {
        try (PreparedStatement rows = connection.prepareStatement("""
                INSERT INTO gift_streaks (id, live, sender, anonymous, gift, count, coins, first_at, last_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE
                SET count = excluded.count, coins = excluded.coins, last_at = excluded.last_at""")) {
            for (Row row : changed.values()) {
                rows.setObject(1, row.id());
                rows.setLong(2, row.key().live());
                rows.setLong(3, row.key().sender());
                rows.setBoolean(4, row.key().anonymous());
                rows.setInt(5, row.key().gift());
                rows.setLong(6, row.count());
                rows.setLong(7, row.coins());
                rows.setLong(8, row.firstAt());
                rows.setLong(9, row.lastAt());
                rows.addBatch();
            }
            rows.executeBatch();
        }
    }

    /** A streak as it stands after this stretch; null for one that it did not change. */
    @Nullable
    Row changed(UUID streak) {
        return changed.get(streak);
    }

    private Array array(String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }
}
