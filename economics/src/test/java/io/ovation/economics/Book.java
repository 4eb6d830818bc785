package io.ovation.economics;

import com.fasterxml.jackson.databind.JsonNode;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.Entry;
import io.ovation.ledger.Ledger;
import io.ovation.ledger.Outcome;
import java.util.List;
import java.util.UUID;

/** A real ledger that money events are posted to, one batch an event, a second apart. */
final class Book {
    /** 2026-11-23T12:00:00Z. */
    static final long START_MILLIS = 1_795_435_200_000L;

    private final Ledger ledger = new Ledger();
    private final RuleSet rules;
    private long ticks;

    Book(RuleSet rules) {
        this.rules = rules;
    }

    Outcome post(MoneyEvent event) {
        return apply(PostingRules.entry(event, rules));
    }

    Outcome apply(Entry entry) {
        return ledger.apply(entry, new BatchTime(nowMillis(), nowMillis()));
    }

    /** Reads the next event and gives it the id that a golden file expects. */
    MoneyEvent read(JsonNode json) {
        ticks++;
        return EventJson.read(json, id(ticks), nowMillis() + 60_000);
    }

    MoneyEvent.Header header(int market, java.time.LocalDate day) {
        ticks++;
        UUID id = id(ticks);
        return new MoneyEvent.Header(
                id,
                new io.ovation.ledger.Fingerprint(1, id.getLeastSignificantBits()),
                nowMillis() + 60_000,
                market,
                day);
    }

    long balance(AccountId account) {
        return ledger.balance(account);
    }

    Ledger ledger() {
        return ledger;
    }

    List<InvariantResult> invariants() {
        return BookInvariants.check(ledger::forEachAccount, rules);
    }

    private long nowMillis() {
        return START_MILLIS + ticks * 1_000;
    }

    private static UUID id(long tick) {
        return new UUID((START_MILLIS + tick * 1_000) << 16 | 0x7000, 0x8000_0000_0000_0000L | tick);
    }
}
