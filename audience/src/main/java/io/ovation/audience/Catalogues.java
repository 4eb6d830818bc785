package io.ovation.audience;

import io.ovation.audience.platform.Account;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The catalogue of each market, asked for once. Any thread. */
public final class Catalogues {
    private final Map<String, Catalogue> byMarket = new ConcurrentHashMap<>();

    /** The catalogue with the prices of the account's market. */
    public Catalogue of(Account account, String market) {
        Catalogue known = byMarket.get(market);
        if (known == null) {
            known = Catalogue.of(account.person().giftCatalogue().get().now());
            byMarket.put(market, known);
        }
        return known;
    }
}
