package io.ovation.client.coin;

/**
 * What to buy and how it is paid.
 *
 * @param paymentMethod as the payment provider knows it; in the sandbox one of the documented test cards
 */
public record RechargeRequest(long coins, Channel channel, String paymentMethod) {
    /** Bought on the web. */
    public static RechargeRequest of(long coins, String paymentMethod) {
        return new RechargeRequest(coins, Channel.WEB, paymentMethod);
    }

    /** Bought through another channel. */
    public RechargeRequest through(Channel other) {
        return new RechargeRequest(coins, other, paymentMethod);
    }
}
