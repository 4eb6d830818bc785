package io.ovation.server.identity;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * A market: where a user lives decides currency, calendar, ages and features. Data, not code (markets.json).
 *
 * @param code two letters, such as US
 * @param number of the market in ledger accounts; never changes
 * @param countries ISO 3166 codes that belong to it
 * @param zone whose days and months money follows
 * @param currency ISO 4217 letters
 * @param currencyNumber ISO 4217 number
 * @param minorDigits how many decimals the currency has
 * @param sendAge from which age one may send gifts
 * @param receiveAge from which age one may receive gifts
 * @param features what is offered to who lives here
 * @param coming what is announced, and not offered yet
 */
public record Market(
        String code,
        int number,
        String name,
        List<String> countries,
        ZoneId zone,
        String currency,
        int currencyNumber,
        int minorDigits,
        int sendAge,
        int receiveAge,
        Set<Feature> features,
        Set<Feature> coming) {
    /** Whether this is offered here. */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }
}
