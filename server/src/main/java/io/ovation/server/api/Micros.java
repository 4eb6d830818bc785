package io.ovation.server.api;

/**
 * Money that is earned or worth something: millionths of the currency, because a diamond is half a cent.
 *
 * @param currency ISO 4217 letters
 */
public record Micros(long micros, String currency) {}
