package io.ovation.server.coin.lot;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.server.store.RowCopy;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The lots with unspent coins of the wallets that a stretch of the journal touches, in memory, and what changed of them.
 * Read a page a wallet; written with three statements however many gifts there were. One thread, one transaction.
 */
final class OpenLots {
    private static final int PAGE = 8;

    private final Handle handle;
    private final Set<CoinWallet> expected = new LinkedHashSet<>();
    private final Map<CoinWallet, Queue> queues = new HashMap<>();
    private final Map<Long, Lot> changed = new LinkedHashMap<>();
    private final List<Lot> fresh = new ArrayList<>();
    private final RowCopy uses = uses();
    private final Map<Long, Integer> parts = new HashMap<>();

    OpenLots(Handle handle) {
        this.handle = handle;
    }

    /** Says that a wallet will be needed: all that are expected are read at once. */
    void expect(CoinWallet wallet) {
        expected.add(wallet);
    }

    /** What of a wallet is in memory is no longer true; it has to be written before. */
    void forget(CoinWallet wallet) {
        queues.remove(wallet);
    }

    void bought(CoinWallet wallet, long sequence, long recharge, long coins, Instant at) {
        Lot lot = new Lot(sequence, recharge, wallet, coins, at);
        fresh.add(lot);
        Queue queue = queues.get(wallet);
        if (queue != null && queue.complete) {
            queue.lots.addLast(lot);
        }
    }

    /** Takes the oldest coins of a wallet. */
    void spend(
            CoinWallet wallet,
            long coins,
            AcceptedEntry entry,
            String kind,
            long reference,
            @Nullable Earned earned,
            Instant at)
            throws SQLException {
        long taken = 0;
        while (taken < coins) {
            Lot lot = oldest(wallet);
            long part = lot == null ? coins - taken : Math.min(lot.unspent, coins - taken);
            put(lot == null ? 0 : lot.number, entry, kind, reference, part, taken, coins, earned, at);
            taken += part;
            if (lot != null) {
                lot.unspent -= part;
                if (!lot.isFresh) {
                    changed.put(lot.number, lot);
                }
                if (lot.unspent == 0) {
                    queue(wallet).lots.removeFirst();
                }
            }
        }
    }

    private void put(
            long lot,
            AcceptedEntry entry,
            String kind,
            long reference,
            long part,
            long before,
            long coins,
            @Nullable Earned earned,
            Instant at) {
        uses.put(entry.sequence())
                .put(parts.merge(entry.sequence(), 1, Integer::sum) - 1)
                .put(lot)
                .put(kind)
                .put(part)
                .put(reference)
                .put(kind.equals("other") ? null : entry.id());
        if (earned == null) {
            uses.putNull().putNull().putNull().put(0L).put(0L).putNull();
        } else {
            uses.put(earned.creator())
                    .put(earned.stream())
                    .put(earned.currency())
                    .put(Earned.share(earned.micros(), before, before + part, coins))
                    .put(Earned.share(earned.diamondUnits(), before, before + part, coins))
                    .put(earned.maturesOn());
        }
        uses.put(at).endRow();
    }

    static RowCopy uses() {
        return new RowCopy(
                "coin_lot_use",
                "entry_sequence",
                "part",
                "lot",
                "kind",
                "coins",
                "reference",
                "gift",
                "creator",
                "stream",
                "currency",
                "micros",
                "diamond_units",
                "matures_on",
                "at");
    }

    /** The oldest lot of a wallet with coins; null when the books know of none. */
    private @Nullable Lot oldest(CoinWallet wallet) throws SQLException {
        if (!queues.containsKey(wallet)) {
            expected.add(wallet);
            write();
            read();
        }
        if (queue(wallet).lots.isEmpty() && !queue(wallet).complete) {
            write();
            queues.remove(wallet);
            expected.add(wallet);
            read();
        }
        return queue(wallet).lots.peekFirst();
    }

    private Queue queue(CoinWallet wallet) {
        return Objects.requireNonNull(queues.get(wallet));
    }

