package io.ovation.server.gift;

import io.ovation.economics.AccountKind;
import io.ovation.economics.EventKind;
import io.ovation.economics.Gift;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Posted;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.Events;
import io.ovation.server.feed.FeedBatch;
import io.ovation.server.feed.FeedProjection;
import io.ovation.server.store.RowCopy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Gifts, big gifts on their way, streaks and top lists as rows. Streaks are worked out from journal time alone, so
 * building it again gives the same ones. When it is behind, many batches are written with a handful of statements.
 */
@ApplicationScoped
public class GiftProjection implements FeedProjection {
    /** Its name, the key of its cursor. */
    public static final String NAME = "gift";

    private record Arrived(
            GiftEntry gift,
            AcceptedEntry entry,
            FeedBatch batch,
            UUID id,
            @Nullable UUID streak) {}

    private record SupporterKey(long live, long sender, boolean anonymous) {}

    private final GiftCatalogue catalogue;
    private final GiftTelling telling;

    GiftProjection(GiftCatalogue catalogue) {
        this.catalogue = catalogue;
        this.telling = new GiftTelling(catalogue);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(Handle handle, FeedBatch batch) {
        applyAll(handle, List.of(batch));
    }

    @Override
    public void applyAll(Handle handle, List<FeedBatch> batches) {
        try {
            write(handle, handle.getConnection(), batches);
        } catch (SQLException fault) {
            throw new IllegalStateException("Gifts could not be written", fault);
        }
    }

    @Override
    public void clear(Handle handle) {
        for (String table :
                List.of("gifts", "gift_holds", "gift_streaks", "gift_supporters", "gift_totals", "gift_progress")) {
            handle.execute("DELETE FROM " + table);
        }
    }

    private void write(Handle handle, Connection connection, List<FeedBatch> batches) throws SQLException {
        HoldRows holds = new HoldRows(connection);
        List<AcceptedEntry> arrivals = new ArrayList<>();
        List<FeedBatch> of = new ArrayList<>();
        for (FeedBatch batch : batches) {
            for (AcceptedEntry entry : batch.entries()) {
                if (GiftEntry.isArrival(entry)) {
                    arrivals.add(entry);
                    of.add(batch);
                }
                holds.take(entry, batch);
            }
        }
        StreakRows streaks = new StreakRows(connection);
        List<Arrived> arrived = arrivals.isEmpty() ? List.of() : arrivals(streaks, arrivals, of, holds);
        if (!arrived.isEmpty()) {
            writeArrived(connection, arrived);
        }
        tell(handle, batches, arrived, holds, streaks);
        holds.write();
        progress(connection, batches.getLast().sequence());
    }

    private List<Arrived> arrivals(
            StreakRows streaks, List<AcceptedEntry> entries, List<FeedBatch> batches, HoldRows holds)
            throws SQLException {
        List<GiftEntry> gifts = entries.stream().map(GiftEntry::of).toList();
        for (GiftEntry gift : gifts) {
            if (isCombinable(gift)) {
                streaks.expect(gift);
            }
        }
        streaks.load();
        List<Arrived> arrived = new ArrayList<>(gifts.size());
        for (int place = 0; place < gifts.size(); place++) {
            GiftEntry gift = gifts.get(place);
            AcceptedEntry entry = entries.get(place);
            UUID id = gift.hold() == 0 ? entry.id() : holds.released(gift.hold());
            UUID streak = isCombinable(gift)
                    ? streaks.join(gift, id, batches.get(place).time().wallMillis())
                    : null;
            arrived.add(new Arrived(gift, entry, batches.get(place), id, streak));
        }
        streaks.write();
        return arrived;
    }

    /** Events of what has not been told before, in the order of the books; then how far each streak has come. */
    private void tell(Handle handle, List<FeedBatch> batches, List<Arrived> arrived, HoldRows holds, StreakRows streaks)
            throws SQLException {
        long told = Events.told(handle, NAME, batches.getLast().sequence());
        List<EventDraft> drafts = new ArrayList<>();
        Set<UUID> grown = new LinkedHashSet<>();
        Iterator<Arrived> next = arrived.iterator();
        for (FeedBatch batch : batches) {
            boolean isNews = batch.sequence() > told;
            for (AcceptedEntry entry : batch.entries()) {
                if (GiftEntry.isArrival(entry)) {
                    Arrived each = next.next();
                    if (isNews) {
                        drafts.add(telling.sent(each.gift(), entry, batch, each.id(), each.streak()));
                        if (each.streak() != null) {
                            grown.add(each.streak());
                        }
                    }
                } else if (isNews && entry.code() == EventKind.BIG_GIFT_HELD.code()) {
                    drafts.add(telling.held(entry, batch));
                } else if (isNews && entry.code() == EventKind.BIG_GIFT_UNDONE.code()) {
                    long hold = entry.transfers().getFirst().debit().owner();
                    drafts.add(telling.undone(entry, batch, holds.released(hold)));
                }
            }
        }
        Map<UUID, Long> open = new LinkedHashMap<>();
        for (UUID streak : grown) {
            StreakRows.Row row = streaks.changed(streak);
            if (row != null) {
                drafts.add(EventDraft.of(
                        GiftEvents.STREAK_UPDATED,
                        GiftTelling.live(row.key().live()),
                        batches.getLast().business(),
                        telling.streak(row)));
                open.put(streak, row.lastAt());
            }
        }
        StreakSettling.open(handle, open);
        Events.append(handle, drafts);
    }

    private boolean isCombinable(GiftEntry gift) {
        return catalogue.byNumber(gift.gift()).filter(GiftItem::combinable).isPresent();
    }

    private static void writeArrived(Connection connection, List<Arrived> arrived) throws SQLException {
        RowCopy rows = new RowCopy(
                "gifts",
                "id",
                "entry",
                "entry_sequence",
                "batch_sequence",
                "batch_hash",
                "live",
                "creator",
                "sender",
                "anonymous",
                "promotional",
                "gift",
                "count",
                "coins",
                "at",
                "streak",
                "paid_currency",
                "revenue_micros",
                "tax_micros",
                "fee_micros",
                "earnings_currency",
                "creator_micros",
                "reserve_micros",
                "diamond_units",
                "matures_on");
        for (Arrived each : arrived) {
            put(rows, each);
        }
        rows.send(connection);
        Map<SupporterKey, long[]> supporters = new HashMap<>();
        Map<Long, long[]> totals = new HashMap<>();
        for (Arrived each : arrived) {
            GiftEntry gift = each.gift();
            long[] given = supporters.computeIfAbsent(
                    new SupporterKey(gift.live(), gift.sender(), gift.anonymous()), key -> new long[2]);
            given[0] += gift.coins();
            given[1] = each.entry().sequence();
            long[] total = totals.computeIfAbsent(gift.live(), key -> new long[2]);
            total[0] += gift.count();
            total[1] += gift.coins();
        }
        addSupporters(connection, supporters);
        addTotals(connection, totals);
    }

    private static void put(RowCopy rows, Arrived each) {
        GiftEntry gift = each.gift();
        rows.put(each.id())
                .put(each.entry().id())
                .put(each.entry().sequence())
                .put(each.batch().sequence())
                .put(each.batch().hash())
                .put(gift.live())
                .put(gift.creator())
                .put(gift.sender())
                .put(gift.anonymous())
                .put(gift.promotional())
                .put(gift.gift())
                .put(gift.count())
                .put(gift.coins())
                .put(each.batch().business())
                .put(each.streak())
                .put(gift.paidCurrency())
                .put(gift.revenueMicros())
                .put(gift.taxMicros())
                .put(gift.feeMicros())
                .put(gift.earningsCurrency())
                .put(gift.creatorMicros())
                .put(gift.reserveMicros())
                .put(gift.diamondUnits())
                .put(gift.maturesOn())
                .endRow();
    }

    private static void addSupporters(Connection connection, Map<SupporterKey, long[]> supporters) throws SQLException {
        int size = supporters.size();
        Long[] lives = new Long[size];
        Long[] senders = new Long[size];
        Boolean[] anonymous = new Boolean[size];
        Long[] coins = new Long[size];
        Long[] since = new Long[size];
        int row = 0;
        for (Map.Entry<SupporterKey, long[]> each : supporters.entrySet()) {
            lives[row] = each.getKey().live();
            senders[row] = each.getKey().sender();
            anonymous[row] = each.getKey().anonymous();
            coins[row] = each.getValue()[0];
            since[row++] = each.getValue()[1];
        }
        try (PreparedStatement rows = connection.prepareStatement("""
                INSERT INTO gift_supporters (live, sender, anonymous, coins, since)
                SELECT * FROM unnest(?, ?, ?, ?, ?)
                ON CONFLICT (live, sender, anonymous)
                DO UPDATE SET coins = gift_supporters.coins + excluded.coins, since = excluded.since""")) {
            rows.setArray(1, connection.createArrayOf("bigint", lives));
            rows.setArray(2, connection.createArrayOf("bigint", senders));
            rows.setArray(3, connection.createArrayOf("boolean", anonymous));
            rows.setArray(4, connection.createArrayOf("bigint", coins));
            rows.setArray(5, connection.createArrayOf("bigint", since));
            rows.executeUpdate();
        }
    }

    private static void addTotals(Connection connection, Map<Long, long[]> totals) throws SQLException {
        try (PreparedStatement rows = connection.prepareStatement("""
                INSERT INTO gift_totals (live, gifts, coins) VALUES (?, ?, ?)
                ON CONFLICT (live) DO UPDATE SET gifts = gift_totals.gifts + excluded.gifts,
                    coins = gift_totals.coins + excluded.coins""")) {
            for (Map.Entry<Long, long[]> each : totals.entrySet()) {
                rows.setLong(1, each.getKey());
                rows.setLong(2, each.getValue()[0]);
                rows.setLong(3, each.getValue()[1]);
                rows.addBatch();
            }
            rows.executeBatch();
        }
    }

    private static void progress(Connection connection, long sequence) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("""
                INSERT INTO gift_progress (id, sequence) VALUES (1, ?)
                ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence""")) {
            row.setLong(1, sequence);
            row.executeUpdate();
        }
    }

    /** The rows of big gifts on their way that a stretch of batches makes and changes. */
    private static final class HoldRows {
        private final Connection connection;
        private final List<AcceptedEntry> held = new ArrayList<>();
        private final List<FeedBatch> heldIn = new ArrayList<>();
        private final Map<Long, String> ended = new HashMap<>();

        private HoldRows(Connection connection) {
            this.connection = connection;
        }

        void take(AcceptedEntry entry, FeedBatch batch) {
            if (entry.code() == EventKind.BIG_GIFT_HELD.code()) {
                held.add(entry);
                heldIn.add(batch);
            } else if (entry.code() == EventKind.BIG_GIFT_RELEASED.code()) {
                ended.put(entry.transfers().getFirst().debit().owner(), Hold.RELEASED);
            } else if (entry.code() == EventKind.BIG_GIFT_UNDONE.code()) {
                ended.put(entry.transfers().getFirst().debit().owner(), Hold.UNDONE);
            }
        }

        /** The id of a gift whose hold was released or undone. */
        UUID released(long hold) throws SQLException {
            for (AcceptedEntry entry : held) {
                if (entry.transfers().getFirst().credit().owner() == hold) {
                    return entry.id();
                }
            }
            try (PreparedStatement query = connection.prepareStatement("SELECT id FROM gift_holds WHERE hold = ?")) {
                query.setLong(1, hold);
                try (var rows = query.executeQuery()) {
                    if (!rows.next()) {
                        throw new IllegalStateException("The books release hold " + hold + ", which they never made");
                    }
                    return rows.getObject(1, UUID.class);
                }
            }
        }

        void write() throws SQLException {
            if (!held.isEmpty()) {
                writeHeld();
            }
            if (!ended.isEmpty()) {
                try (PreparedStatement rows =
                        connection.prepareStatement("UPDATE gift_holds SET state = ? WHERE hold = ?")) {
                    for (Map.Entry<Long, String> each : ended.entrySet()) {
                        rows.setString(1, each.getValue());
                        rows.setLong(2, each.getKey());
                        rows.addBatch();
                    }
                    rows.executeBatch();
                }
            }
        }

        private void writeHeld() throws SQLException {
            try (PreparedStatement rows = connection.prepareStatement("""
                    INSERT INTO gift_holds (hold, id, live, sender, anonymous, promotional, currency, gift, count, coins,
                        held_on, held_at, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'held')""")) {
                for (int place = 0; place < held.size(); place++) {
                    AcceptedEntry entry = held.get(place);
                    FeedBatch batch = heldIn.get(place);
                    Posted coins = entry.transfers().getFirst();
                    boolean promotional = AccountKind.of(coins.debit()) == AccountKind.PROMO_WALLET;
                    rows.setLong(1, coins.credit().owner());
                    rows.setObject(2, entry.id());
                    rows.setLong(3, entry.reference1());
                    rows.setLong(4, entry.reference3());
                    rows.setBoolean(5, Gift.anonymous(entry.reference2()));
                    rows.setBoolean(6, promotional);
                    rows.setInt(7, coins.debit().bucket());
                    rows.setInt(8, Gift.giftNumber(entry.reference2()));
                    rows.setInt(9, Gift.count(entry.reference2()));
                    rows.setLong(10, coins.amount());
                    rows.setObject(11, meteredOn(entry, batch));
                    rows.setTimestamp(12, Timestamp.from(batch.wall()));
                    rows.addBatch();
                }
                rows.executeBatch();
            }
        }

        /** The day whose meter counted it; given coins are not metered. */
        private static LocalDate meteredOn(AcceptedEntry entry, FeedBatch batch) {
            for (Posted posted : entry.transfers()) {
                if (AccountKind.of(posted.debit()) == AccountKind.SPEND_METER) {
                    return LocalDate.ofEpochDay(posted.debit().bucket());
                }
            }
            return LocalDate.ofEpochDay(Math.floorDiv(batch.time().businessMillis(), 86_400_000L));
        }
    }
}
