package io.ovation.economics;

/**
 * Whether one of the promises of the books holds.
 *
 * @param name stable name, such as {@code every_asset_sums_to_zero}
 * @param holds whether it does
 * @param checked how many things it was checked on: assets, accounts, pairs
 * @param detail one line for people: what was checked, or where it first failed
 */
public record InvariantResult(String name, boolean holds, long checked, String detail) {}
