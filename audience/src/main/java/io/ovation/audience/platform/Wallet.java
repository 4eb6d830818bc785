package io.ovation.audience.platform;

import io.ovation.client.coin.Channel;
import io.ovation.client.coin.Recharge;
import io.ovation.client.coin.RechargeRequest;
import io.ovation.client.problem.ProblemException;

/** Buys coins in the sandbox for one account, on the web where the market sells there and in the app where not. */
public final class Wallet {
    /** Most coins of one recharge. */
    public static final long MOST_COINS = 100_000;

    private static final int POLLS = 40;
    private static final long POLL_MILLIS = 250;

    private final Account account;
    private Channel channel = Channel.WEB;

    /** The wallet of an account. */
    public Wallet(Account account) {
        this.account = account;
    }

    /**
     * Buys exactly this many coins, in several recharges where it is more than one may hold, and waits until they are there.
     *
     * @param method a sandbox payment method, such as {@code card_success}
     * @param key what the recharges' idempotency keys begin with
     * @return the coins bought; fewer than asked when a payment was declined
     */
    public long recharge(long coins, String method, String key) throws InterruptedException {
        long bought = 0;
        for (int part = 0; bought < coins; part++) {
            long now = Math.min(MOST_COINS, coins - bought);
            if (!succeeded(once(now, method, key + "-" + part))) {
                return bought;
            }
            bought += now;
        }
        return bought;
    }

    private Recharge once(long coins, String method, String key) {
        try {
            return ask(coins, method, key);
        } catch (ProblemException e) {
            if (!e.is("market_without_prices") || channel == Channel.APP) {
                throw e;
            }
            channel = Channel.APP;
            return ask(coins, method, key);
        }
    }

    private Recharge ask(long coins, String method, String key) {
        return account.person()
                .recharges()
                .create(RechargeRequest.of(coins, method).through(channel))
                .key(key + (channel == Channel.WEB ? "-web" : "-app"))
                .now();
    }

    private boolean succeeded(Recharge recharge) throws InterruptedException {
        Recharge latest = recharge;
        for (int i = 0; i < POLLS && !latest.status().isFinal(); i++) {
            Thread.sleep(POLL_MILLIS);
            latest = account.person().recharges().get(recharge.id()).now();
        }
        return latest.status() == Recharge.Status.SUCCEEDED;
    }
}
