package io.ovation.audience.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Buys coins in the sandbox for one account, on the web where the market sells there and in the app where not. */
public final class Wallet {
    /** Most coins of one recharge. */
    public static final long MOST_COINS = 100_000;

    private static final int POLLS = 40;

    private final Account account;
    private String channel = "web";

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
    public long recharge(long coins, String method, String key) throws Refused, Unreachable, InterruptedException {
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

    private JsonNode once(long coins, String method, String key) throws Refused, Unreachable, InterruptedException {
        try {
            return ask(coins, method, key);
        } catch (Refused e) {
            if (!e.code().equals("market_without_prices") || channel.equals("app")) {
                throw e;
            }
            channel = "app";
            return ask(coins, method, key);
        }
    }

    private JsonNode ask(long coins, String method, String key) throws Refused, Unreachable, InterruptedException {
        return account.send(
                "POST",
                "/v1/recharges",
                Map.of("coins", coins, "channel", channel, "payment_method", method),
                key + "-" + channel);
    }

    private boolean succeeded(JsonNode recharge) throws Refused, Unreachable, InterruptedException {
        JsonNode latest = recharge;
        for (int i = 0; i < POLLS; i++) {
            switch (latest.path("status").asText()) {
                case "succeeded" -> {
                    return true;
                }
                case "declined", "expired" -> {
                    return false;
                }
                default -> Thread.sleep(250);
            }
            latest = account.get("/v1/recharges/" + recharge.path("id").asText());
        }
        return false;
    }
}
