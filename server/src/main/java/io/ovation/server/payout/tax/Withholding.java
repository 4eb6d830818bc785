package io.ovation.server.payout.tax;

/**
 * What is withheld of one payout, and why.
 *
 * @param amount minor units
 * @param ratePpm millionths
 * @param form {@code none}, {@code w9} or {@code w8ben}
 * @param rulesVersion of {@link WithholdingRules}
 * @param why one sentence for people
 */
public record Withholding(long amount, int ratePpm, String form, int rulesVersion, String why) {}
