package io.ovation.server.verification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How long documents are kept, and what screening asks for. */
@ConfigMapping(prefix = "ovation.verification")
public interface VerificationSettings {
    /** Days for which a verified identity holds when its document says nothing else. */
    @WithDefault("730")
    int validDays();

    /** Days after which documents are shredded that were uploaded and never handed in. */
    @WithDefault("30")
    int keepUnusedDays();

    /** Days after a rejection after which its documents are shredded. */
    @WithDefault("90")
    int keepRejectedDays();

    /** Days after the end of a verification after which its documents are shredded; the law often asks for five years. */
    @WithDefault("1825")
    int keepVerifiedDays();

    /** Whether nobody is paid who was not screened against a list. By default in live mode, not in the sandbox. */
    Optional<Boolean> screeningRequired();
}
