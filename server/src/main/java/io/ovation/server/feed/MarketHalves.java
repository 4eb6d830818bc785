package io.ovation.server.feed;

import io.ovation.economics.MoneyCleared;
import io.ovation.economics.PostingRules;
import io.ovation.economics.RuleSet;
import io.ovation.journal.clearing.SecondHalves;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.LedgerRequest;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of one market's shard calls for in another market's, as the posting rules say. Any thread.
 *
 * @param fromMarket market of the sending shard
 * @param toMarket market of the receiving shard
 * @param rules the rules in force
 */
public record MarketHalves(int fromMarket, int toMarket, RuleSet rules) implements SecondHalves {

    @Override
    public @Nullable LedgerRequest arrival(AcceptedEntry first, BatchTime time) {
        return MoneyCleared.of(first, time, fromMarket, toMarket)
                .map(cleared -> PostingRules.entry(cleared, rules))
                .orElse(null);
    }

    @Override
    public LedgerRequest suspense(AcceptedEntry first, BatchTime time) {
        return MoneyCleared.of(first, time, fromMarket, toMarket)
                .map(cleared -> PostingRules.entry(cleared.intoSuspense(), rules))
                .orElseThrow(() -> new IllegalArgumentException("entry " + first.id() + " sends nothing"));
    }
}
