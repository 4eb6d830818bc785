package io.ovation.server.payout.bank;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.payout.PayoutAccount;
import io.ovation.server.payout.PayoutProvider;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Pays to bank accounts through files. An order only waits in line: finance puts it into a batch, and what the bank answers
 * says how it ended.
 */
@ApplicationScoped
public class BankFiles implements PayoutProvider {
    private static final int LONGEST_HOLDER = 70;

    private final BankTransferStore store;

    BankFiles(BankTransferStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "bank-files";
    }

    /** Every account of its kinds: what is wrong with one is said when it is checked. */
    @Override
    public boolean takes(String accountKind, String account) {
        return accountKind.equals(BankAccount.IBAN_KIND)
                || accountKind.equals(BankAccount.US_KIND)
                || accountKind.equals(BankAccount.WALLET_KIND);
    }

    @Override
    public String accounts() {
        return "kind iban, account an IBAN, with its holder; kind us_bank, account routing/number/checking or savings, "
                + "with its holder; kind email_wallet, account an e-mail address, with its holder";
    }

    @Override
    public PayoutAccount checked(String kind, String account, @Nullable String holder) {
        if (holder == null || holder.isBlank() || holder.length() > LONGEST_HOLDER) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("holder")
                    .detail("A bank account needs the name of its holder, of at most " + LONGEST_HOLDER
                            + " characters");
        }
        if (BankText.latin(holder, LONGEST_HOLDER).isEmpty()) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("holder")
                    .detail("Banks write names in Latin letters")
                    .cure("Give the name as it stands on the bank's statements");
        }
        return new PayoutAccount(kind, BankAccount.of(kind, account).written(), holder.strip(), null);
    }

    /** All but the first and last characters are nobody's business. */
    @Override
    public String shown(String account) {
        String kind = account.contains("@")
                ? BankAccount.WALLET_KIND
                : account.contains("/") ? BankAccount.US_KIND : BankAccount.IBAN_KIND;
        return BankAccount.of(kind, account).shown();
    }

    @Override
    public Transfer pay(Order order) {
        return switch (store.ordered(order).status()) {
            case WAITING, IN_FILE -> new Transfer(State.ACCEPTED, null);
            case PAID -> new Transfer(State.PAID, null);
            case RETURNED -> new Transfer(State.RETURNED, store.ordered(order).reason());
        };
    }
}
