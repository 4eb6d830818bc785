package io.ovation.server.coin;

import io.ovation.economics.AccountKind;
import io.ovation.economics.EventKind;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Posted;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.Events;
import io.ovation.server.feed.FeedBatch;
import io.ovation.server.feed.FeedProjection;
import io.ovation.server.store.RowCopy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Wallet statements: one line for every posting on a wallet, bought or promotional, with the balance after it, and the
 * coins of big gifts on their way.
 */
@ApplicationScoped
public class StatementProjection implements FeedProjection {
    /** Its name, the key of its cursor. */
    public static final String NAME = "coin_statement";

    private static final int WALLET = AccountKind.WALLET.number();
    private static final int PROMO_WALLET = AccountKind.PROMO_WALLET.number();
    private static final int GIFT_HOLD = AccountKind.GIFT_HOLD.number();
    private static final int DIAMONDS_PENDING = AccountKind.DIAMONDS_PENDING.number();
    private static final int DIAMONDS_PENDING_VIDEO = AccountKind.DIAMONDS_PENDING_VIDEO.number();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(Handle handle, FeedBatch batch) {
        applyAll(handle, List.of(batch));
    }

    /** Lines are gathered and written before the next big gift changes one of them, or at the end. */
    @Override
    public void applyAll(Handle handle, List<FeedBatch> batches) {
        RowCopy lines = new RowCopy(
                "coin_statement",
                "user_number",
                "entry_sequence",
                "line",
                "entry_id",
                "at",
                "code",
                "wallet",
                "coins",
                "balance_after",
                "creator",
                "reference1",
                "reference2",
                "coin_currency",
                "matures_on");
        try {
            for (FeedBatch batch : batches) {
                for (AcceptedEntry entry : batch.entries()) {
                    if (entry.code() == EventKind.BIG_GIFT_RELEASED.code()
                            || entry.code() == EventKind.BIG_GIFT_UNDONE.code()) {
                        lines.send(handle.getConnection());
                        holdEnds(handle, entry);
                    } else if (entry.code() == EventKind.BIG_GIFT_HELD.code()) {
                        holdBegins(handle, entry);
                    }
                    addLines(lines, entry, batch.business());
                }
            }
            lines.send(handle.getConnection());
        } catch (SQLException fault) {
            throw new IllegalStateException("Statement lines could not be written", fault);
        }
        tell(handle, batches);
    }

    private static void tell(Handle handle, List<FeedBatch> batches) {
        long told = Events.told(handle, NAME, batches.getLast().sequence());
        List<EventDraft> drafts = new ArrayList<>();
        for (FeedBatch batch : batches) {
            for (AcceptedEntry entry : batch.entries()) {
                if (batch.sequence() > told && entry.code() == EventKind.PROMOTIONAL_COINS_GRANTED.code()) {
                    drafts.add(CoinEvents.granted(entry, batch));
                }
            }
        }
        Events.append(handle, drafts);
    }

    @Override
    public void clear(Handle handle) {
        handle.execute("DELETE FROM coin_statement");
        handle.execute("DELETE FROM coin_on_hold");
    }

    private static void addLines(RowCopy lines, AcceptedEntry entry, Instant at) {
        int line = 0;
        for (Posted posted : entry.transfers()) {
            if (isWallet(posted.debit().kind())) {
                add(
                        lines,
                        entry,
                        line++,
                        at,
                        posted.debit().kind(),
                        posted.debit().owner(),
                        posted.debit().bucket(),
                        -posted.amount(),
                        posted.debitBalance());
            }
            if (isWallet(posted.credit().kind())) {
                add(
                        lines,
                        entry,
                        line++,
                        at,
                        posted.credit().kind(),
                        posted.credit().owner(),
                        posted.credit().bucket(),
                        posted.amount(),
                        posted.creditBalance());
            }
        }
    }

    private static void add(
            RowCopy lines,
            AcceptedEntry entry,
            int line,
            Instant at,
            int kind,
            long user,
            int currency,
            long coins,
            long balance) {
        lines.put(user)
                .put(entry.sequence())
                .put(line)
                .put(entry.id())
                .put(at)
                .put(entry.code())
                .put(kind == WALLET ? "bought" : "promotional")
                .put(coins)
                .put(balance)
                .put(creator(entry))
                .put(entry.reference1())
                .put(entry.reference2())
                .put(currency)
                .put(maturesOn(entry))
                .endRow();
    }

    private static boolean isWallet(int kind) {
        return kind == WALLET || kind == PROMO_WALLET;
    }

    private static boolean isDiamondsPending(int kind) {
        return kind == DIAMONDS_PENDING || kind == DIAMONDS_PENDING_VIDEO;
    }

    /** Who earned by the entry; nobody when it is no gift, or one still on its way. */
    private static @Nullable Long creator(AcceptedEntry entry) {
        for (Posted posted : entry.transfers()) {
            if (isDiamondsPending(posted.credit().kind()) && entry.code() != EventKind.EARNINGS_MATURED.code()) {
                return posted.credit().owner();
            }
        }
        return null;
    }

    /** The day from which the creator can have what the entry earned; nothing when it is no gift, or still on its way. */
    private static @Nullable LocalDate maturesOn(AcceptedEntry entry) {
        for (Posted posted : entry.transfers()) {
            if (isDiamondsPending(posted.credit().kind()) && entry.code() != EventKind.EARNINGS_MATURED.code()) {
                return LocalDate.ofEpochDay(posted.credit().bucket());
            }
        }
        return null;
    }

    private static void holdBegins(Handle handle, AcceptedEntry entry) {
        for (Posted posted : entry.transfers()) {
            if (posted.credit().kind() == GIFT_HOLD) {
                handle.createUpdate("""
                                INSERT INTO coin_on_hold (hold, user_number, entry_sequence, coins)
                                VALUES (:hold, :user, :sequence, :coins)""")
                        .bind("hold", posted.credit().owner())
                        .bind("user", posted.debit().owner())
                        .bind("sequence", entry.sequence())
                        .bind("coins", posted.amount())
                        .execute();
            }
        }
    }

    /** The coins are no longer on their way; if they arrived, the line that took them now knows with whom. */
    private static void holdEnds(Handle handle, AcceptedEntry entry) {
        for (Posted posted : entry.transfers()) {
            if (posted.debit().kind() == GIFT_HOLD) {
                Long creator = creator(entry);
                if (creator != null) {
                    handle.createUpdate("""
                                    UPDATE coin_statement s SET creator = :creator, matures_on = :matures FROM coin_on_hold h
                                    WHERE h.hold = :hold AND s.user_number = h.user_number
                                        AND s.entry_sequence = h.entry_sequence""")
                            .bind("creator", creator)
                            .bind("matures", maturesOn(entry))
                            .bind("hold", posted.debit().owner())
                            .execute();
                }
                handle.createUpdate("DELETE FROM coin_on_hold WHERE hold = :hold")
                        .bind("hold", posted.debit().owner())
                        .execute();
            }
        }
    }
}
