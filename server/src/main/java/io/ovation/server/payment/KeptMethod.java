package io.ovation.server.payment;

/**
 * A payment method that a provider keeps for us, for charges without its owner.
 *
 * @param user whose it is
 * @param customer the provider's own id of the user
 * @param method the provider's own id of the method
 */
public record KeptMethod(long number, long user, String provider, String customer, String method) {}
