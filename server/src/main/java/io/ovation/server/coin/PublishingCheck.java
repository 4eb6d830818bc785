package io.ovation.server.coin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The last look at a price list before it is published: what a creator gets for a coin must not exceed a set share of
 * what the worst pack leaves after tax and fee. Otherwise gifts would be paid for by the operator.
 *
 * @param creatorValueMicros by currency: the value of the creator's share of one coin, at the reference rate
 * @param maximumSharePercent the largest share of the net price that may go to the creator
 */
public record PublishingCheck(Map<String, Long> creatorValueMicros, int maximumSharePercent) {
    /** Keeps its own copy. */
    public PublishingCheck {
        creatorValueMicros = Map.copyOf(creatorValueMicros);
    }

    /**
     * What is wrong with selling this list under these terms, one sentence a finding; empty when it may be published.
     */
    public List<String> findings(PriceList list, SalesTerms terms) {
        Long value = creatorValueMicros.get(list.currency());
        if (value == null) {
            return List.of("no creator value is set for " + list.currency());
        }
        List<String> findings = new ArrayList<>();
        long microsPerMinor = Currencies.microsPerMinor(list.currency());
        for (Pack pack : list.packs()) {
            long net = pack.price() - terms.taxIn(pack.price()) - terms.feeOn(pack.price());
            long creator = Math.multiplyExact(value, pack.coins());
            if (Math.multiplyExact(creator, 100L)
                    > Math.multiplyExact(Math.multiplyExact(net, microsPerMinor), (long) maximumSharePercent)) {
                findings.add(
                        "%s, pack of %d coins: the creator's %d micros exceed %d %% of the net price of %d minor units"
                                .formatted(list.currency(), pack.coins(), creator, maximumSharePercent, net));
            }
        }
        return findings;
    }
}
