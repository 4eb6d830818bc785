package io.ovation.server.coin.dispute;

import io.ovation.economics.Asset;
import io.ovation.economics.EventKind;
import io.ovation.economics.Stream;
import io.ovation.server.coin.recharge.Recharge;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which gifts the coins of a purchase paid for. Coins are spent in the order they were bought, as refunds count too: the
 * statement is read from the purchase on, with what was in the wallet before it in front. Blocking; any thread.
 */
@ApplicationScoped
class GiftsOfPurchase {
    private static final int PAGE = 5_000;
    private static final int MOST_PAGES = 2_000;

    private final Database database;

    GiftsOfPurchase(Database database) {
        this.database = database;
    }

    /**
     * The newest gifts that a purchase paid for, until so many coins are found.
     *
     * @param coins how many of its coins were spent and are gone
     * @param before number of the journal entry from which on nothing counts
     */
    List<Part> paidBy(Recharge recharge, long coins, long before) {
        if (coins <= 0) {
            return List.of();
        }
        Queue queue = new Queue(recharge.number());
        long after = 0;
        int line = -1;
        for (int page = 0; page < MOST_PAGES; page++) {
            List<Line> lines = read(recharge, after, line, before);
            lines.forEach(queue::take);
            if (lines.size() < PAGE) {
                break;
            }
            after = lines.getLast().sequence();
            line = lines.getLast().line();
        }
        return newest(queue.parts, coins);
    }

    private static List<Part> newest(List<Part> oldestFirst, long coins) {
        List<Part> parts = new ArrayList<>();
        long left = coins;
        for (int i = oldestFirst.size() - 1; i >= 0 && left > 0; i--) {
            Part part = oldestFirst.get(i);
            long taken = Math.min(left, part.coins());
            parts.add(new Part(part.gift(), part.creator(), part.stream(), taken, part.maturesOn()));
            left -= taken;
        }
        return parts;
    }

    private List<Line> read(Recharge recharge, long after, int line, long before) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT entry_sequence, line, entry_id, code, coins, balance_after, creator, matures_on, reference1,
                            reference2
                        FROM coin_statement
                        WHERE user_number = :user AND wallet = 'bought'
                            AND (coin_currency = :currency OR coin_currency IS NULL)
                            AND entry_sequence >= :bought AND (entry_sequence, line) > (:after, :line)
                            AND entry_sequence < :before
                        ORDER BY entry_sequence, line LIMIT :limit""")
                .bind("user", recharge.user())
                .bind("currency", Asset.fiat(recharge.currency()).number())
                .bind("bought", boughtAt(handle, recharge))
                .bind("after", after)
                .bind("line", line)
                .bind("before", before)
                .bind("limit", PAGE)
                .map((row, context) -> new Line(
                        row.getLong("entry_sequence"),
                        row.getInt("line"),
                        row.getObject("entry_id", UUID.class),
                        EventKind.of(row.getInt("code")),
                        row.getLong("coins"),
                        row.getLong("balance_after"),
                        row.getObject("creator", Long.class),
                        row.getObject("matures_on", LocalDate.class),
                        row.getLong("reference1"),
                        row.getLong("reference2")))
                .list());
    }

    private static long boughtAt(org.jdbi.v3.core.Handle handle, Recharge recharge) {
        return handle.createQuery("""
                        SELECT entry_sequence FROM coin_statement
                        WHERE user_number = :user AND code = :code AND reference1 = :recharge""")
                .bind("user", recharge.user())
                .bind("code", EventKind.COINS_BOUGHT.code())
                .bind("recharge", recharge.number())
                .mapTo(Long.class)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /**
     * A gift, or a part of one, that was paid for with coins of the purchase.
     *
     * @param gift id of the entry that took the coins
     * @param stream the stream it earned in
     * @param maturesOn null when the statement is too old to know
     */
    record Part(
            UUID gift, long creator, Stream stream, long coins, @Nullable LocalDate maturesOn) {}

    private record Line(
            long sequence,
            int line,
            UUID entry,
            EventKind event,
            long coins,
            long balanceAfter,
            @Nullable Long creator,
            @Nullable LocalDate maturesOn,
            long reference1,
            long reference2) {}

    /** The coins of a wallet in the order they will be spent: older ones, the purchase's, newer ones. */
    private static final class Queue {
        private final long recharge;
        private final List<Part> parts = new ArrayList<>();
        private long older;
        private long ours;
        private long newer;

        Queue(long recharge) {
            this.recharge = recharge;
        }

        void take(Line line) {
            switch (line.event()) {
                case COINS_BOUGHT -> {
                    if (line.reference1() == recharge) {
                        older = line.balanceAfter() - line.coins();
                        ours = line.coins();
                    } else {
                        newer += line.coins();
                    }
                }
                case GIFT_SENT, VIDEO_GIFT_SENT, BIG_GIFT_HELD -> spend(line);
                case BIG_GIFT_UNDONE -> older += line.coins();
                case REFUND_ASKED, DISPUTE_LOST -> giveBack(line, line.reference2());
                case STORE_REFUNDED -> giveBack(line, line.reference1());
                case REFUND_FAILED -> comeBack(line, line.reference2());
                case STORE_REFUND_REVERSED -> comeBack(line, line.reference1());
                default -> {
                    // Nothing else moves bought coins.
                }
            }
        }

        private void spend(Line line) {
            long coins = -line.coins();
            long ofOlder = Math.min(coins, older);
            older -= ofOlder;
            long ofOurs = Math.min(coins - ofOlder, ours);
            ours -= ofOurs;
            newer -= coins - ofOlder - ofOurs;
            Long creator = line.creator();
            if (ofOurs > 0 && creator != null) {
                Stream stream = line.event() == EventKind.VIDEO_GIFT_SENT ? Stream.VIDEO : Stream.LIVE;
                parts.add(new Part(line.entry(), creator, stream, ofOurs, line.maturesOn()));
            }
        }

        /** Coins that went back: those of the purchase that is given back first, then the newest. Numbers grow with time. */
        private void giveBack(Line line, long purchase) {
            long left = -line.coins();
            if (purchase < recharge) {
                long named = Math.min(left, older);
                older -= named;
                left -= named;
            } else if (purchase == recharge) {
                long named = Math.min(left, ours);
                ours -= named;
                left -= named;
            }
            long ofNewer = Math.min(left, newer);
            newer -= ofNewer;
            long ofOurs = Math.min(left - ofNewer, ours);
            ours -= ofOurs;
            older -= left - ofNewer - ofOurs;
        }

        /** Coins that had gone back are in the wallet again. */
        private void comeBack(Line line, long purchase) {
            if (purchase < recharge) {
                older += line.coins();
            } else if (purchase == recharge) {
                ours += line.coins();
            } else {
                newer += line.coins();
            }
        }
    }
}
