package io.ovation.server.payout.bank;

import io.ovation.server.api.BodyLimit;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Files of a bank may be larger than other bodies: a statement of a busy day has megabytes. */
@Singleton
class BankFileSize {
    @Produces
    @Singleton
    BodyLimit limit() {
        return new BodyLimit(BankFileResource.PATH, BodyLimit.LARGEST);
    }
}