    private void read() {
        List<CoinWallet> wallets =
                expected.stream().filter(wallet -> !queues.containsKey(wallet)).toList();
        expected.clear();
        Map<CoinWallet, List<Lot>> found = new HashMap<>();
        handle.createQuery("""
                        SELECT l.lot, l.recharge, l.user_number, l.currency, l.coins, l.unspent, l.at
                        FROM unnest(:users, :currencies) AS w (user_number, currency)
                        CROSS JOIN LATERAL (SELECT * FROM coin_lot o
                            WHERE o.user_number = w.user_number AND o.currency = w.currency AND o.unspent > 0
                            ORDER BY o.lot LIMIT :page) l
                        ORDER BY l.user_number, l.currency, l.lot""")
                .bindArray(
                        "users",
                        Long.class,
                        wallets.stream().map(CoinWallet::user).toArray())
                .bindArray(
                        "currencies",
                        Integer.class,
                        wallets.stream().map(CoinWallet::currency).toArray())
                .bind("page", PAGE)
                .map((row, context) -> {
                    CoinWallet wallet = new CoinWallet(row.getLong("user_number"), row.getInt("currency"));
                    Lot lot = new Lot(
                            row.getLong("lot"),
                            row.getLong("recharge"),
                            wallet,
                            row.getLong("coins"),
                            row.getTimestamp("at").toInstant());
                    lot.unspent = row.getLong("unspent");
                    lot.isFresh = false;
                    return lot;
                })
                .forEach(lot -> found.computeIfAbsent(lot.wallet, key -> new ArrayList<>())
                        .add(lot));
        for (CoinWallet wallet : wallets) {
            List<Lot> lots = found.getOrDefault(wallet, List.of());
            queues.put(wallet, new Queue(lots, lots.size() < PAGE));
        }
    }

    /** Writes everything that changed; what is in memory stays true. */
    void write() throws SQLException {
        if (!fresh.isEmpty()) {
            writeFresh();
        }
        if (!changed.isEmpty()) {
            writeChanged(changed.values());
        }
        uses.send(handle.getConnection());
        changed.clear();
    }

    private void writeFresh() throws SQLException {
        RowCopy rows = new RowCopy("coin_lot", "lot", "recharge", "user_number", "currency", "coins", "unspent", "at");
        for (Lot lot : fresh) {
            rows.put(lot.number)
                    .put(lot.recharge)
                    .put(lot.wallet.user())
                    .put(lot.wallet.currency())
                    .put(lot.coins)
                    .put(lot.unspent)
                    .put(lot.at)
                    .endRow();
            lot.isFresh = false;
        }
        rows.send(handle.getConnection());
        fresh.clear();
    }

    private void writeChanged(Collection<Lot> lots) {
        handle.createUpdate("""
                        UPDATE coin_lot l SET unspent = c.unspent
                        FROM unnest(:lots, :unspent) AS c (lot, unspent) WHERE l.lot = c.lot""")
                .bindArray(
                        "lots", Long.class, lots.stream().map(lot -> lot.number).toArray())
                .bindArray(
                        "unspent",
                        Long.class,
                        lots.stream().map(lot -> lot.unspent).toArray())
                .execute();
    }

    private static final class Lot {
        private final long number;
        private final long recharge;
        private final CoinWallet wallet;
        private final long coins;
        private final Instant at;
        private long unspent;
        private boolean isFresh = true;

        private Lot(long number, long recharge, CoinWallet wallet, long coins, Instant at) {
            this.number = number;
            this.recharge = recharge;
            this.wallet = wallet;
            this.coins = coins;
            this.at = at;
            this.unspent = coins;
        }
    }

    /** The lots of a wallet in the order they are spent; complete when none is left unread. */
    private static final class Queue {
        private final Deque<Lot> lots;
        private final boolean complete;

        private Queue(List<Lot> lots, boolean complete) {
            this.lots = new ArrayDeque<>(lots);
            this.complete = complete;
        }
    }
}
