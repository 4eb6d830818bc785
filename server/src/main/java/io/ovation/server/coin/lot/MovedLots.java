package io.ovation.server.coin.lot;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Coins that go back, come back, or arrive after they were held: rare next to gifts, so each is its own statements. */
final class MovedLots {
    private static final int PAGE = 200;

    private final Handle handle;

    MovedLots(Handle handle) {
        this.handle = handle;
    }

    /**
     * Coins of a purchase leave the wallet for good. Where fewer of them are left, the newest coins of the wallet go in their
     * place, and stand for the oldest gifts that the purchase had paid for.
     */
    void giveBack(
            CoinWallet wallet, long recharge, long coins, String kind, long reference, long sequence, Instant at) {
        Taking taking = new Taking(kind, reference, sequence, at);
        Long named = handle.createQuery("""
                        SELECT lot FROM coin_lot WHERE recharge = :recharge AND user_number = :user
                            AND currency = :currency ORDER BY lot LIMIT 1""")
                .bind("recharge", recharge)
                .bind("user", wallet.user())
                .bind("currency", wallet.currency())
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
        long left = coins;
        if (named != null) {
            left -= takeUnspent(named, left, taking);
        }
        while (left > 0) {
            Long newest = handle.createQuery("""
                            SELECT lot FROM coin_lot WHERE user_number = :user AND currency = :currency AND unspent > 0
                            ORDER BY lot DESC LIMIT 1""")
                    .bind("user", wallet.user())
                    .bind("currency", wallet.currency())
                    .mapTo(Long.class)
                    .findOne()
                    .orElse(null);
            if (newest == null) {
                use(0, left, taking);
                return;
            }
            left -= standIn(newest, named, left, taking);
        }
    }

    /** Takes coins of a newer lot in the place of a purchase's, and gives it gifts of the purchase for them. */
    private long standIn(long newer, @Nullable Long named, long most, Taking taking) {
        long unspent = handle.createQuery("SELECT unspent FROM coin_lot WHERE lot = :lot")
                .bind("lot", newer)
                .mapTo(Long.class)
                .one();
        long coins = Math.min(unspent, most);
        long moved = named == null ? 0 : move(named, newer, coins);
        change(newer, -coins);
        if (moved > 0 && named != null) {
            use(named, moved, taking);
        }
        if (coins > moved) {
            use(newer, coins - moved, taking);
        }
        return coins;
    }

    private long takeUnspent(long lot, long most, Taking taking) {
        long unspent = handle.createQuery("SELECT unspent FROM coin_lot WHERE lot = :lot")
                .bind("lot", lot)
                .mapTo(Long.class)
                .one();
        long coins = Math.min(unspent, most);
        if (coins > 0) {
            change(lot, -coins);
            use(lot, coins, taking);
        }
        return coins;
    }

    /** The oldest gifts of one lot are another's from now on, up to so many coins; returns how many. */
    private long move(long from, long to, long coins) {
        long moved = 0;
        while (moved < coins) {
            List<Use> oldest = handle.createQuery("""
                            SELECT entry_sequence, part, coins, micros, diamond_units FROM coin_lot_use
                            WHERE lot = :lot AND kind IN ('gift', 'hold', 'other')
                            ORDER BY entry_sequence, part LIMIT :limit""")
                    .bind("lot", from)
                    .bind("limit", PAGE)
                    .map((row, context) -> new Use(
                            row.getLong("entry_sequence"),
                            row.getInt("part"),
                            row.getLong("coins"),
                            row.getLong("micros"),
                            row.getLong("diamond_units")))
                    .list();
            if (oldest.isEmpty()) {
                return moved;
            }
            for (Use use : oldest) {
                if (moved == coins) {
                    break;
                }
                long part = Math.min(use.coins(), coins - moved);
                if (part == use.coins()) {
                    handle.createUpdate("""
                                    UPDATE coin_lot_use SET lot = :to
                                    WHERE entry_sequence = :sequence AND part = :part""")
                            .bind("to", to)
                            .bind("sequence", use.sequence())
                            .bind("part", use.part())
                            .execute();
                } else {
                    split(use, part, to);
                }
                moved += part;
            }
        }
        return moved;
    }

