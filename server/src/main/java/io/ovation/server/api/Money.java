package io.ovation.server.api;

/**
 * Money that is charged or paid out, in minor units of its currency (cents; whole yen).
 *
 * @param currency ISO 4217 letters
 */
public record Money(long amount, String currency) {}
