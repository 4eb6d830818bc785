package io.ovation.server.payout;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Nothing is paid to an account whose holder is somebody else than the person who was verified. */
@ApplicationScoped
class PayeeNameGate implements PayoutGate {
    private final PayoutAccounts accounts;

    PayeeNameGate(PayoutAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public @Nullable Wait waits(Payout payout) {
        return accounts.find(payout.creator())
                .filter(account -> account.ownership().stops())
                .map(account -> new Wait("payee_name", account.ownership().text(), null, false))
                .orElse(null);
    }
}