    private void split(Use use, long coins, long to) {
        long micros = Earned.share(use.micros(), 0, coins, use.coins());
        long units = Earned.share(use.diamondUnits(), 0, coins, use.coins());
        handle.createUpdate("""
                        INSERT INTO coin_lot_use (entry_sequence, part, lot, kind, coins, reference, gift, creator, stream,
                            currency, micros, diamond_units, matures_on, at)
                        SELECT entry_sequence, (SELECT max(part) + 1 FROM coin_lot_use m
                                WHERE m.entry_sequence = u.entry_sequence), :to, kind, :coins, reference, gift, creator,
                            stream, currency, :micros, :units, matures_on, at
                        FROM coin_lot_use u WHERE entry_sequence = :sequence AND part = :part""")
                .bind("to", to)
                .bind("coins", coins)
                .bind("micros", micros)
                .bind("units", units)
                .bind("sequence", use.sequence())
                .bind("part", use.part())
                .execute();
        handle.createUpdate("""
                        UPDATE coin_lot_use SET coins = coins - :coins, micros = micros - :micros,
                            diamond_units = diamond_units - :units
                        WHERE entry_sequence = :sequence AND part = :part""")
                .bind("coins", coins)
                .bind("micros", micros)
                .bind("units", units)
                .bind("sequence", use.sequence())
                .bind("part", use.part())
                .execute();
    }

    /** Coins that had gone are in the wallet again, in the lots they were taken from; the last taken come first. */
    void comeBack(String kind, long reference, long coins) {
        long left = coins;
        List<Taken> taken = handle.createQuery("""
                        SELECT entry_sequence, part, lot, coins FROM coin_lot_use
                        WHERE kind = :kind AND reference = :reference ORDER BY entry_sequence DESC, part DESC""")
                .bind("kind", kind)
                .bind("reference", reference)
                .map((row, context) -> new Taken(
                        row.getLong("entry_sequence"), row.getInt("part"), row.getLong("lot"), row.getLong("coins")))
                .list();
        for (Taken each : taken) {
            long part = Math.min(each.coins(), left);
            if (part == 0) {
                return;
            }
            change(each.lot(), part);
            handle.createUpdate(
                            part == each.coins()
                                    ? "DELETE FROM coin_lot_use WHERE entry_sequence = :sequence AND part = :part"
                                    : "UPDATE coin_lot_use SET coins = coins - :coins"
                                            + " WHERE entry_sequence = :sequence AND part = :part")
                    .bind("sequence", each.sequence())
                    .bind("part", each.part())
                    .bind("coins", part)
                    .execute();
            left -= part;
        }
    }

    /** A big gift arrived: the coins that were held for it are a gift now. */
    void arrived(long hold, @Nullable Earned earned, Instant at) {
        List<Taken> held = handle.createQuery("""
                        SELECT entry_sequence, part, lot, coins FROM coin_lot_use
                        WHERE kind = 'hold' AND reference = :hold ORDER BY entry_sequence, part""")
                .bind("hold", hold)
                .map((row, context) -> new Taken(
                        row.getLong("entry_sequence"), row.getInt("part"), row.getLong("lot"), row.getLong("coins")))
                .list();
        long coins = held.stream().mapToLong(Taken::coins).sum();
        long before = 0;
        for (Taken each : held) {
            long after = before + each.coins();
            handle.createUpdate("""
                            UPDATE coin_lot_use SET kind = 'gift', creator = :creator, stream = :stream,
                                currency = :currency, micros = :micros, diamond_units = :units, matures_on = :matures,
                                at = :at
                            WHERE entry_sequence = :sequence AND part = :part""")
                    .bind("creator", earned == null ? null : earned.creator())
                    .bind("stream", earned == null ? null : earned.stream())
                    .bind("currency", earned == null ? null : earned.currency())
                    .bind("micros", earned == null ? 0 : Earned.share(earned.micros(), before, after, coins))
                    .bind("units", earned == null ? 0 : Earned.share(earned.diamondUnits(), before, after, coins))
                    .bind("matures", earned == null ? null : earned.maturesOn())
                    .bind("at", at)
                    .bind("sequence", each.sequence())
                    .bind("part", each.part())
                    .execute();
            before = after;
        }
    }

    private void change(long lot, long coins) {
        handle.createUpdate("UPDATE coin_lot SET unspent = unspent + :coins WHERE lot = :lot")
                .bind("coins", coins)
                .bind("lot", lot)
                .execute();
    }

    private void use(long lot, long coins, Taking taking) {
        handle.createUpdate("""
                        INSERT INTO coin_lot_use (entry_sequence, part, lot, kind, coins, reference, at)
                        VALUES (:sequence, (SELECT COALESCE(max(part) + 1, 0) FROM coin_lot_use
                            WHERE entry_sequence = :sequence), :lot, :kind, :coins, :reference, :at)""")
                .bind("sequence", taking.sequence())
                .bind("lot", lot)
                .bind("kind", taking.kind())
                .bind("coins", coins)
                .bind("reference", taking.reference())
                .bind("at", taking.at())
                .execute();
    }

    private record Taking(String kind, long reference, long sequence, Instant at) {}

    private record Use(long sequence, int part, long coins, long micros, long diamondUnits) {}

    private record Taken(long sequence, int part, long lot, long coins) {}
}
