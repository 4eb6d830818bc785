package io.ovation.server.coin;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.server.api.Micros;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code /v1/wallet}: the caller's own coins, their statement, and their limit a day. Nobody else's can be asked for. */
@Path("/v1/wallet")
@Allow(Role.VIEWER)
@RunOnVirtualThread
public class WalletResource {
    private static final long HIGHEST_CAP = 1_000_000_000;

    private final Bookkeeper bookkeeper;
    private final Statements statements;
    private final DailyCaps caps;
    private final Callers callers;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;

    WalletResource(
            Bookkeeper bookkeeper,
            Statements statements,
            DailyCaps caps,
            Callers callers,
            Users users,
            Markets markets,
            Clocks clocks) {
        this.bookkeeper = bookkeeper;
        this.statements = statements;
        this.caps = caps;
        this.callers = callers;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
    }

    /** The balances, from the ledger itself. */
    @GET
    public WalletView wallet() {
        User user = users.get(callers.user().userNumber());
        Market market = markets.of(user);
        Asset currency = Asset.fiat(market.currency());
        LocalDate today = clocks.today(market);
        Bookkeeper.Balances balances = bookkeeper.balances(List.of(
                Accounts.wallet(user.number(), currency),
                Accounts.promoWallet(user.number()),
                Accounts.coinLiability(user.number(), currency),
                Accounts.taxUnspent(user.number(), currency),
                Accounts.spendMeter(user.number(), today)));
        long[] values = balances.values();
        OptionalLong cap = caps.on(user.number(), today);
        return new WalletView(
                values[0],
                values[1],
                statements.onHold(user.number()),
                new Micros(values[2] + values[3], market.currency()),
                market.currency(),
                cap.isPresent() ? cap.getAsLong() : null,
                values[4],
                balances.sequence());
    }

    /**
     * The statement, newest first.
     *
     * @param sequence wait (at most a second) until the statement shows this sequence
     */
    @GET
    @Path("statement")
    public StatementView statement(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("sequence") @Nullable Long sequence) {
        long user = callers.user().userNumber();
        if (sequence != null) {
            bookkeeper.waitFor(sequence);
        }
        long projected = bookkeeper.projected(StatementProjection.NAME);
        Page<Statements.Item> page = statements.page(user, cursor, Page.limit(limit));
        return new StatementView(page.items(), page.nextCursor(), page.hasMore(), projected);
    }

    /** Sets the caller's limit of coins a day: a lower one at once, a higher one or none from tomorrow. */
    @PUT
    @Path("daily-cap")
    public CapView setDailyCap(CapRequest request) {
        User user = users.get(callers.user().userNumber());
        Long coins = request.coins();
        if (coins != null && (coins < 0 || coins > HIGHEST_CAP)) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("coins")
                    .detail("A daily cap is 0 to 1,000,000,000 coins, or null for none");
        }
        LocalDate today = clocks.today(markets.of(user));
        return CapView.of(caps.set(user.number(), coins, today), today);
    }

    /** The caller's limit of coins a day. */
    @GET
    @Path("daily-cap")
    public CapView dailyCap() {
        User user = users.get(callers.user().userNumber());
        return CapView.of(caps.of(user.number()), clocks.today(markets.of(user)));
    }

    /**
     * A wallet.
     *
     * @param coins bought coins to spend
     * @param onHoldCoins coins of big gifts that can still be undone
     * @param paidValue what was paid, tax included, for the bought coins that are left
     * @param spentTodayCoins bought coins spent on this business day, undone gifts not counted
     */
    public record WalletView(
            long coins,
            long promotionalCoins,
            long onHoldCoins,
            Micros paidValue,
            String currency,
            @Nullable Long dailyCapCoins,
            long spentTodayCoins,
            long sequence) {}

    /** A page of the statement, with the sequence up to which it is complete. */
    public record StatementView(
            List<Statements.Item> items, @Nullable String nextCursor, boolean hasMore, long sequence) {}

    /**
     * The cap to set.
     *
     * @param coins left out for no cap
     */
    public record CapRequest(
            @Schema(minimum = "0", maximum = "1000000000", examples = "5000") @Nullable
            Long coins) {}

    /**
     * The cap in force, and the one that will be.
     *
     * @param dailyCapCoins left out when there is none
     * @param changesOn first business day of a change that is waiting
     * @param dailyCapCoinsThen the cap from then on; left out when there will be none
     */
    public record CapView(
            @Nullable Long dailyCapCoins,
            @Nullable LocalDate changesOn,
            @Nullable Long dailyCapCoinsThen) {
        static CapView of(DailyCap cap, LocalDate today) {
            OptionalLong now = cap.own(today);
            LocalDate from = cap.nextFrom();
            boolean waiting = from != null && today.isBefore(from);
            return new CapView(
                    now.isPresent() ? now.getAsLong() : null, waiting ? from : null, waiting ? cap.nextCoins() : null);
        }
    }
}
