package io.ovation.client.coin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import io.ovation.client.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A user's own wallet. */
public final class Wallets {
    private final Door door;

    /** For one user. */
    public Wallets(Door door) {
        this.door = door;
    }

    /** The balances, from the ledger itself. */
    public Call<Wallet> get() {
        return door.get(Route.of("wallet"), Wallet.class);
    }

    /** Every movement, the newest first. */
    public Listing<Line> statement() {
        return door.list(Route.of("wallet", "statement"), Line.class);
    }

    /** Every movement up to at least this sequence of the journal: waits for it, a second at most. */
    public Listing<Line> statement(long sequence) {
        return door.list(Route.of("wallet", "statement").with("sequence", sequence), Line.class);
    }

    /** The user's own limit of coins a day. */
    public Call<DailyCap> dailyCap() {
        return door.get(Route.of("wallet", "daily-cap"), DailyCap.class);
    }

    /** Sets the limit, null for none: a lower one at once, a higher one or none from tomorrow. */
    public Call<DailyCap> setDailyCap(@Nullable Long coins) {
        ObjectNode body = Door.body();
        body.put("coins", coins);
        return door.put(Route.of("wallet", "daily-cap"), body, DailyCap.class);
    }

    /**
     * A limit.
     *
     * @param dailyCapCoins null for none
     * @param changesOn first day of a change that is waiting
     * @param dailyCapCoinsThen the limit from then on; null for none
     */
    public record DailyCap(
            @Nullable Long dailyCapCoins,
            @Nullable LocalDate changesOn,
            @Nullable Long dailyCapCoinsThen) {}

    /** Who was on the other side. */
    public record Counterparty(String id, String name) {}

    /**
     * One movement.
     *
     * @param kind such as {@code coins_bought} and {@code gift}
     * @param coins positive: into the wallet
     * @param wallet {@code bought} or {@code promotional}: which balance {@code balanceAfter} is of
     */
    public record Line(
            String entryId,
            Instant at,
            String kind,
            long coins,
            long balanceAfter,
            String wallet,
            String title,
            @Nullable Counterparty counterparty,
            @Nullable String liveId,
            @Nullable String giftId,
            @Nullable String rechargeId,
            @Nullable Money price,
            boolean receiptAvailable) {}
}
