package io.ovation.server.coin.recharge;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Channel;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Markets;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Giving unspent coins of a purchase back for money. Coins are spent in the order they were bought, so what is left in
 * the wallet belongs to the latest purchases. Promotional coins are never refunded. Blocking; any thread.
 */
@ApplicationScoped
public class Refunds {
    private static final Logger LOG = LoggerFactory.getLogger(Refunds.class);

    private final RefundStore store;
    private final RechargeStore recharges;
    private final RefundOperation operation;
    private final Database database;
    private final Bookkeeper bookkeeper;
    private final Markets markets;
    private final Clocks clocks;
    private final RefundRules rules = RefundRules.DEFAULT;

    /** Made once. */
    public Refunds(
            RefundStore store,
            RechargeStore recharges,
            RefundOperation operation,
            Database database,
            Bookkeeper bookkeeper,
            Markets markets,
            Clocks clocks) {
        this.store = store;
        this.recharges = recharges;
        this.operation = operation;
        this.database = database;
        this.bookkeeper = bookkeeper;
        this.markets = markets;
        this.clocks = clocks;
    }

    /**
     * Asks for money back. The refund itself is the idempotency record.
     *
     * @param coins how many, or null for all that can be refunded
     * @return paid, failed, or still asked
     */
    public Refund refund(long user, long rechargeNumber, @Nullable Long coins, String idempotencyKey) {
        Refund refund = begin(user, rechargeNumber, coins, idempotencyKey, rules);
        goOn(refund.number());
        Refund now = store.get(refund.number());
        if (now.status() == RefundStatus.REFUSED) {
            throw nothing("The coins were spent in the meantime");
        }
        return now;
    }

    /**
     * Begins to give money back that two members of staff agreed on: also when the window is over or the user is locked. Only
     * unspent coins all the same.
     */
    Refund beginByStaff(long user, long rechargeNumber, @Nullable Long coins, String idempotencyKey) {
        return begin(user, rechargeNumber, coins, idempotencyKey, RefundRules.BY_STAFF);
    }

    /** Takes a refund as far as it goes now; the sweeper finishes what stays open. */
    void goOn(long number) {
        try {
            operation.advance(number);
        } catch (RuntimeException e) {
            LOG.warn("Refund {} goes on later: {}", PublicId.of(Refund.PREFIX, number), e.toString());
        }
    }

