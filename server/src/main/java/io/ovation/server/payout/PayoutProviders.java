package io.ovation.server.payout;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The payout providers of this server, side by side; the kind of account decides which one is asked. Any thread. */
@ApplicationScoped
public class PayoutProviders {
    private final List<PayoutProvider> all;

    /** All there are. */
    @Inject
    public PayoutProviders(@All List<PayoutProvider> all) {
        this.all = all;
    }

    /** Just one. */
    static PayoutProviders only(PayoutProvider provider) {
        return new PayoutProviders(List.of(provider));
    }

    /** The one that pays to such an account, if any does. */
    public Optional<PayoutProvider> taking(String accountKind, String account) {
        return all.stream()
                .filter(provider -> provider.takes(accountKind, account))
                .findFirst();
    }

    /**
     * The one that pays to an account that somebody took before.
     *
     * @throws IllegalStateException when there is none any more: the payout stays open until there is
     */
    public PayoutProvider paying(String accountKind, String account) {
        return taking(accountKind, account)
                .orElseThrow(
                        () -> new IllegalStateException("no payout provider pays to accounts of kind " + accountKind));
    }

    /** An account as people other than its bank may see it. */
    public String shown(String accountKind, String account) {
        return taking(accountKind, account)
                .map(provider -> provider.shown(account))
                .orElse(account);
    }

    /** What accounts can be paid to here, for people. */
    public String accounts() {
        return String.join(
                "; ",
                all.stream()
                        .map(PayoutProvider::accounts)
                        .filter(text -> !text.isEmpty())
                        .toList());
    }
}
