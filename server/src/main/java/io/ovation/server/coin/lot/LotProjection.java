package io.ovation.server.coin.lot;

import io.ovation.economics.AccountKind;
import io.ovation.economics.EventKind;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Posted;
import io.ovation.server.feed.FeedBatch;
import io.ovation.server.feed.FeedProjection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Follows every bought coin from its purchase to where it went. Coins of one wallet (a user's, by currency) are spent in
 * the order they were bought. What goes back goes back from the purchase that is given back; where too few of its coins are
 * left, the newest coins of the wallet stand in for them, and take over gifts that the purchase had paid for, the oldest
 * first: so the coins of a purchase always add up.
 *
 * <p>Costs: a gift reads the open lots of its wallet once a stretch of batches, all wallets in one statement, and writes a
 * row for each lot it drew on. A lot is used up once, so that is one row a gift and one more a purchase.
 */
@ApplicationScoped
public class LotProjection implements FeedProjection {
    /** Its name, the key of its cursor. */
    public static final String NAME = "coin_lot";

    private static final int WALLET = AccountKind.WALLET.number();
    private static final int GIFT_HOLD = AccountKind.GIFT_HOLD.number();

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
        OpenLots lots = new OpenLots(handle);
        for (FeedBatch batch : batches) {
            for (AcceptedEntry entry : batch.entries()) {
                if (EventKind.isKnown(entry.code())) {
                    expect(lots, entry);
                }
            }
        }
        try {
            for (FeedBatch batch : batches) {
                for (AcceptedEntry entry : batch.entries()) {
                    if (EventKind.isKnown(entry.code())) {
                        take(handle, lots, entry, batch.business());
                    }
                }
            }
            lots.write();
        } catch (SQLException fault) {
            throw new IllegalStateException("Lots could not be written", fault);
        }
    }

    @Override
    public void clear(Handle handle) {
        handle.execute("DELETE FROM coin_lot_use");
        handle.execute("DELETE FROM coin_lot");
    }

    private static void expect(OpenLots lots, AcceptedEntry entry) {
        for (Posted posted : entry.transfers()) {
            if (posted.debit().kind() == WALLET && posted.amount() > 0) {
                lots.expect(
                        new CoinWallet(posted.debit().owner(), posted.debit().bucket()));
            }
        }
    }

    private static void take(Handle handle, OpenLots lots, AcceptedEntry entry, Instant at) throws SQLException {
        EventKind event = EventKind.of(entry.code());
        if (event == EventKind.BIG_GIFT_RELEASED) {
            lots.write();
            new MovedLots(handle).arrived(hold(entry), Earned.by(entry), at);
        }
        for (Posted posted : entry.transfers()) {
            if (posted.amount() == 0) {
                continue;
            }
            if (posted.debit().kind() == WALLET) {
                CoinWallet wallet =
                        new CoinWallet(posted.debit().owner(), posted.debit().bucket());
                gone(handle, lots, wallet, posted, entry, event, at);
            } else if (posted.credit().kind() == WALLET) {
                CoinWallet wallet =
                        new CoinWallet(posted.credit().owner(), posted.credit().bucket());
                come(handle, lots, wallet, posted.amount(), entry, event, at);
            }
        }
    }

    /** Coins leave a wallet. */
    private static void gone(
            Handle handle,
            OpenLots lots,
            CoinWallet wallet,
            Posted posted,
            AcceptedEntry entry,
            EventKind event,
            Instant at)
            throws SQLException {
        long coins = posted.amount();
        switch (event) {
            case REFUND_ASKED -> {
                lots.write();
                new MovedLots(handle)
                        .giveBack(
                                wallet, entry.reference2(), coins, "refund", entry.reference1(), entry.sequence(), at);
                lots.forget(wallet);
            }
            case DISPUTE_LOST -> {
                lots.write();
                new MovedLots(handle)
                        .giveBack(
                                wallet, entry.reference2(), coins, "dispute", entry.reference1(), entry.sequence(), at);
                lots.forget(wallet);
            }
            case STORE_REFUNDED -> {
                lots.write();
                new MovedLots(handle)
                        .giveBack(
                                wallet,
                                entry.reference1(),
                                coins,
                                "store_refund",
                                entry.reference1(),
                                entry.sequence(),
                                at);
                lots.forget(wallet);
            }
            case BIG_GIFT_HELD ->
                lots.spend(wallet, coins, entry, "hold", posted.credit().owner(), null, at);
            default -> {
                Earned earned = Earned.by(entry);
                lots.spend(wallet, coins, entry, earned == null ? "other" : "gift", 0, earned, at);
            }
        }
    }

    /** Coins come into a wallet: bought, or back. */
    private static void come(
            Handle handle,
            OpenLots lots,
            CoinWallet wallet,
            long coins,
            AcceptedEntry entry,
            EventKind event,
            Instant at)
            throws SQLException {
        switch (event) {
            case BIG_GIFT_UNDONE -> {
                lots.write();
                new MovedLots(handle).comeBack("hold", hold(entry), coins);
                lots.forget(wallet);
            }
            case REFUND_FAILED -> {
                lots.write();
                new MovedLots(handle).comeBack("refund", entry.reference1(), coins);
                lots.forget(wallet);
            }
            case STORE_REFUND_REVERSED -> {
                lots.write();
                new MovedLots(handle).comeBack("store_refund", entry.reference1(), coins);
                lots.forget(wallet);
            }
            default -> lots.bought(wallet, entry.sequence(), entry.reference1(), coins, at);
        }
    }

    private static long hold(AcceptedEntry entry) {
        for (Posted posted : entry.transfers()) {
            if (posted.debit().kind() == GIFT_HOLD) {
                return posted.debit().owner();
            }
        }
        throw new IllegalStateException("entry " + entry.id() + " ends no hold");
    }
}
