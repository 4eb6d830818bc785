package io.ovation.server.webhook;

import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.IdempotencyKeys;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.event.Event;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Webhook endpoints and what became of the events sent to them. */
@Path("/v1/webhook-endpoints")
@Allow(
        value = {Role.PLATFORM, Role.ADMIN},
        scope = Scope.WEBHOOKS)
@RunOnVirtualThread
public class WebhookEndpointResource {
    private static final int LONGEST_OVERLAP_SECONDS = 7 * 86_400;
    private static final int DEFAULT_OVERLAP_SECONDS = 86_400;

    private final WebhookEndpoints endpoints;
    private final IdempotencyKeys keys;
    private final Callers callers;

    WebhookEndpointResource(WebhookEndpoints endpoints, IdempotencyKeys keys, Callers callers) {
        this.endpoints = endpoints;
        this.keys = keys;
        this.callers = callers;
    }

    /** Creates an endpoint. The answer is the only one that shows its secret. */
    @POST
    @APIResponseSchema(value = View.class, responseCode = "201")
    public Response create(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Wish wish) {
        Wish asked = required(wish);
        // What is kept with the key is which endpoint it made, and never its secret.
        View created = key == null
                ? View.withSecret(endpoints.create(asked))
                : View.withSecret(endpoints.get(keys.onceIn(
                                callers.current(),
                                key,
                                Fingerprints.of(
                                        "webhook-endpoint",
                                        asked.url(),
                                        asked.types(),
                                        asked.subjects(),
                                        asked.data() == null ? null : new java.util.TreeMap<>(asked.data()),
                                        asked.ordered(),
                                        asked.description()),
                                Created.class,
                                handle -> new Created(
                                        endpoints.create(handle, asked).number()))
                        .number()));
        return Response.status(Response.Status.CREATED).entity(created).build();
    }

