package io.ovation.client.webhook;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the platform is told what happens. Needs the secret key. */
public final class WebhookEndpoints {
    private final Door door;

    /** Behind a door with the secret key. */
    public WebhookEndpoints(Door door) {
        this.door = door;
    }

    /** Makes an endpoint. The answer is the only one that shows its secret. */
    public Call<Endpoint> create(Wish wish) {
        return door.postOnce(Route.of("webhook-endpoints"), wish, Endpoint.class);
    }

    /** All, the newest first. */
    public Listing<Endpoint> list() {
        return door.list(Route.of("webhook-endpoints"), Endpoint.class);
    }

    /** One endpoint. */
    public Call<Endpoint> get(String id) {
        return door.get(Route.of("webhook-endpoints", id), Endpoint.class);
    }

    /** Changes what the wish says; what is null stays. */
    public Call<Endpoint> change(String id, Wish wish) {
        return door.patch(Route.of("webhook-endpoints", id), wish, Endpoint.class);
    }

    /** Events wait until it is {@linkplain #enable enabled} again. */
    public Call<Endpoint> pause(String id) {
        return door.patch(Route.of("webhook-endpoints", id), Door.body("status", "paused"), Endpoint.class);
    }

    /** Sends again, from where it stopped. */
    public Call<Endpoint> enable(String id) {
        return door.patch(Route.of("webhook-endpoints", id), Door.body("status", "enabled"), Endpoint.class);
    }

    /** Deletes an endpoint and what is known of its deliveries. */
    public Call<Door.Nothing> delete(String id) {
        return door.delete(Route.of("webhook-endpoints", id));
    }

    /** Makes a new secret; for the overlap, at most a week, the old one signs as well. */
    public Call<Endpoint> rotateSecret(String id, Duration overlap) {
        return door.post(
                Route.of("webhook-endpoints", id, "secret-rotations"),
                Door.body("overlap_seconds", overlap.toSeconds()),
                Endpoint.class);
    }

    /** Sends a {@code webhook.ping} to this endpoint alone. */
    public Call<Door.Nothing> ping(String id) {
        return door.post(Route.of("webhook-endpoints", id, "pings"), null, Door.Nothing.class);
    }

    /** What became of the events sent to an endpoint, the newest first; null for every state. */
    public Listing<Delivery> deliveries(String id, @Nullable State state) {
        return door.list(
                Route.of("webhook-endpoints", id, "deliveries").with("state", state == null ? null : state.text()),
                Delivery.class);
    }

    /** What became of one event at an endpoint. */
    public Call<Delivery> delivery(String id, String eventId) {
        return door.get(Route.of("webhook-endpoints", id, "deliveries", eventId), Delivery.class);
    }

    /** Sends an event once more, whatever became of it before. */
    public Call<Delivery> resend(String id, String eventId) {
        return door.post(Route.of("webhook-endpoints", id, "deliveries", eventId, "resend"), null, Delivery.class);
    }

    /** Sends once more what was given up, at most a thousand events. */
    public Call<Resent> resendDead(String id) {
        return door.post(Route.of("webhook-endpoints", id, "dead-letters", "resend"), null, Resent.class);
    }

    /**
     * An endpoint to make, or what to change of one.
     *
     * @param url where to POST events
     * @param types names of types, or beginnings such as {@code gift.*}; null for all
     * @param subjects public ids of what the events are about; null for all
     * @param data fields of the events' data and the value each must have
     * @param ordered whether each event waits until the one before it was taken
     */
    public record Wish(
            @Nullable String url,
            @Nullable List<String> types,
            @Nullable List<String> subjects,
            @Nullable Map<String, String> data,
            @Nullable Boolean ordered,
            @Nullable String description) {
        /** Events of these types, all when none is named, to this address. */
        public static Wish to(String url, String... types) {
            return new Wish(url, types.length == 0 ? null : List.of(types), null, null, null, null);
        }

        /** One after the other: each event waits until the one before it was taken. */
        public Wish inOrder() {
            return new Wish(url, types, subjects, data, true, description);
        }
    }

    /**
     * An endpoint.
     *
     * @param statusReason why it is disabled
     * @param failingSince since when no attempt has succeeded; null while it answers
     * @param oldSecretEnds until when the newest of the former secrets signs as well
     * @param formerSecretsEnd until when each former secret signs, the newest first
     * @param secret {@code whsec_...}; null but in the answer that made it
     */
    public record Endpoint(
            String id,
            String url,
            String description,
            List<String> types,
            List<String> subjects,
            Map<String, String> data,
            boolean ordered,
            Status status,
            @Nullable String statusReason,
            @Nullable Instant failingSince,
            @Nullable Instant oldSecretEnds,
            List<Instant> formerSecretsEnd,
            Instant createdAt,
            @Nullable String secret) {
        /** Verifies what is sent to it; only where the secret is shown. */
        public WebhookVerifier verifier() {
            if (secret == null) {
                throw new IllegalStateException("The secret of " + id + " was shown when it was made, and is not here");
            }
            return WebhookVerifier.of(secret);
        }

        @Override
        public String toString() {
            return "Endpoint[" + id + " " + url + " " + status + "]";
        }
    }

    /** Whether events are sent. */
    public enum Status {
        /** They are. */
        ENABLED,
        /** You paused it. */
        PAUSED,
        /** Ovation stopped, because it failed for too long or said that it is gone. */
        DISABLED,
        /** One this client does not know yet. */
        @JsonEnumDefaultValue
        OTHER
    }

    /** Where a delivery stands. */
    public enum State {
        /** Taken. */
        DELIVERED,
        /** It failed and is tried again. */
        RETRYING,
        /** Given up; it may be sent again by hand. */
        DEAD,
        /** One this client does not know yet. */
        @JsonEnumDefaultValue
        OTHER;

        private String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What became of an event at an endpoint. */
    public record Delivery(
            String eventId,
            String type,
            State state,
            int attempts,
            @Nullable Integer statusCode,
            @Nullable String error,
            Instant firstAt,
            Instant lastAt,
            @Nullable Instant nextAttemptAt,
            int tookMillis) {}

    /** How many events are sent again. */
    public record Resent(int events) {}
}
