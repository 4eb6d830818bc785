package io.ovation.server.payout.bank;

import io.ovation.server.api.BodyLimit;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** A bank's files may be larger than other bodies. */
final class UploadLimit {
    private UploadLimit() {}

    @Produces
    @Singleton
    static BodyLimit bankFiles() {
        return new BodyLimit("/v1/bank-files", BodyLimit.LARGEST);
    }
}
