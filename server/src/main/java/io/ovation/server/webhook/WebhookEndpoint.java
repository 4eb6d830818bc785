package io.ovation.server.webhook;

import io.ovation.server.api.PublicId;
import io.ovation.server.event.EventFilter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the platform wants to be told what happens. Immutable.
 *
 * @param ordered whether each event waits until the one before it was taken
 * @param version rises with every change that somebody made
 * @param position everything up to here was delivered, is of no interest, or has a delivery of its own
 * @param secret {@code whsec_…}
 * @param formerSecrets those before the last rotations, newest first; each signs until its end
 * @param failingSince since when no attempt has succeeded; null while it answers
 */
record WebhookEndpoint(
        long number,
        String url,
        String description,
        EventFilter filter,
        boolean ordered,
        Status status,
        @Nullable String statusReason,
        long version,
        long position,
        String secret,
        List<FormerSecret> formerSecrets,
        @Nullable Instant failingSince,
        Instant createdAt) {
    static final String PREFIX = "whe";

    /** A secret that was rotated away and signs until it ends. */
    record FormerSecret(String secret, Instant ends) {}

    /** Whether events are sent to it. */
    enum Status {
        /** They are. */
        ENABLED,
        /** Somebody paused it; events wait in the log. */
        PAUSED,
        /** We stopped, because it failed for too long or said that it is gone; events wait in the log. */
        DISABLED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    WebhookEndpoint {
        formerSecrets = List.copyOf(formerSecrets);
    }

    /** The former secrets that still sign. */
    List<FormerSecret> formerSecrets(Instant now) {
        return formerSecrets.stream().filter(each -> now.isBefore(each.ends())).toList();
    }

    String id() {
        return PublicId.of(PREFIX, number);
    }
}
