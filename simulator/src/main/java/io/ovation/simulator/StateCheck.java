package io.ovation.simulator;

import static io.ovation.simulator.Violation.unless;

import io.ovation.journal.writer.StoreCall;
import io.ovation.journal.writer.WriterCore;
import io.ovation.ledger.Invariants;
import io.ovation.ledger.Ledger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold of a writer's live state after every turn. */
final class StateCheck {

    private StateCheck() {}

    /** Conservation always; and when nothing is under way, the state is that of the durable chain, account by account. */
    static void live(Witness witness, @Nullable Ledger ledger, WriterCore writer, @Nullable StoreCall call) {
        if (ledger == null) {
            return;
        }
        List<String> broken = Invariants.broken(ledger);
        unless(broken.isEmpty(), "%s", broken);
        long entries = writer.position().entries();
        if (call != null || ledger.lastSequence() != entries) {
            return;
        }
        Reference reference = witness.reference();
        ledger.forEachAccount((account, balance) -> {
            long real = reference.balance(account, entries);
            unless(balance == real, "account %s stands at %d after entry %d, not %d", account, balance, entries, real);
        });
        reference.accounts().forEach(account -> {
            long balance = ledger.balance(account);
            long real = reference.balance(account, entries);
            unless(balance == real, "account %s stands at %d after entry %d, not %d", account, balance, entries, real);
        });
    }
}
