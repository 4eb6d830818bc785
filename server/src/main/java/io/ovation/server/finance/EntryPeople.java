package io.ovation.server.finance;

import io.ovation.economics.EventKind;
import io.ovation.ledger.AcceptedEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom an entry is about, by what it refers to: also where none of their accounts moved, as when a dispute is opened, or when a
 * gift of theirs is taken back from its creator.
 */
final class EntryPeople {
    private EntryPeople() {}

    /** Numbers of users; none for entries of the ledger's own. */
    static List<Long> of(AcceptedEntry entry) {
        List<Long> people = new ArrayList<>(2);
        if (EventKind.isKnown(entry.code())) {
            EventKind kind = EventKind.of(entry.code());
            if (kind != EventKind.PROVIDER_SETTLED) {
                add(people, entry.reference3());
            }
            switch (kind) {
                case GIFT_DISPUTED,
                        CLAW_BACK_CORRECTED,
                        EARNINGS_QUARANTINED,
                        QUARANTINE_RELEASED,
                        QUARANTINE_CONFISCATED -> add(people, entry.reference2());
                default -> {
                    // The second reference of others is a thing.
                }
            }
        }
        return people;
    }

    private static void add(List<Long> people, long user) {
        // 0 where an adjustment concerns nobody.
        if (user > 0) {
            people.add(user);
        }
    }
}