    private Refund begin(
            long user, long rechargeNumber, @Nullable Long coins, String idempotencyKey, RefundRules inForce) {
        Fingerprint asked = Fingerprints.of("refund", rechargeNumber, coins);
        Recharge recharge = recharges
                .find(rechargeNumber)
                .filter(found -> found.user() == user)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("You have no such recharge"));
        long wallet = bookkeeper.balance(Accounts.wallet(user, Asset.fiat(recharge.currency())));
        Refund refund = database.inTransaction(handle -> {
            RefundStore.lockPurchasesOf(handle, user, recharge.currency());
            return RefundStore.findByKey(handle, user, idempotencyKey)
                    .orElseGet(() -> insert(handle, recharge, coins, wallet, asked, idempotencyKey, inForce));
        });
        if (!refund.fingerprint().equals(asked)) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED)
                    .field("Idempotency-Key")
                    .cure("Use a new key for a new request");
        }
        return refund;
    }

    /** A user's own refund; {@code not_found} for anybody else's. */
    public Refund get(long user, long number) {
        return store.find(number)
                .filter(refund -> refund.user() == user)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("You have no such refund"));
    }

    /** How many coins of each purchase could be refunded now, by recharge number. */
    public Map<Long, Long> refundable(long user, String currency) {
        long wallet = bookkeeper.balance(Accounts.wallet(user, Asset.fiat(currency)));
        return database.withHandle(handle -> {
            Map<Long, Long> unspent = unspent(handle, user, currency, wallet);
            for (Recharge recharge : RechargeStore.succeeded(handle, user, currency)) {
                if (recharge.channel() == Channel.APP || tooLate(recharge, rules)) {
                    unspent.put(recharge.number(), 0L);
                }
            }
            return unspent;
        });
    }

    private Refund insert(
            Handle handle,
            Recharge recharge,
            @Nullable Long coins,
            long wallet,
            Fingerprint asked,
            String idempotencyKey,
            RefundRules inForce) {
        long most = mostCoins(handle, recharge, wallet, inForce);
        long wanted = coins == null ? most : coins;
        if (wanted < 1) {
            throw Problem.of(ProblemCode.COINS_INVALID).field("coins").detail("Refund at least 1 coin");
        }
        if (wanted > most) {
            throw nothing("Only " + most + " coins of this purchase are unspent");
        }
        if (worth(handle, recharge, wanted, wallet) < 1) {
            throw nothing("What is left of this purchase is less than the smallest coin of " + recharge.currency());
        }
        Refund refund = new Refund(
                Numbers.next(),
                recharge.number(),
                recharge.user(),
                asked,
                wanted,
                recharge.currency(),
                null,
                null,
                RefundStatus.CREATED,
                null,
                clocks.business(),
                clocks.today(markets.get(recharge.market())),
                null);
        RefundStore.insert(handle, refund, idempotencyKey, clocks.wall());
        return refund;
    }

    /** How many coins of the purchase may go back now, at least 1; the fitting problem when none. */
    private long mostCoins(Handle handle, Recharge recharge, long wallet, RefundRules inForce) {
        if (recharge.status() != RechargeStatus.SUCCEEDED) {
            throw nothing("This recharge brought no coins");
        }
        if (recharge.channel() == Channel.APP) {
            throw Problem.of(ProblemCode.REFUND_BY_STORE)
                    .detail("These coins were sold by the app store")
                    .cure("Ask the store: it refunds what it sold");
        }
        if (tooLate(recharge, inForce)) {
            throw Problem.of(ProblemCode.REFUND_TOO_LATE)
                    .detail("Unspent coins can be refunded for "
                            + inForce.window().toDays() + " days after the purchase");
        }
        if (RefundStore.countSince(handle, recharge.user(), clocks.business().minus(inForce.lockPeriod()))
                >= inForce.mostRefunds()) {
            throw Problem.of(ProblemCode.REFUND_LOCKED)
                    .detail(inForce.mostRefunds() + " refunds in "
                            + inForce.lockPeriod().toDays() + " days are the most")
                    .cure("Ask support if something is wrong with a purchase");
        }
        long most =
                unspent(handle, recharge.user(), recharge.currency(), wallet).getOrDefault(recharge.number(), 0L);
        if (most < 1) {
            throw nothing("All coins of this purchase are spent or refunded");
        }
        return most;
    }

    /**
     * Unspent coins by purchase: oldest coins are spent first, so what the wallet holds is of the newest purchases. None where
     * the money is in dispute or was lost in one.
     */
    private static Map<Long, Long> unspent(Handle handle, long user, String currency, long wallet) {
        long left = wallet - RefundStore.coinsAbout(handle, user, currency);
        Map<Long, Long> unspent = new HashMap<>();
        List<Recharge> newestFirst = RechargeStore.succeeded(handle, user, currency);
        for (Recharge recharge : newestFirst) {
            long notTaken = recharge.coins()
                    - RefundStore.coinsRefunded(handle, recharge.number())
                    - RefundStore.coinsVoided(handle, recharge.number());
            long coins = Math.max(0, Math.min(notTaken, left));
            unspent.put(recharge.number(), RefundStore.isDisputed(handle, recharge.number()) ? 0 : coins);
            left -= coins;
        }
        return unspent;
    }

    private boolean tooLate(Recharge recharge, RefundRules inForce) {
        return clocks.business().isAfter(recharge.createdAt().plus(inForce.window()));
    }

    /** About what the coins would bring, in whole minor units: the ledger has the last word when they are taken. */
    private long worth(Handle handle, Recharge recharge, long coins, long wallet) {
        Asset currency = Asset.fiat(recharge.currency());
        List<AccountId> money = List.of(
                Accounts.coinLiability(recharge.user(), currency), Accounts.taxUnspent(recharge.user(), currency));
        long[] balances = bookkeeper.balances(money).values();
        long pooled = BigInteger.valueOf(balances[0] + balances[1])
                .multiply(BigInteger.valueOf(coins))
                .divide(BigInteger.valueOf(Math.max(1, wallet)))
                .divide(BigInteger.valueOf(currency.minorUnit()))
                .longValueExact();
        return Math.min(pooled, recharge.price() - RefundStore.amountRefunded(handle, recharge.number()));
    }

    private static Problem nothing(String why) {
        return Problem.of(ProblemCode.NOTHING_TO_REFUND).detail(why);
    }
}
