package io.ovation.server.finance;

import org.jspecify.annotations.Nullable;

/**
 * An account as the explorer shows it.
 *
 * @param account its id, to be passed back as {@code account=}
 * @param kind stable name of the kind, such as {@code coin_liability}
 * @param asset {@code COIN}, {@code DIAMOND} or a currency
 * @param bucket day, month or currency of purchase in words, where the kind has one
 * @param owner public id of the owner, or the market's code
 * @param label the account in words, with the owner's name
 */
public record AccountView(
        String account, String kind, String asset, @Nullable String bucket, String owner, String label) {}