    /** Lists the endpoints, newest first. */
    @GET
    public Page<View> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page<WebhookEndpoint> page = endpoints.page(cursor, Page.limit(limit));
        return new Page<>(page.items().stream().map(View::of).toList(), page.nextCursor(), page.hasMore());
    }

    /** Shows an endpoint, with its version as ETag. */
    @GET
    @Path("{endpoint}")
    @APIResponseSchema(value = View.class, responseCode = "200")
    public Response get(@PathParam("endpoint") String endpoint) {
        return tagged(endpoints.get(number(endpoint)));
    }

    /** Changes an endpoint; with If-Match only the version that was seen. */
    @PATCH
    @Path("{endpoint}")
    @APIResponseSchema(value = View.class, responseCode = "200")
    public Response change(
            @PathParam("endpoint") String endpoint,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable Change change) {
        return tagged(endpoints.change(number(endpoint), required(change), version(ifMatch)));
    }

    /** Deletes an endpoint and what is known of its deliveries. */
    @DELETE
    @Path("{endpoint}")
    public void delete(@PathParam("endpoint") String endpoint) {
        endpoints.delete(number(endpoint));
    }

    /** Makes a new secret; for a time the old one signs as well, and so do those before it, each until its own end. */
    @POST
    @Path("{endpoint}/secret-rotations")
    public View rotate(@PathParam("endpoint") String endpoint, @Nullable Rotation rotation) {
        Integer seconds = rotation == null ? null : rotation.overlapSeconds();
        int overlap = seconds == null ? DEFAULT_OVERLAP_SECONDS : seconds;
        if (overlap < 0 || overlap > LONGEST_OVERLAP_SECONDS) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("overlap_seconds")
                    .detail("overlap_seconds is from 0 to " + LONGEST_OVERLAP_SECONDS);
        }
        boolean endFormer = rotation != null && Boolean.TRUE.equals(rotation.endFormer());
        return View.withSecret(endpoints.rotate(number(endpoint), Duration.ofSeconds(overlap), endFormer));
    }

    /** Sends a {@code webhook.ping} to this endpoint alone. */
    @POST
    @Path("{endpoint}/pings")
    @ResponseStatus(202)
    public void ping(@PathParam("endpoint") String endpoint) {
        endpoints.ping(number(endpoint));
    }

    /** Lists what became of the events sent to an endpoint, the newest event first. */
    @GET
    @Path("{endpoint}/deliveries")
    public Page<DeliveryView> deliveries(
            @PathParam("endpoint") String endpoint,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page<Delivery> page = endpoints.deliveries(number(endpoint), state, cursor, Page.limit(limit));
        return new Page<>(page.items().stream().map(DeliveryView::of).toList(), page.nextCursor(), page.hasMore());
    }

    /** Shows what became of one event at an endpoint. */
    @GET
    @Path("{endpoint}/deliveries/{event}")
    public DeliveryView delivery(@PathParam("endpoint") String endpoint, @PathParam("event") String event) {
        return DeliveryView.of(endpoints.delivery(number(endpoint), PublicId.uuid(Event.PREFIX, event)));
    }

    /** Sends an event to an endpoint once more, whatever became of it before. */
    @POST
    @Path("{endpoint}/deliveries/{event}/resend")
    @APIResponseSchema(value = DeliveryView.class, responseCode = "202")
    public Response resend(@PathParam("endpoint") String endpoint, @PathParam("event") String event) {
        Delivery delivery = endpoints.resend(number(endpoint), PublicId.uuid(Event.PREFIX, event));
        return Response.accepted(DeliveryView.of(delivery)).build();
    }

    /** Sends once more what was given up, at most a thousand events. */
    @POST
    @Path("{endpoint}/dead-letters/resend")
    @APIResponseSchema(value = Resent.class, responseCode = "202")
    public Response resendDead(@PathParam("endpoint") String endpoint) {
        return Response.accepted(new Resent(endpoints.resendDead(number(endpoint))))
                .build();
    }

    private static long number(String endpoint) {
        return PublicId.number(WebhookEndpoint.PREFIX, endpoint);
    }

    private static Response tagged(WebhookEndpoint endpoint) {
        return Response.ok(View.of(endpoint))
                .header("ETag", "\"" + endpoint.version() + "\"")
                .build();
    }

    private static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        String text = ifMatch.strip();
        return text.matches("\"\\d{1,18}\"") ? Long.valueOf(text.substring(1, text.length() - 1)) : -1L;
    }

    private static <T> T required(@Nullable T body) {
        if (body == null) {
            throw Problem.of(ProblemCode.MALFORMED_JSON).cure("Send one JSON object");
        }
        return body;
    }

    /**
     * A new endpoint.
     *
     * @param url where to POST events
     * @param types names of types, or beginnings such as {@code gift.*}; all when left out
     * @param subjects public ids of what the events are about; all when left out
     * @param data fields of the events' data and the value each must have
     * @param ordered whether each event waits until the one before it was taken; false when left out
     */
    public record Wish(
            @Schema(required = true, maxLength = 2000, examples = "https://example.com/ovation") @Nullable
            String url,

            @Nullable List<String> types,
            @Nullable List<String> subjects,
            @Nullable Map<String, String> data,
            @Nullable Boolean ordered,
            @Nullable String description) {}

    /**
     * What to change; what is left out stays.
     *
     * @param status {@code enabled} or {@code paused}
     */
    public record Change(
            @Nullable String url,
            @Nullable List<String> types,
            @Nullable List<String> subjects,
            @Nullable Map<String, String> data,
            @Nullable Boolean ordered,
            @Nullable String description,
            @Nullable String status) {}

    /**
     * How a secret is replaced.
     *
     * @param overlapSeconds for how long the old secret signs as well; a day when left out, a week at most
     * @param endFormer whether the secrets before it stop signing now, as after a leak; left out they sign until their own end
     */
    public record Rotation(
            @Nullable Integer overlapSeconds, @Nullable Boolean endFormer) {}

    /**
     * An endpoint.
     *
     * @param status {@code enabled}, {@code paused} (by you) or {@code disabled} (by us)
     * @param statusReason why it is disabled: {@code failed_for_too_long} or {@code gone}
     * @param failingSince since when no attempt has succeeded; left out while it answers
     * @param oldSecretEnds until when the newest of the former secrets signs as well
     * @param formerSecretsEnd until when each former secret signs, the newest first
     * @param secret begins with {@code whsec_}; shown only in the answer to its creation
     */
    public record View(
            String id,
            String url,
            String description,
            List<String> types,
            List<String> subjects,
            Map<String, String> data,
            boolean ordered,
            String status,
            @Nullable String statusReason,
            @Nullable Instant failingSince,
            @Nullable Instant oldSecretEnds,
            List<Instant> formerSecretsEnd,
            Instant createdAt,
            @Nullable String secret) {
        static View of(WebhookEndpoint endpoint) {
            return of(endpoint, null);
        }

        static View withSecret(WebhookEndpoint endpoint) {
            return of(endpoint, endpoint.secret());
        }

        private static View of(WebhookEndpoint endpoint, @Nullable String secret) {
            List<Instant> ends = endpoint.formerSecrets(Instant.now()).stream()
                    .map(WebhookEndpoint.FormerSecret::ends)
                    .toList();
            return new View(
                    endpoint.id(),
                    endpoint.url(),
                    endpoint.description(),
                    endpoint.filter().types(),
                    endpoint.filter().subjects(),
                    endpoint.filter().data(),
                    endpoint.ordered(),
                    endpoint.status().text(),
                    endpoint.statusReason(),
                    endpoint.failingSince(),
                    ends.isEmpty() ? null : ends.getFirst(),
                    ends,
                    endpoint.createdAt(),
                    secret);
        }
    }

    /**
     * What became of an event at an endpoint.
     *
     * @param state {@code delivered}, {@code retrying} or {@code dead}
     * @param statusCode of the last answer; left out when there was none
     * @param error why the last attempt failed
     */
    public record DeliveryView(
            String eventId,
            String type,
            String state,
            int attempts,
            @Nullable Integer statusCode,
            @Nullable String error,
            Instant firstAt,
            Instant lastAt,
            @Nullable Instant nextAttemptAt,
            int tookMillis) {
        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    PublicId.of(Event.PREFIX, delivery.event()),
                    delivery.type(),
                    delivery.state().text(),
                    delivery.attempts(),
                    delivery.statusCode(),
                    delivery.error(),
                    delivery.firstAt(),
                    delivery.lastAt(),
                    delivery.nextAttemptAt(),
                    delivery.tookMillis());
        }
    }

    /** What is kept with an idempotency key: the number of the endpoint. */
    record Created(long number) {}

    /** How many events are sent again. */
    public record Resent(int events) {}
}
