package io.ovation.server.payout;

import io.ovation.server.vault.Vault;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The payout providers of this server, side by side; the kind of account decides which one is asked. Any thread. */
@ApplicationScoped
public class PayoutProviders {
    private final List<PayoutProvider> all;
    private final Optional<Vault> vault;

    /** All there are. */
    @Inject
    public PayoutProviders(@All List<PayoutProvider> all, Vault vault) {
        this(all, Optional.of(vault));
    }

    private PayoutProviders(List<PayoutProvider> all, Optional<Vault> vault) {
        this.all = all;
        this.vault = vault;
    }

    /** Just one, for accounts that are not sealed. */
    static PayoutProviders only(PayoutProvider provider) {
        return new PayoutProviders(List.of(provider), Optional.empty());
    }

    /** What a creator's account is sealed for. */
    static String purpose(long creator) {
        return "payout-account:" + creator;
    }

    /** A creator's account as it is kept, opened; what is older than the sealing is as it was written. */
    String opened(long creator, String kept) {
        return vault.isPresent() && Vault.isSealed(kept) ? vault.get().open(purpose(creator), kept) : kept;
    }

    /** The account of a payout, opened. */
    public String account(Payout payout) {
        return opened(payout.creator(), payout.account());
    }

    /** The account of a payout as people other than its bank may see it. */
    public String shown(Payout payout) {
        return shown(payout.accountKind(), account(payout));
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
