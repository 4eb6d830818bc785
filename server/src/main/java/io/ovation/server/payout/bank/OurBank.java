package io.ovation.server.payout.bank;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.identity.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account that files pay from, as it is set up. */
@ApplicationScoped
class OurBank {
    /** What the sandbox pays from: numbers that hold their check digits and belong to nobody. */
    private static final String SANDBOX_IBAN = "DE02120300000000202051";

    private static final String SANDBOX_ROUTING = "021000021";
    private static final String SANDBOX_ORIGIN = "1234567890";

    private final BankSettings settings;
    private final Secrets secrets;

    OurBank(BankSettings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /** The name the bank knows us by. */
    String name() {
        return set("name", settings.name(), "Ovation Sandbox");
    }

    /** The IBAN we pay from. */
    String iban() {
        return BankAccount.of(BankAccount.IBAN_KIND, set("iban", settings.iban(), SANDBOX_IBAN))
                .written();
    }

    /** Our bank's BIC, where it is set. */
    @Nullable
    String bic() {
        return settings.bic().orElse(null);
    }

    /** The routing number of our bank in the ACH network. */
    String routing() {
        return set("routing", settings.routing(), SANDBOX_ROUTING);
    }

    /** Our bank's name in the ACH network. */
    String bankName() {
        return set("bank-name", settings.bankName(), "SANDBOX BANK");
    }

    /** Our ten characters as immediate origin. */
    String origin() {
        return set("origin", settings.origin(), SANDBOX_ORIGIN);
    }

    /** Our ten characters as company. */
    String companyId() {
        return settings.companyId().orElseGet(this::origin);
    }

    private String set(String name, Optional<String> value, String inTheSandbox) {
        if (value.isEmpty() && !secrets.mode().isTest()) {
            throw Problem.of(ProblemCode.BANK_ACCOUNT_NOT_SET_UP)
                    .detail("The setting ovation.bank." + name + " is missing")
                    .cure("Set it and start the server again");
        }
        return value.orElse(inTheSandbox);
    }
}
