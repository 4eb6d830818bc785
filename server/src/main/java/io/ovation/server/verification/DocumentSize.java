package io.ovation.server.verification;

import io.ovation.server.api.BodyLimit;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Photographs and lists are larger than other bodies. */
@Singleton
class DocumentSize {
    @Produces
    @Singleton
    BodyLimit documents() {
        return new BodyLimit(VerificationResource.DOCUMENTS, BodyLimit.LARGEST);
    }

    @Produces
    @Singleton
    BodyLimit lists() {
        return new BodyLimit(ScreeningResource.LISTS, BodyLimit.LARGEST);
    }
}
