package io.ovation.server.payout.bank;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * Our own bank account, which bank files pay from. Without these settings the sandbox pays from a made-up account; a live
 * server makes no file.
 */
@ConfigMapping(prefix = "ovation.bank")
public interface BankSettings {
    /** The name the bank knows us by. */
    Optional<String> name();

    /** The IBAN of the account that pain.001 files pay from. */
    Optional<String> iban();

    /** The BIC of that account's bank; the bank finds it by the IBAN when it is left out. */
    Optional<String> bic();

    /** ACH: the routing number of the bank that NACHA files go to, nine digits. */
    Optional<String> routing();

    /** ACH: the name of that bank. */
    Optional<String> bankName();

    /** ACH: our ten characters as immediate origin, given by the bank; often 1 and the tax number. */
    Optional<String> origin();

    /** ACH: our ten characters as company, given by the bank; the origin when left out. */
    Optional<String> companyId();
}
